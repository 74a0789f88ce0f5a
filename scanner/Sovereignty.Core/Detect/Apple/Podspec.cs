using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Detect.Ruby;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary>
/// <c>*.podspec</c> and <c>*.podspec.json</c>: a pod of the project's own, with the pods that it and its subspecs ask for. The first is Ruby, which is not
/// run here: lines that call <c>dependency</c> with texts are read. Source: CocoaPods, "Podspec Syntax Reference".
/// </summary>
internal sealed class Podspec : IDetector
{
    private const int Deepest = 16;

    /// <inheritdoc/>
    public string Name => "apple/podspec";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.podspec", "*.podspec.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var pod = new Pod();
        if (input.FileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) ReadJson(input, pod, found);
        else ReadRuby(input, pod);
        if (pod.Name is not { Length: > 0 and <= 200 } name) return;
        found.Project(PackageUrl.Create("cocoapods", null, name, pod.Version), pod.Licence);
        foreach (var need in pod.Needs)
        {
            var slash = need.Name.IndexOf('/', StringComparison.Ordinal);
            var root = slash < 0 ? need.Name : need.Name[..slash];
            // A subspec that asks for another one of the same pod.
            if (root == name || root.Length is 0 or > 200 || root.Contains(' ', StringComparison.Ordinal)) continue;
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("cocoapods", null, root, RubyText.ExactVersion(need.Requested), subpath: slash < 0 ? null : need.Name[(slash + 1)..]),
                Requested = need.Requested, Scope = need.IsTest ? Scope.Test : Scope.Runtime, Direct = true, Line = need.Line, Evidence = EvidenceKind.Declared,
            });
        }
    }

    // "s.name = 'Pod'", "ss.ios.dependency 'Other/Part', '~> 1.0'"; blocks of tests are known by their first line.
    private static void ReadRuby(DetectorInput input, Pod pod)
    {
        var blocks = new Stack<bool>();
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var raw = lines.Current.Trim(" \t"u8);
            if (raw.IsEmpty || raw[0] == '#' || raw.Length > 4096) continue;
            var line = Encoding.UTF8.GetString(raw);
            if (line is "end") blocks.TryPop(out _);
            else if (RubyText.OpensBlock(line)) blocks.Push(line.Contains(".test_spec", StringComparison.Ordinal));
            var dot = line.IndexOf('.', StringComparison.Ordinal);
            if (dot is < 1 or > 20) continue;
            var statement = line[(dot + 1)..];
            foreach (var platform in (ReadOnlySpan<string>)["ios.", "osx.", "macos.", "tvos.", "watchos.", "visionos."])
            {
                if (statement.StartsWith(platform, StringComparison.Ordinal)) statement = statement[platform.Length..];
            }

            if (RubyText.Call(statement, "dependency") is { } arguments && RubyText.Texts(arguments) is [var name, .. var ranges]) pod.Need(name, ranges, blocks.Contains(true), lines.Number);
            else if (blocks.Count <= 1) Set(pod, statement);
        }
    }

    private static void Set(Pod pod, string statement)
    {
        if (RubyText.Assigned(statement, "name") is [var name, ..]) pod.Name ??= name;
        else if (RubyText.Assigned(statement, "version") is [var version, ..]) pod.Version ??= version;
        else if (RubyText.Assigned(statement, "license") is { } texts)
        {
            var type = RubyText.Option(statement, "type")?.Trim(' ', '}', '\'', '"');
            pod.Licence ??= string.IsNullOrEmpty(type) ? texts.FirstOrDefault() : type;
        }
    }

    private static void ReadJson(DetectorInput input, Pod pod, Detection found)
    {
        try
        {
            var json = new JsonLines(input.Utf8);
            ReadSpec(ref json, pod, isTest: false, depth: 0);
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
    }

    private static void ReadSpec(ref JsonLines json, Pod pod, bool isTest, int depth)
    {
        if (depth > Deepest || !json.EnterObject()) return;
        while (json.NextProperty())
        {
            var key = json.NameText();
            if (key == "dependencies") ReadNeeds(ref json, pod, isTest);
            else if (key is "ios" or "osx" or "macos" or "tvos" or "watchos" or "visionos") ReadSpec(ref json, pod, isTest, depth + 1);
            else if (key is "subspecs" or "testspecs" or "appspecs" && json.EnterArray())
            {
                while (json.NextItem()) ReadSpec(ref json, pod, isTest || key == "testspecs", depth + 1);
            }
            else if (depth > 0) continue;
            else if (key == "name") pod.Name = json.Text();
            else if (key == "version") pod.Version = json.Text();
            else if (key == "license")
            {
                pod.Licence = json.Text();
                if (!json.EnterObject()) continue;
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("type"u8)) pod.Licence = json.Text();
                }
            }
        }
    }

    private static void ReadNeeds(ref JsonLines json, Pod pod, bool isTest)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var (name, line) = (json.NameText(), json.Line);
            var ranges = new List<string>();
            if (json.EnterArray())
            {
                while (json.NextItem())
                {
                    if (json.Text() is { } range && ranges.Count < 10) ranges.Add(range);
                }
            }

            pod.Need(name, ranges, isTest, line);
        }
    }

    private sealed class Pod
    {
        public string? Name { get; set; }

        public string? Version { get; set; }

        public string? Licence { get; set; }

        public List<(string Name, string? Requested, bool IsTest, int Line)> Needs { get; } = [];

        public void Need(string name, List<string> ranges, bool isTest, int line)
        {
            if (Needs.Count < 10_000) Needs.Add((name, ranges.Count == 0 ? null : string.Join(", ", ranges), isTest, line));
        }
    }
}

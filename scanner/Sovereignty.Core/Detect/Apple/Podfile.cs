using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Detect.Ruby;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary>
/// <c>Podfile</c>: the pods that an app asks for. It is Ruby, which is not run here: lines that call <c>pod</c> with texts are read. Targets whose name
/// ends with "Tests" are tests. Source: CocoaPods, "Podfile Syntax Reference".
/// </summary>
internal sealed class Podfile : IDetector
{
    /// <inheritdoc/>
    public string Name => "apple/podfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Podfile"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        var blocks = new Stack<bool>();
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var raw = lines.Current.Trim(" \t"u8);
            if (raw.IsEmpty || raw[0] == '#' || raw.Length > 4096) continue;
            var line = Encoding.UTF8.GetString(raw);
            if (RubyText.Call(line, "pod") is { } arguments) Add(arguments, blocks.Contains(true), lines.Number, found);
            if (RubyText.OpensBlock(line)) blocks.Push(RubyText.Call(line, "target") is { } target && RubyText.Texts(target) is [var name, ..] && name.EndsWith("Tests", StringComparison.Ordinal));
            else if (line is "end" && blocks.Count > 0) blocks.Pop();
        }
    }

    private static void Add(string arguments, bool isTest, int line, Detection found)
    {
        var texts = RubyText.Texts(arguments);
        if (texts.Count == 0 || RubyText.Option(arguments, "path") is not null || RubyText.Option(arguments, "podspec") is not null) return;
        var (slash, full) = (texts[0].IndexOf('/', StringComparison.Ordinal), texts[0]);
        var root = slash < 0 ? full : full[..slash];
        if (root.Length is 0 or > 200 || root.Contains(' ', StringComparison.Ordinal)) return;
        var ranges = texts.Skip(1).TakeWhile(t => t.Length > 0 && (char.IsAsciiDigit(t[0]) || t[0] is '~' or '>' or '<' or '=' or '!')).ToList();
        var requested = ranges.Count > 0 ? string.Join(", ", ranges) : null;
        var commit = Unquoted(RubyText.Option(arguments, "commit") ?? RubyText.Option(arguments, "tag"));
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("cocoapods", null, root, RubyText.ExactVersion(requested), Repositories.Qualifier(Unquoted(RubyText.Option(arguments, "git")), commit), subpath: slash < 0 ? null : full[(slash + 1)..]),
            Requested = requested, Scope = isTest ? Scope.Test : Scope.Runtime, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }

    private static string? Unquoted(string? option) => option?.Trim().Trim('\'', '"') is { Length: > 0 } text ? text : null;
}

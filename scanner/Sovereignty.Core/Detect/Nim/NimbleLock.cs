using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Nim;

/// <summary><c>nimble.lock</c> of Nim: packages with version, repository, commit and what they need. Source: Nimble documentation, "Lock files".</summary>
internal sealed class NimbleLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "nim/nimble-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["nimble.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var handles = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var needs = new List<(int From, string To)>();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("packages"u8)) ReadPackages(ref json, Scope.Runtime, handles, needs, found);
                else if (json.Name.SequenceEqual("tasks"u8) && json.EnterObject())
                {
                    while (json.NextProperty()) ReadPackages(ref json, Scope.Development, handles, needs, found);
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        foreach (var (from, to) in needs) found.Edge(from, handles.GetValueOrDefault(to, -1));
    }

    private static void ReadPackages(ref JsonLines json, Scope scope, Dictionary<string, int> handles, List<(int From, string To)> needs, Detection found)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var (name, line) = (json.NameText(), json.Line);
            string? version = null, commit = null, address = null, checksum = null;
            var needed = new List<string>();
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("vcsRevision"u8)) commit = json.Text();
                else if (json.Name.SequenceEqual("url"u8)) address = json.Text();
                else if (json.Name.SequenceEqual("dependencies"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        if (json.Text() is { } need) needed.Add(need);
                    }
                }
                else if (json.Name.SequenceEqual("checksums"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (json.Name.SequenceEqual("sha1"u8)) checksum = json.Text();
                    }
                }
            }

            if (NimbleNames.Plain(name, version is { Length: > 0 } ? version.TrimStart('#') : commit) is not { } purl) continue;
            var handle = found.Add(new DetectedComponent
            {
                Purl = purl, Scope = scope, Line = line,
                Declared = new Declarations { Hashes = Integrity.FromHex("sha1", checksum), DownloadUrl = Links.Public(address) },
            });
            handles.TryAdd(name, handle);
            foreach (var need in needed) needs.Add((handle, need));
        }
    }
}

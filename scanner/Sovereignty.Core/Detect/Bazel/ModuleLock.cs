using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Bazel;

/// <summary>
/// <c>MODULE.bazel.lock</c>. Newer forms list the files read from a registry: the versions that were chosen are those whose <c>source.json</c> was
/// read. Older ones hold the graph of modules. Source: Bazel documentation, "Bazel Lockfile".
/// </summary>
internal sealed class ModuleLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "bazel/module-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["MODULE.bazel.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadProperty);

    private static void ReadProperty(ref JsonLines json, Detection found)
    {
        if (json.Name.SequenceEqual("registryFileHashes"u8)) ReadFiles(ref json, found);
        else if (json.Name.SequenceEqual("moduleDepGraph"u8)) ReadGraph(ref json, found);
    }

    // "https://registry/modules/name/version/source.json": "hash"
    private static void ReadFiles(ref JsonLines json, Detection found)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.NameText().Split('/') is not [.., "modules", { Length: > 0 } name, { Length: > 0 } version, "source.json"] || json.Text() is null) continue;
            found.Add(new DetectedComponent { Purl = PackageUrl.Create("bazel", null, name, version), Line = json.Line });
        }
    }

    private static void ReadGraph(ref JsonLines json, Detection found)
    {
        if (!json.EnterObject()) return;
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        var needs = new List<(string From, string To)>();
        var modules = new List<(string Key, DetectedComponent Component)>();
        while (json.NextProperty())
        {
            var (key, line) = (json.NameText(), json.Line);
            string? name = null, version = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("deps"u8) && json.EnterObject())
                {
                    while (json.NextProperty()) needs.Add((key, json.Text() ?? ""));
                }
            }

            // The project itself is <root>; a module that the project puts another in the place of has no version.
            if (key == "<root>" || string.IsNullOrEmpty(name) || string.IsNullOrEmpty(version)) continue;
            modules.Add((key, new DetectedComponent { Purl = PackageUrl.Create("bazel", null, name, version), Line = line }));
        }

        var roots = needs.Where(n => n.From == "<root>").Select(n => n.To).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, component) in modules) handles[key] = found.Add(roots.Count == 0 ? component : component with { Direct = roots.Contains(key) });
        foreach (var (from, to) in needs) found.Edge(handles.GetValueOrDefault(from, -1), handles.GetValueOrDefault(to, -1));
    }
}

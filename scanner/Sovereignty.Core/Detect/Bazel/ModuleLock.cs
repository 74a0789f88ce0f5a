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
    public Gives Gives => Gives.Versions | Gives.Lines;

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
        while (json.NextProperty())
        {
            var (key, line) = (json.NameText(), json.Line);
            string? name = null, version = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
            }

            // The project itself is <root>; a module that the project puts another in the place of has no version.
            if (key == "<root>" || string.IsNullOrEmpty(name) || string.IsNullOrEmpty(version)) continue;
            found.Add(new DetectedComponent { Purl = PackageUrl.Create("bazel", null, name, version), Line = line });
        }
    }
}

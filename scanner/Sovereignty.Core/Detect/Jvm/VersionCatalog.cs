using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// A version catalogue of Gradle, <c>gradle/libs.versions.toml</c>: what the build may ask for, with versions by reference or in place, and
/// plugins by the artefact that their id stands for. Source: Gradle user manual, "Version catalogs".
/// </summary>
internal sealed class VersionCatalog : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/version-catalog";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.versions.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var pool = new Utf8Pool();
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var toml = new TomlLines(input.Utf8, pool);
        while (toml.Next())
        {
            if (toml.IsTable || entries.Count >= Detection.MostComponents) continue;
            if (toml.In("versions"))
            {
                var name = toml.Key;
                if (VersionOf(ref toml) is { } version) versions[name] = version;
            }
            else if (toml.In("libraries") || toml.In("plugins"))
            {
                var entry = new Entry { Line = toml.Line, IsPlugin = toml.In("plugins") };
                ReadEntry(ref toml, entry);
                entries.Add(entry);
            }
        }

        toml.Tell(found);
        foreach (var entry in entries) Add(entry, versions, found);
    }

    private static void Add(Entry entry, Dictionary<string, string> versions, Detection found)
    {
        var version = entry.Reference is { } reference ? versions.GetValueOrDefault(reference) : entry.Version;
        var purl = entry.IsPlugin
            ? MavenNames.Purl(entry.Id, $"{entry.Id}.gradle.plugin", version)
            : MavenNames.Purl(entry.Group, entry.Artefact, version);
        if (purl is null) return;
        found.Add(new DetectedComponent
        {
            Purl = purl,
            Requested = purl.Version is null ? version : null,
            Kind = entry.IsPlugin ? ComponentKind.BuildPart : ComponentKind.Library,
            Scope = entry.IsPlugin ? Scope.Development : Scope.Runtime,
            Direct = true,
            Line = entry.Line,
            Evidence = EvidenceKind.Declared,
        });
    }

    // "group:name:version", or a table with module or group and name; version in place or as version.ref.
    private static void ReadEntry(ref TomlLines toml, Entry entry)
    {
        // A key may also be dotted: junit.module = "…" is a table of its own, which nobody writes.
        if (toml.Text() is { } text)
        {
            if (entry.IsPlugin)
            {
                var colon = text.IndexOf(':', StringComparison.Ordinal);
                (entry.Id, entry.Version) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
            }
            else if (MavenNames.Split(text) is { } split)
            {
                (entry.Group, entry.Artefact, entry.Version) = split;
            }

            return;
        }

        if (!toml.EnterInline()) return;
        while (toml.NextProperty())
        {
            var key = toml.Key;
            if (key == "version")
            {
                if (toml.Keys.Count > 1 && toml.Keys[1] == "ref") entry.Reference = toml.Text();
                else ReadVersion(ref toml, entry);
                continue;
            }

            if (toml.Text() is not { } value) continue;
            if (key == "module" && MavenNames.Split(value) is { } module) (entry.Group, entry.Artefact) = (module.Group, module.Name);
            else if (key == "group") entry.Group = value;
            else if (key == "name") entry.Artefact = value;
            else if (key == "id") entry.Id = value;
        }
    }

    private static void ReadVersion(ref TomlLines toml, Entry entry)
    {
        if (!toml.IsContainer)
        {
            entry.Version = toml.Text();
            return;
        }

        var rich = new RichVersion();
        Read(ref toml, ref rich);
        (entry.Reference, entry.Version) = (rich.Reference, rich.Best);
    }

    private static string? VersionOf(ref TomlLines toml)
    {
        if (!toml.IsContainer) return toml.Text();
        var rich = new RichVersion();
        Read(ref toml, ref rich);
        return rich.Best;
    }

    // A rich version: the preferred one is what is taken unless something else asks for more.
    private static void Read(ref TomlLines toml, ref RichVersion rich)
    {
        if (!toml.EnterInline()) return;
        while (toml.NextProperty())
        {
            var key = toml.Key;
            var value = toml.Text();
            if (key == "ref") rich.Reference = value;
            else if (key == "strictly") rich.Strictly = value;
            else if (key == "require") rich.Require = value;
            else if (key == "prefer") rich.Prefer = value;
        }
    }

    private struct RichVersion
    {
        public string? Reference;
        public string? Strictly;
        public string? Require;
        public string? Prefer;

        public readonly string? Best => Prefer ?? Require ?? Strictly;
    }

    private sealed class Entry
    {
        public string? Group { get; set; }

        public string? Artefact { get; set; }

        public string? Id { get; set; }

        public string? Version { get; set; }

        public string? Reference { get; set; }

        public bool IsPlugin { get; init; }

        public int Line { get; init; }
    }
}

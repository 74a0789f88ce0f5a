using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.NuGet;

/// <summary>Applies the items of an evaluation in order, Include, Update and Remove alike, and yields the packages a project asks for.</summary>
internal sealed class PackageReferences(MsBuildEvaluation evaluation, string project)
{
    private static readonly AsciiSet NotInNames = new("@%*$ ");
    private readonly List<Reference> references = [];
    private readonly List<Reference> central = [];

    /// <summary>The packages, in evaluation order.</summary>
    public IReadOnlyList<Reference> All => references;

    /// <summary>The central versions, in evaluation order.</summary>
    public IReadOnlyList<Reference> Central => central;

    /// <summary>Applies all items.</summary>
    public void Apply()
    {
        foreach (var (item, path) in evaluation.Items)
        {
            var list = item.Type == "PackageVersion" ? central : references;
            foreach (var name in Names(item.Remove)) list.RemoveAll(r => Same(r, name));
            foreach (var name in Names(item.Update))
            {
                foreach (var reference in list.Where(r => Same(r, name))) Set(reference, item);
            }

            foreach (var name in Names(item.Include))
            {
                var reference = new Reference(name, item.Type, path == project ? item.Line : 0);
                Set(reference, item);
                list.Add(reference);
            }
        }
    }

    /// <summary>The versions that hold for a package: its own, or all that central management knows for it.</summary>
    public IEnumerable<string?> VersionsOf(Reference reference)
    {
        if ((reference.Override ?? reference.Version) is { } own) return [own];
        var versions = central.Where(c => c.Version is not null && Same(c, reference.Name)).Select(c => c.Version).Distinct(StringComparer.Ordinal).ToList();
        return versions.Count > 0 ? versions : [null];
    }

    /// <summary>A component out of a package and the range asked for.</summary>
    public static DetectedComponent Component(Reference reference, string? range, Scope scope) => new()
    {
        Purl = PackageUrl.Create("nuget", null, reference.Name, VersionRange.Taken(range)),
        Requested = range,
        Scope = scope,
        Direct = reference.Type == "PackageVersion" ? null : true,
        Line = reference.Line,
        Evidence = EvidenceKind.Declared,
    };

    private void Set(Reference reference, MsBuildFile.Item item)
    {
        if (item.Version is { Length: > 0 } version) reference.Version = evaluation.Expand(version) ?? version;
        if (item.VersionOverride is { Length: > 0 } over) reference.Override = evaluation.Expand(over) ?? over;
        if (item.PrivateAssets is { } assets) reference.IsPrivate = (evaluation.Expand(assets) ?? "").Contains("all", StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<string> Names(string? list)
    {
        if (list is null || evaluation.Expand(list) is not { } expanded) return [];
        var names = expanded.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Where(IsName);
    }

    /// <summary>Whether a text is a package's name, and no wildcard or reference to other items.</summary>
    public static bool IsName(string text) => !text.AsSpan().ContainsAny(NotInNames);

    private static bool Same(Reference reference, string name) => reference.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A package that a project asks for.</summary>
    internal sealed class Reference(string name, string type, int line)
    {
        public string Name { get; } = name;

        public string Type { get; } = type;

        public int Line { get; } = line;

        public string? Version { get; set; }

        public string? Override { get; set; }

        public bool IsPrivate { get; set; } = type is "GlobalPackageReference" or "PackageDownload" or "DotNetCliToolReference";
    }
}

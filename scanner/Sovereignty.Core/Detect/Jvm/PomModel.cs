using System.Text;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// A POM with what it inherits from parents and BOMs: properties, managed versions, dependencies. They are looked for in the scanned tree, then in what
/// Maven keeps on this machine; what lies in neither stays unknown.
/// </summary>
internal sealed class PomModel
{
    private const int LongestText = 1024;
    private const int MostImports = 400;

    private readonly DetectorInput input;
    private readonly List<PomPlace> line;
    private readonly PomReactor reactor;
    private readonly int depth;
    private Dictionary<string, ManagedVersion>? managed;

    /// <summary>Finds the parents of a POM.</summary>
    public PomModel(DetectorInput input, string path, PomFile pom)
    {
        this.input = input;
        line = [new PomPlace(path, pom, null)];
        FindParents();
        var top = line.FindLast(l => l.KeptAs is null)!;
        reactor = new PomReactor(input, top.Path, top.Pom);
    }

    // A BOM that another POM imports.
    private PomModel(PomModel importer, PomPlace bom)
    {
        input = importer.input;
        reactor = importer.reactor;
        depth = importer.depth + 1;
        line = [bom];
        FindParents();
    }

    /// <summary>The parent that was not found, in the tree or beside it.</summary>
    public PomParent? MissingParent => line[^1].Pom.Parent;

    /// <summary>Whether a BOM is imported that was not found.</summary>
    public bool LacksBom { get; private set; }

    public string? Group => Resolve(line[0].Pom.Group ?? line[0].Pom.Parent?.Group);

    public string? Artefact => Resolve(line[0].Pom.Artefact);

    public string? Version => Resolve(line[0].Pom.Version ?? line[0].Pom.Parent?.Version);

    /// <summary>
    /// The dependencies, its own first, then those of its parents that it does not name itself; the line is 0 for those, and where the parent is one
    /// that Maven keeps, its coordinates are told.
    /// </summary>
    public IEnumerable<(PomDependency Entry, int Line, string? KeptAs)> Dependencies()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < line.Count; i++)
        {
            foreach (var entry in line[i].Pom.Dependencies)
            {
                if (seen.Add(Key(entry))) yield return (entry, i == 0 ? entry.Line : 0, line[i].KeptAs);
            }
        }
    }

    /// <summary>The version, and what it is needed for, that is managed for a dependency.</summary>
    public ManagedVersion? ManagedFor(PomDependency entry) => Managed().TryGetValue(Key(entry), out var found) ? found : null;

    /// <summary>Whether an artefact is built in this tree.</summary>
    public bool IsOwn(string? group, string? artefact) => reactor.Find(group, artefact) is not null;

    /// <summary>A text with its expressions resolved, as far as the tree knows them.</summary>
    public string? Resolve(string? text)
    {
        if (text is null || !text.Contains("${", StringComparison.Ordinal)) return text;
        var left = 64;
        return Resolve(text, ref left, 0);
    }

    private string Resolve(string text, ref int left, int nested)
    {
        var result = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) break;
            result.Append(text, at, open - at);
            var name = text[(open + 2)..close];
            if (left-- > 0 && nested < 16 && Property(name) is { } value) result.Append(Resolve(value, ref left, nested + 1));
            else result.Append(text, open, close + 1 - open);
            at = close + 1;
            if (result.Length > LongestText) return result.ToString(0, LongestText);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private string? Property(string name)
    {
        var plain = name.StartsWith("project.", StringComparison.Ordinal) ? name[8..] : name.StartsWith("pom.", StringComparison.Ordinal) ? name[4..] : name;
        var own = line[0].Pom;
        switch (plain)
        {
            case "version":
                return own.Version ?? own.Parent?.Version;
            case "groupId":
                return own.Group ?? own.Parent?.Group;
            case "artifactId":
                return own.Artefact;
            case "parent.version":
                return own.Parent?.Version;
            case "parent.groupId":
                return own.Parent?.Group;
            case "parent.artifactId":
                return own.Parent?.Artefact;
        }

        foreach (var (_, pom, _) in line)
        {
            if (pom.Properties.TryGetValue(name, out var value)) return value;
        }

        return null;
    }

    private Dictionary<string, ManagedVersion> Managed()
    {
        if (managed is not null) return managed;
        managed = new Dictionary<string, ManagedVersion>(StringComparer.Ordinal);
        foreach (var (_, pom, keptAs) in line)
        {
            foreach (var entry in pom.Managed)
            {
                if (!entry.IsImport) managed.TryAdd(Key(entry), new ManagedVersion(Resolve(entry.Version), Resolve(entry.Scope), entry.Optional, keptAs));
            }
        }

        foreach (var (_, pom, _) in line)
        {
            foreach (var entry in pom.Managed.Where(e => e.IsImport)) Import(entry, managed);
        }

        return managed;
    }

    private void Import(PomDependency entry, Dictionary<string, ManagedVersion> into)
    {
        input.Stop.ThrowIfCancellationRequested();
        if (depth >= 8 || reactor.Imports++ >= MostImports || FindBom(Resolve(entry.Group), Resolve(entry.Artefact), Resolve(entry.Version)) is not { } bom)
        {
            LacksBom = true;
            return;
        }

        var model = new PomModel(this, bom);
        foreach (var (key, version) in model.Managed()) into.TryAdd(key, version);
        LacksBom |= model.LacksBom;
    }

    private PomPlace? FindBom(string? group, string? artefact, string? version) =>
        reactor.Find(group, artefact) is { } path && input.Neighbour(path, PomFile.Read) is { } pom ? new PomPlace(path, pom, null) : PomPlace.Kept(input, group, artefact, version);

    // Managed entries are matched by group, name, type and classifier.
    private string Key(PomDependency entry) => string.Join(':', Resolve(entry.Group), Resolve(entry.Artefact), entry.Type is "jar" ? null : entry.Type, Resolve(entry.Classifier));

    private void FindParents()
    {
        while (line.Count < 32 && line[^1] is var child && child.Pom.Parent is { } parent)
        {
            var next = (child.KeptAs is null && parent.RelativePath.Length > 0 ? Find(input, RootedPath.FolderOf(child.Path), parent) : null)
                ?? PomPlace.Kept(input, parent.Group, parent.Artefact, Resolve(parent.Version));
            if (next is null || line.Exists(l => l.Path == next.Path && l.KeptAs == next.KeptAs)) break;
            line.Add(next);
        }
    }

    // A file at the place is the parent only if it is called so; Maven takes the repository's then.
    private static PomPlace? Find(DetectorInput input, string folder, PomParent parent)
    {
        var relative = parent.RelativePath.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? parent.RelativePath : parent.RelativePath + "/pom.xml";
        if (!RootedPath.TryCombine(folder, relative, out var path) || input.Neighbour(path, PomFile.Read) is not { } pom) return null;
        var group = pom.Group ?? pom.Parent?.Group;
        if (pom.Artefact != parent.Artefact || (group is not null && parent.Group is not null && group != parent.Group && !group.Contains("${", StringComparison.Ordinal))) return null;
        return new PomPlace(path, pom, null);
    }
}

/// <summary>A POM and where it lies.</summary>
/// <param name="Path">In the tree, or in the folder that Maven keeps.</param>
/// <param name="Pom">What it says.</param>
/// <param name="KeptAs">Its coordinates where it is one that Maven keeps on this machine; null for one of the tree.</param>
internal sealed record PomPlace(string Path, PomFile Pom, string? KeptAs)
{
    /// <summary>Looks for a POM in Maven's local repository: <c>group/artefact/version/artefact-version.pom</c>. Null for a range or an open expression.</summary>
    public static PomPlace? Kept(DetectorInput input, string? group, string? artefact, string? version)
    {
        if (group is null || artefact is null || !MavenNames.IsVersion(version)) return null;
        var path = $"{group.Replace('.', '/')}/{artefact}/{version}/{artefact}-{version}.pom";
        return input.Kept(path, PomFile.Read) is { } pom ? new PomPlace(path, pom, $"{group}:{artefact}:{version}") : null;
    }
}

/// <summary>What <c>dependencyManagement</c> sets for an artefact.</summary>
/// <param name="Version">The version.</param>
/// <param name="Scope">What it is needed for.</param>
/// <param name="Optional">Whether it is optional.</param>
/// <param name="KeptAs">The coordinates of the POM that sets it, where that is one that Maven keeps on this machine.</param>
internal sealed record ManagedVersion(string? Version, string? Scope, string? Optional, string? KeptAs);

using System.Text;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// A POM with what it inherits from the parents that lie in the scanned tree: properties, managed versions, dependencies. What a parent or BOM
/// outside the tree sets stays unknown.
/// </summary>
internal sealed class PomModel
{
    private const int LongestText = 1024;

    private readonly DetectorInput input;
    private readonly List<(string Path, PomFile Pom)> line;
    private readonly PomReactor reactor;
    private readonly int depth;
    private Dictionary<string, ManagedVersion>? managed;

    /// <summary>Finds the parents of a POM.</summary>
    public PomModel(DetectorInput input, string path, PomFile pom, PomReactor? reactor = null, int depth = 0)
    {
        this.input = input;
        this.depth = depth;
        line = Lineage(input, path, pom);
        this.reactor = reactor ?? new PomReactor(input, line[^1].Path, line[^1].Pom);
    }

    /// <summary>Whether a parent is named that does not lie in the tree.</summary>
    public PomParent? MissingParent => line[^1].Pom.Parent;

    /// <summary>Whether a BOM is imported that does not lie in the tree.</summary>
    public bool LacksBom { get; private set; }

    public string? Group => Resolve(line[0].Pom.Group ?? line[0].Pom.Parent?.Group);

    public string? Artefact => Resolve(line[0].Pom.Artefact);

    public string? Version => Resolve(line[0].Pom.Version ?? line[0].Pom.Parent?.Version);

    /// <summary>The dependencies, its own first, then those of its parents that it does not name itself; the line is 0 for those.</summary>
    public IEnumerable<(PomDependency Entry, int Line)> Dependencies()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < line.Count; i++)
        {
            foreach (var entry in line[i].Pom.Dependencies)
            {
                if (seen.Add(Key(entry))) yield return (entry, i == 0 ? entry.Line : 0);
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

        foreach (var (_, pom) in line)
        {
            if (pom.Properties.TryGetValue(name, out var value)) return value;
        }

        return null;
    }

    private Dictionary<string, ManagedVersion> Managed()
    {
        if (managed is not null) return managed;
        managed = new Dictionary<string, ManagedVersion>(StringComparer.Ordinal);
        foreach (var (_, pom) in line)
        {
            foreach (var entry in pom.Managed)
            {
                if (!entry.IsImport) managed.TryAdd(Key(entry), new ManagedVersion(Resolve(entry.Version), Resolve(entry.Scope), entry.Optional));
            }
        }

        foreach (var (_, pom) in line)
        {
            foreach (var entry in pom.Managed.Where(e => e.IsImport)) Import(entry, managed);
        }

        return managed;
    }

    private void Import(PomDependency entry, Dictionary<string, ManagedVersion> into)
    {
        if (depth >= 8 || reactor.Find(Resolve(entry.Group), Resolve(entry.Artefact)) is not { } path || input.Neighbour(path, PomFile.Read) is not { } bom)
        {
            LacksBom = true;
            return;
        }

        var model = new PomModel(input, path, bom, reactor, depth + 1);
        foreach (var (key, version) in model.Managed()) into.TryAdd(key, version);
        LacksBom |= model.LacksBom;
    }

    // Managed entries are matched by group, name, type and classifier.
    private string Key(PomDependency entry) => string.Join(':', Resolve(entry.Group), Resolve(entry.Artefact), entry.Type is "jar" ? null : entry.Type, Resolve(entry.Classifier));

    private static List<(string Path, PomFile Pom)> Lineage(DetectorInput input, string path, PomFile pom)
    {
        var line = new List<(string Path, PomFile Pom)> { (path, pom) };
        while (line.Count < 32 && line[^1].Pom.Parent is { RelativePath.Length: > 0 } parent)
        {
            if (Find(input, RootedPath.FolderOf(line[^1].Path), parent) is not { } next || line.Any(l => l.Path == next.Path)) break;
            line.Add(next);
        }

        return line;
    }

    // A file at the place is the parent only if it is called so; Maven takes the repository's then.
    private static (string Path, PomFile Pom)? Find(DetectorInput input, string folder, PomParent parent)
    {
        var relative = parent.RelativePath.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? parent.RelativePath : parent.RelativePath + "/pom.xml";
        if (!RootedPath.TryCombine(folder, relative, out var path) || input.Neighbour(path, PomFile.Read) is not { } pom) return null;
        var group = pom.Group ?? pom.Parent?.Group;
        if (pom.Artefact != parent.Artefact || (group is not null && parent.Group is not null && group != parent.Group && !group.Contains("${", StringComparison.Ordinal))) return null;
        return (path, pom);
    }
}

/// <summary>What <c>dependencyManagement</c> sets for an artefact.</summary>
internal readonly record struct ManagedVersion(string? Version, string? Scope, string? Optional);

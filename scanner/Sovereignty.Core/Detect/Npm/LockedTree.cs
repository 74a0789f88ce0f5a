using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// The tree of folders that a <c>package-lock.json</c> describes. A package finds what it needs the way Node.js does: in its own
/// <c>node_modules</c>, then in those of the folders above it.
/// </summary>
internal sealed class LockedTree
{
    private const string Modules = "node_modules/";
    private const int LongestPath = 8192;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, int> byPath = new(StringComparer.Ordinal);

    /// <summary>How many folders were read.</summary>
    public int Count => entries.Count;

    /// <summary>Adds a folder.</summary>
    public void Add(Entry entry)
    {
        byPath[entry.Path] = entries.Count;
        entries.Add(entry);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        entries.Clear();
        byPath.Clear();
    }

    /// <summary>Hands over components and edges.</summary>
    public void WriteTo(Detection found, EvidenceKind evidence)
    {
        var paths = byPath.GetAlternateLookup<ReadOnlySpan<char>>();
        var knowsDirect = MarkDirect(paths);
        foreach (var entry in entries)
        {
            if (entry.Path.Length == 0)
            {
                if (NpmPackages.Purl(entry.Name, entry.Version) is { } project) found.Project(project, entry.Licence);
            }
            else if (IsPackage(entry))
            {
                entry.Handle = AddPackage(entry, found, evidence, knowsDirect);
            }
            else if (IsFolder(entry))
            {
                entry.Handle = AddFolder(entry, found, evidence);
            }
            else if (entry.Link && Linked(entry) is { Handle: < 0 } member)
            {
                member.Handle = AddMember(entry, member, found, evidence);
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Handle < 0 || entry.Needs is null) continue;
            foreach (var need in entry.Needs)
            {
                if (Find(paths, entry.Path, need) is { } target) found.Edge(entry.Handle, target.Handle);
            }
        }
    }

    // The root and the workspaces are what is developed here: what they name is direct. Files of the first version have no root.
    private bool MarkDirect(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> paths)
    {
        var any = false;
        foreach (var entry in entries)
        {
            if (entry.Path.Contains(Modules, StringComparison.Ordinal)) continue;
            any = true;
            if (entry.Needs is null) continue;
            foreach (var need in entry.Needs)
            {
                if (Find(paths, entry.Path, need) is { } target) target.Direct = true;
            }
        }

        return any;
    }

    private static bool IsPackage(Entry entry)
    {
        if (entry.Link || !entry.Path.Contains(Modules, StringComparison.Ordinal)) return false;
        if (entry.Version is null && entry.Resolved is null) return false;
        return !NpmPackages.IsLocal(entry.Resolved) && !NpmPackages.IsLocal(entry.Version);
    }

    // A package that is a folder of the repository, copied and not linked.
    private static bool IsFolder(Entry entry) =>
        !entry.Link && entry.Path.Contains(Modules, StringComparison.Ordinal) && (NpmPackages.IsLocal(entry.Resolved) || NpmPackages.IsLocal(entry.Version));

    private static int AddFolder(Entry entry, Detection found, EvidenceKind evidence)
    {
        var name = entry.Path.AsSpan(entry.Path.LastIndexOf(Modules, StringComparison.Ordinal) + Modules.Length);
        var version = NpmPackages.IsLocal(entry.Version) ? null : entry.Version;
        if (NpmPackages.Purl(entry.Name ?? name, version) is not { } purl) return -1;
        return found.Add(new DetectedComponent { Purl = purl, Kind = ComponentKind.Application, Own = true, Scope = entry.Scope, Direct = entry.Direct ? true : null, Line = entry.Line, Evidence = evidence });
    }

    private static int AddPackage(Entry entry, Detection found, EvidenceKind evidence, bool knowsDirect)
    {
        var name = entry.Name.AsSpan();
        if (name.IsEmpty) name = entry.Path.AsSpan(entry.Path.LastIndexOf(Modules, StringComparison.Ordinal) + Modules.Length);
        var version = entry.Version;
        var resolved = entry.Resolved;
        if (version is not null && (version.Contains(':', StringComparison.Ordinal) || version.Contains('/', StringComparison.Ordinal)))
        {
            // The first version writes an alias, a repository or an archive into the version.
            if (NpmPackages.TryAlias(version, out var real, out var exact))
            {
                name = real;
                version = exact.ToString();
            }
            else
            {
                resolved ??= NpmPackages.Remote(version);
                version = null;
            }
        }

        if (NpmPackages.Purl(name, version) is not { } purl) return -1;
        var hashes = entry.Integrity is null ? [] : Integrity.FromSubresource(entry.Integrity);
        var link = Links.Public(resolved);
        return found.Add(new DetectedComponent
        {
            Purl = purl,
            Scope = entry.Scope,
            Direct = entry.Direct ? true : knowsDirect || IsNested(entry) ? false : null,
            Line = entry.Line,
            Evidence = evidence,
            Declared = hashes.IsEmpty && link is null && entry.Licence is null ? Declarations.None : new Declarations { Hashes = hashes, DownloadUrl = link, Licence = entry.Licence },
        });
    }

    // What lies inside another package is there for that one.
    private static bool IsNested(Entry entry) => entry.Path.IndexOf(Modules, StringComparison.Ordinal) != entry.Path.LastIndexOf(Modules, StringComparison.Ordinal);

    // A workspace: named by the link to it, versioned by its own folder.
    private static int AddMember(Entry link, Entry member, Detection found, EvidenceKind evidence)
    {
        if (member.Path.Length == 0 || member.Path.Contains(Modules, StringComparison.Ordinal)) return -1;
        var name = member.Name.AsSpan();
        if (name.IsEmpty) name = link.Path.AsSpan(link.Path.LastIndexOf(Modules, StringComparison.Ordinal) + Modules.Length);
        if (NpmPackages.Purl(name, member.Version) is not { } purl) return -1;
        return found.Add(new DetectedComponent
        {
            Purl = purl, Kind = ComponentKind.Application, Own = true, Direct = true, Line = member.Line, Evidence = evidence,
            Declared = member.Licence is null ? Declarations.None : new Declarations { Licence = member.Licence },
        });
    }

    private Entry? Find(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> paths, string from, string need)
    {
        var longest = from.Length + need.Length + Modules.Length + 1;
        if (longest > LongestPath) return null;
        Span<char> buffer = stackalloc char[longest];
        var folder = from.AsSpan();
        while (true)
        {
            folder.CopyTo(buffer);
            var length = folder.Length;
            if (length > 0) buffer[length++] = '/';
            Modules.CopyTo(buffer[length..]);
            length += Modules.Length;
            need.CopyTo(buffer[length..]);
            if (paths.TryGetValue(buffer[..(length + need.Length)], out var index)) return Target(index);
            if (folder.IsEmpty) return null;
            folder = Above(folder);
        }
    }

    private Entry? Target(int index)
    {
        var entry = entries[index];
        return entry.Link ? Linked(entry) : entry;
    }

    private Entry? Linked(Entry link) => link.Resolved is { } to && byPath.TryGetValue(to, out var linked) ? entries[linked] : null;

    // The next folder above that can have a node_modules folder of its own.
    private static ReadOnlySpan<char> Above(ReadOnlySpan<char> folder)
    {
        ReadOnlySpan<char> last;
        do
        {
            var slash = folder.LastIndexOf('/');
            if (slash < 0) return [];
            folder = folder[..slash];
            last = folder[(folder.LastIndexOf('/') + 1)..];
        }
        while (last.StartsWith("@") || last.SequenceEqual("node_modules"));
        return folder;
    }

    /// <summary>One folder: the root, a workspace, a package or a link to one.</summary>
    internal sealed class Entry(string path, int line)
    {
        public string Path { get; } = path;

        public int Line { get; } = line;

        public string? Name { get; set; }

        public string? Version { get; set; }

        public string? Resolved { get; set; }

        public string? Integrity { get; set; }

        public string? Licence { get; set; }

        public bool Link { get; set; }

        public bool Dev { get; set; }

        public bool Optional { get; set; }

        public bool DevOptional { get; set; }

        public bool Direct { get; set; }

        public List<string>? Needs { get; set; }

        public int Handle { get; set; } = -1;

        /// <summary>What it is needed for: without a mark, something at run time needs it.</summary>
        public Scope Scope => Dev ? Scope.Development : Optional || DevOptional ? Scope.Optional : Scope.Runtime;
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// The entries of a <c>yarn.lock</c>: each answers to descriptors, <c>name@range</c>, by which others ask for it. Workspaces answer too, and
/// what they ask for is direct.
/// </summary>
internal sealed class YarnEntries(DetectorInput input)
{
    private readonly ComponentSet components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byDescriptor = new(StringComparer.Ordinal);
    private readonly List<(int From, string Name, string Range)> needs = [];
    private readonly List<(string Folder, Entry Entry)> workspaces = [];
    private readonly List<Entry> folders = [];

    /// <summary>Ends an entry.</summary>
    public void Add(Entry entry)
    {
        if (entry.Descriptors.Count == 0) return;
        if (entry.Workspace is { } folder)
        {
            workspaces.Add((folder, entry));
            return;
        }

        if (entry.Version is null || entry.Name.Length == 0) return;
        if (entry.IsLocal)
        {
            folders.Add(entry);
            return;
        }

        var key = $"{entry.Name}@{entry.Version}";
        var handle = components.Find(key);
        if (handle < 0)
        {
            if (NpmPackages.Purl(entry.Name, entry.Version) is not { } purl) return;
            var (link, hashes) = Download(entry);
            handle = components.Add(key, new DetectedComponent
            {
                Purl = purl,
                Line = entry.Line,
                Declared = hashes.IsEmpty && link is null ? Declarations.None : new Declarations { Hashes = hashes, DownloadUrl = link },
            });
        }

        foreach (var descriptor in entry.Descriptors) byDescriptor[descriptor] = handle;
        foreach (var (name, range) in entry.Needs) needs.Add((handle, name, range));
    }

    /// <summary>Hands everything over.</summary>
    public void WriteTo(Detection found)
    {
        foreach (var (from, name, range) in needs) components.Edge(from, Find(name, range));
        var roots = new List<(int, Scope)>();
        if (workspaces.Count == 0) FromManifest(input.Folder, roots, allowWorkspaces: false);
        foreach (var (folder, entry) in workspaces)
        {
            if (RootedPath.TryCombine(input.Folder, folder, out var path) && FromManifest(path, roots, allowWorkspaces: true)) continue;
            foreach (var (name, range) in entry.Needs) roots.Add((Find(name, range), Scope.Runtime));
        }

        roots.RemoveAll(r => r.Item1 < 0);
        if (roots.Count > 0) components.SpreadScopes(roots);
        AddOwn();
        components.WriteTo(found);
    }

    // The root is the project; the other workspaces are parts of it.
    private void AddOwn()
    {
        foreach (var (folder, entry) in workspaces)
        {
            if (folder == "." || NpmPackages.Purl(entry.Name, null) is not { } purl) continue;
            var part = components.AddOwn($"own {entry.Name}", purl, entry.Line);
            foreach (var (name, range) in entry.Needs) components.Edge(part, Find(name, range));
        }

        foreach (var entry in folders)
        {
            // What is linked has the version 0.0.0-use.local, which is none.
            var version = entry.Version!.EndsWith("use.local", StringComparison.Ordinal) ? null : entry.Version;
            if (NpmPackages.Purl(entry.Name, version) is not { } purl || components.Find($"own {entry.Name}") >= 0) continue;
            var part = components.AddOwn($"own {entry.Name}", purl, entry.Line);
            foreach (var (name, range) in entry.Needs) components.Edge(part, Find(name, range));
        }
    }

    // Version 1 appends the SHA-1 of an archive to its URL.
    private static (string? Link, ImmutableArray<string> Hashes) Download(Entry entry)
    {
        var hashes = entry.Integrity is null ? [] : Integrity.FromSubresource(entry.Integrity);
        var link = Links.Public(entry.Resolved);
        if (link is null || !link.StartsWith("http", StringComparison.Ordinal)) return (link, hashes);
        var hash = link.LastIndexOf('#');
        if (hash < 0 || link.Length - hash != 41) return (link, hashes);
        return (link[..hash], hashes.IsEmpty ? Integrity.FromHex("sha1", link.AsSpan(hash + 1)) : hashes);
    }

    // Version 1 tells neither the root nor the workspaces: with workspaces, the root's manifest alone would mislead.
    private bool FromManifest(string folder, List<(int, Scope)> roots, bool allowWorkspaces)
    {
        var manifest = input.Neighbour(RootedPath.In(folder, "package.json"), NpmManifest.Parse);
        if (manifest is null || (manifest.HasWorkspaces && !allowWorkspaces)) return false;
        foreach (var (name, spec, scope) in manifest.Dependencies) roots.Add((Find(name, spec), scope));
        return true;
    }

    private int Find(string name, string range)
    {
        if (byDescriptor.TryGetValue($"{name}@{range}", out var handle)) return handle;
        return byDescriptor.GetValueOrDefault($"{name}@npm:{range}", -1);
    }

    /// <summary>One entry while it is read.</summary>
    internal sealed class Entry(int line)
    {
        public int Line { get; } = line;

        public List<string> Descriptors { get; } = [];

        public List<(string Name, string Range)> Needs { get; } = [];

        public string Name { get; set; } = "";

        public string? Version { get; set; }

        public string? Resolved { get; set; }

        public string? Integrity { get; set; }

        public string? Workspace { get; set; }

        public bool IsLocal { get; set; }
    }
}

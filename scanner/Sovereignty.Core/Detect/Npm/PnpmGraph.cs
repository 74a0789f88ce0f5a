using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// One document of a <c>pnpm-lock.yaml</c>. Keys of packages were spelt <c>/name/1.0.0_peers</c> up to version 5, <c>/name@1.0.0(peers)</c> in
/// version 6 and <c>name@1.0.0(peers)</c> since; here all are <c>name@1.0.0</c>, as which peers a package met does not make it another.
/// </summary>
internal sealed class PnpmGraph(int major)
{
    private readonly ComponentSet components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly List<(string From, string Name, string Reference)> needs = [];
    private readonly List<(string Name, string Reference, string? Requested, Scope Scope)> roots = [];
    private readonly List<(string Name, string Reference)> tools = [];
    private readonly List<Package> own = [];
    private readonly HashSet<string> optional = new(StringComparer.Ordinal);

    /// <summary>Says that the project itself asks for a package.</summary>
    public void AddRoot(string name, string reference, string? requested, Scope scope) => roots.Add((name, reference, requested, scope));

    /// <summary>Says that a package is pnpm itself, and no dependency of the project.</summary>
    public void AddTool(string name, string reference) => tools.Add((name, reference));

    /// <summary>Says that one package needs another.</summary>
    public void AddNeed(string key, string name, string reference) => needs.Add((key, name, reference));

    /// <summary>Says that a package is only there if it can be.</summary>
    public void AddOptional(string key) => optional.Add(key);

    /// <summary>Ends a package.</summary>
    public void Add(Package package)
    {
        if (package.IsFolder)
        {
            own.Add(package);
            return;
        }

        var key = Canonical(package.Key);
        NpmPackages.SplitAt(key, out var name, out var version);
        if (package.Name is not null) name = package.Name;
        if (package.Version is not null) version = package.Version;
        var isRemote = version.Contains(':') || version.Contains('/');
        var id = isRemote ? key : string.Concat(name, "@", version);
        var handle = components.Find(id);
        if (handle < 0)
        {
            if (NpmPackages.Purl(name, isRemote ? null : version.ToString()) is not { } purl) return;
            var hashes = package.Integrity is null ? [] : Integrity.FromSubresource(package.Integrity);
            var link = package.Tarball ?? (isRemote ? NpmPackages.Remote(version.ToString()) : null);
            handle = components.Add(id, new DetectedComponent
            {
                Purl = purl,
                Scope = package.IsDevelopment ? Scope.Development : package.IsOptional ? Scope.Optional : Scope.Runtime,
                Line = package.Line,
                Declared = hashes.IsEmpty && link is null ? Declarations.None : new Declarations { Hashes = hashes, DownloadUrl = Links.Public(link) },
            });
        }

        byKey[key] = handle;
    }

    /// <summary>Hands everything over.</summary>
    public void WriteTo(Detection found)
    {
        foreach (var (from, name, reference) in needs) components.Edge(byKey.GetValueOrDefault(Canonical(from), -1), Find(name, reference));
        var handles = new List<(int Root, Scope Scope)>(roots.Count);
        foreach (var (name, reference, requested, scope) in roots)
        {
            var handle = Find(name, reference);
            if (handle < 0) continue;
            handles.Add((handle, scope));
            components.Also(handle, true, Scope.Test, requested);
        }

        if (handles.Count > 0 && major >= 9) components.SpreadScopes(handles);
        else if (handles.Count > 0) components.MarkDirect(handles.Select(h => h.Root));
        foreach (var key in optional)
        {
            if (byKey.TryGetValue(Canonical(key), out var handle) && components.All[handle].Scope == Scope.Runtime) components.Rescope(handle, Scope.Optional);
        }

        AddOwn();
        if (tools.Count == 0)
        {
            components.WriteTo(found);
            return;
        }

        var ofProject = components.ReachableFrom(handles.Select(h => h.Root));
        var ofTools = components.ReachableFrom(tools.Select(t => Find(t.Name, t.Reference)).Where(h => h >= 0));
        components.WriteTo(found, i => ofTools[i] && !ofProject[i]);
    }

    // Packages that are folders of the repository.
    private void AddOwn()
    {
        var needsOf = needs.ToLookup(n => n.From, StringComparer.Ordinal);
        foreach (var package in own)
        {
            NpmPackages.SplitAt(Canonical(package.Key), out var name, out _);
            if (NpmPackages.Purl(package.Name ?? name, package.Version) is not { } purl) continue;
            var part = components.AddOwn($"own {package.Key}", purl, package.Line);
            foreach (var (_, needed, reference) in needsOf[package.Key]) components.Edge(part, Find(needed, reference));
        }
    }

    // A reference is a version, or the key of a package that goes by another name, or a URL.
    private int Find(string name, string reference)
    {
        if (reference.StartsWith("link:", StringComparison.Ordinal) || reference.Length == 0) return -1;
        if (!char.IsAsciiDigit(reference[0]) && byKey.TryGetValue(Canonical(reference), out var handle)) return handle;
        return byKey.GetValueOrDefault($"{name}@{WithoutPeers(reference)}", -1);
    }

    private string Canonical(string key)
    {
        var isRegistry = key.StartsWith('/');
        var plain = isRegistry ? key.AsSpan(1) : key;
        if (major >= 6) return plain.Length == key.Length && !key.Contains('(', StringComparison.Ordinal) ? key : WithoutPeers(plain).ToString();
        // Until version 5 peers followed in a part of their own: "/@scope/name/1.0.0/peer@2.0.0".
        var slash = plain.IndexOf('/');
        if (slash > 0 && plain[0] == '@') slash = plain[(slash + 1)..].IndexOf('/') is >= 0 and var next ? slash + 1 + next : -1;
        if (!isRegistry || slash <= 0) return key;
        var version = plain[(slash + 1)..];
        if (version.IndexOf('/') is > 0 and var end) version = version[..end];
        return $"{plain[..slash]}@{WithoutPeers(version)}";
    }

    private ReadOnlySpan<char> WithoutPeers(ReadOnlySpan<char> text)
    {
        var peers = text.IndexOf(major >= 6 ? '(' : '_');
        return peers > 0 ? text[..peers] : text;
    }

    /// <summary>One package while it is read.</summary>
    internal sealed class Package(string key, int line)
    {
        public string Key { get; } = key;

        public int Line { get; } = line;

        public string? Name { get; set; }

        public string? Version { get; set; }

        public string? Integrity { get; set; }

        public string? Tarball { get; set; }

        public bool IsDevelopment { get; set; }

        public bool IsOptional { get; set; }

        public bool IsFolder { get; set; }
    }
}

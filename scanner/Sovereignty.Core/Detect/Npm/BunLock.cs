using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// <c>bun.lock</c>, Bun's text form. A package is an array: <c>name@version</c>, where it comes from, what it needs, its integrity; workspaces
/// are parts of the repository itself. Source: oven-sh/bun, bun.lock types.
/// </summary>
public sealed class BunLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "npm/bun-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["bun.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var graph = new Graph();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("workspaces"u8) && json.EnterObject())
                {
                    while (json.NextProperty()) ReadWorkspace(ref json, graph, found);
                }
                else if (json.Name.SequenceEqual("packages"u8) && json.EnterObject())
                {
                    while (json.NextProperty()) ReadPackage(ref json, graph);
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
        finally
        {
            graph.WriteTo(found);
        }
    }

    private static void ReadWorkspace(ref JsonLines json, Graph graph, Detection found)
    {
        var isRoot = json.Name.IsEmpty;
        string? name = null, version = null;
        if (!json.EnterObject()) return;
        var roots = new List<(string Name, string? Requested, Scope Scope)>();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
            else if (NpmManifest.ScopeOf(json.Name) is { } scope && json.EnterObject())
            {
                while (json.NextProperty()) roots.Add((json.NameText(), json.Text(), scope));
            }
        }

        if (name is not null && version is not null) graph.Versions[name] = version;

        // A workspace's own copies of packages go by its name: "workspace/package".
        foreach (var (dependency, requested, scope) in roots) graph.Roots.Add((name ?? "", dependency, requested, scope));
        if (isRoot && NpmPackages.Purl(name, version) is { } project) found.Project(project);
    }

    private static void ReadPackage(ref JsonLines json, Graph graph)
    {
        var key = json.NameText();
        var line = json.Line;
        if (!json.EnterArray()) return;
        string? id = null, source = null, integrity = null;
        var needs = new List<string>();
        var index = 0;
        while (json.NextItem())
        {
            if (json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (NpmManifest.ScopeOf(json.Name) is null || !json.EnterObject()) continue;
                    while (json.NextProperty()) needs.Add(json.NameText());
                }
            }
            else if (json.Text() is { } text)
            {
                if (index == 0) id = text;
                else if (text.StartsWith("sha", StringComparison.Ordinal)) integrity = text;
                else if (index == 1) source = text;
            }

            index++;
        }

        if (id is not null) graph.Add(key, id, source, integrity, line, needs);
    }

    private sealed class Graph
    {
        private readonly ComponentSet components = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
        private readonly List<(int From, string Key, string Name)> needs = [];

        private readonly List<(string Name, int Line)> own = [];

        public Dictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

        public List<(string Workspace, string Name, string? Requested, Scope Scope)> Roots { get; } = [];

        public void Add(string key, string id, string? source, string? integrity, int line, List<string> needed)
        {
            NpmPackages.SplitAt(id, out var name, out var version);
            if (version.StartsWith("workspace:")) own.Add((name.ToString(), line));
            if (version.IsEmpty || NpmPackages.IsLocal(version) || version.StartsWith("root:")) return;
            var exact = NpmPackages.ExactVersion(version);
            var handle = components.Find(id);
            if (handle < 0)
            {
                if (NpmPackages.Purl(name, exact) is not { } purl) return;
                var hashes = integrity is null ? [] : Integrity.FromSubresource(integrity);
                var link = exact is null ? NpmPackages.Remote(version.ToString()) : Links.Public(source);
                handle = components.Add(id, new DetectedComponent
                {
                    Purl = purl,
                    Line = line,
                    Declared = hashes.IsEmpty && link is null ? Declarations.None : new Declarations { Hashes = hashes, DownloadUrl = link },
                });
            }

            byKey[key] = handle;
            foreach (var need in needed) needs.Add((handle, key, need));
        }

        public void WriteTo(Detection found)
        {
            foreach (var (from, key, name) in needs) components.Edge(from, Find(key, name));
            var roots = new List<(int, Scope)>();
            foreach (var (workspace, name, requested, scope) in Roots)
            {
                var handle = Find(workspace, name);
                if (handle < 0) continue;
                components.Also(handle, true, Scope.Test, requested);
                roots.Add((handle, scope));
            }

            if (roots.Count > 0) components.SpreadScopes(roots);
            AddOwn();
            components.WriteTo(found);
        }

        private void AddOwn()
        {
            var asked = Roots.ToLookup(r => r.Workspace, StringComparer.Ordinal);
            foreach (var (name, line) in own)
            {
                if (NpmPackages.Purl(name, Versions.GetValueOrDefault(name)) is not { } purl) continue;
                var part = components.AddOwn($"own {name}", purl, line);
                foreach (var (workspace, needed, _, _) in asked[name]) components.Edge(part, Find(workspace, needed));
            }
        }

        // A package's own copy of what it needs goes by "package/needed"; a scope's slash is no such step, so all steps are tried.
        private int Find(string key, string name)
        {
            for (var from = key; from.Length > 0; from = from.LastIndexOf('/') is > 0 and var slash ? from[..slash] : "")
            {
                if (byKey.TryGetValue($"{from}/{name}", out var own)) return own;
            }

            return byKey.GetValueOrDefault(name, -1);
        }
    }
}

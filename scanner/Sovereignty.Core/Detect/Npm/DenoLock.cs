using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// <c>deno.lock</c>, versions 2 to 5: packages of npm and of JSR, and those that modules fetched by URL belong to, each once; what is
/// fetched from an address that names no package is left out. Source: denoland/deno, lockfile.
/// </summary>
public sealed class DenoLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "npm/deno-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["deno.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var graph = new Graph();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (json.EnterObject()) ReadSections(ref json, graph);
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

    // Up to version 3 the sections lie under "packages", since then at the top; version 2 has npm's in "npm.packages".
    private static void ReadSections(ref JsonLines json, Graph graph)
    {
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("packages"u8) && json.EnterObject()) ReadSections(ref json, graph);
            else if (json.Name.SequenceEqual("specifiers"u8) && json.EnterObject())
            {
                while (json.NextProperty()) graph.Specifiers[json.NameText()] = json.Text() ?? "";
            }
            else if (json.Name.SequenceEqual("npm"u8)) ReadPackages(ref json, graph, "npm");
            else if (json.Name.SequenceEqual("jsr"u8)) ReadPackages(ref json, graph, "jsr");
            else if (json.Name.SequenceEqual("workspace"u8)) ReadWorkspace(ref json, graph);
            else if (json.Name.SequenceEqual("remote"u8) && json.EnterObject())
            {
                while (json.NextProperty()) graph.AddRemote(json.NameText(), json.Line);
            }
        }
    }

    private static void ReadPackages(ref JsonLines json, Graph graph, string type)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("specifiers"u8)) continue;
            if (json.Name.SequenceEqual("packages"u8))
            {
                ReadPackages(ref json, graph, type);
                continue;
            }

            var key = json.NameText();
            var line = json.Line;
            string? integrity = null;
            var needs = new List<string>();
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("integrity"u8)) integrity = json.Text();
                else if (!json.Name.SequenceEqual("dependencies"u8) && !json.Name.SequenceEqual("optionalDependencies"u8)) continue;
                else if (json.EnterArray())
                {
                    while (json.NextItem()) needs.Add(json.Text() ?? "");
                }
                else if (json.EnterObject())
                {
                    while (json.NextProperty()) needs.Add(json.Text() ?? "");
                }
            }

            graph.Add(type, key, integrity, line, needs);
        }
    }

    private static void ReadWorkspace(ref JsonLines json, Graph graph)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("dependencies"u8) && json.EnterArray())
            {
                while (json.NextItem()) graph.Roots.Add(json.Text() ?? "");
            }
            else if (json.Name.SequenceEqual("packageJson"u8)) ReadWorkspace(ref json, graph);
            else if (json.Name.SequenceEqual("members"u8) && json.EnterObject())
            {
                while (json.NextProperty()) ReadWorkspace(ref json, graph);
            }
        }
    }

    private sealed class Graph
    {
        private readonly ComponentSet components = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
        private readonly List<(int From, string Type, string To)> needs = [];

        public Dictionary<string, string> Specifiers { get; } = new(StringComparer.Ordinal);

        public List<string> Roots { get; } = [];

        // "name@1.0.0" or, for a package that met peers, "name@1.0.0_peer@2.0.0".
        public void Add(string type, string key, string? integrity, int line, List<string> needed)
        {
            NpmPackages.SplitAt(key, out var name, out var version);
            var peers = version.IndexOf('_');
            if (peers > 0) version = version[..peers];
            if (NpmPackages.Purl(name, version.ToString()) is not { } purl || version.IsEmpty) return;
            if (type != "npm") purl = PackageUrl.Create(type, purl.Namespace, purl.Name, purl.Version);
            var id = $"{type}:{name}@{version}";
            var handle = components.Find(id);
            if (handle < 0)
            {
                // JSR's integrity is of a list of files and bare hex.
                var hashes = integrity is null ? [] : integrity.Contains('-', StringComparison.Ordinal) ? Integrity.FromSubresource(integrity) : Integrity.FromHex("sha256", integrity);
                handle = components.Add(id, new DetectedComponent { Purl = purl, Line = line, Declared = hashes.IsEmpty ? Declarations.None : new Declarations { Hashes = hashes } });
            }

            byName.TryAdd($"{type}:{name}", handle);
            foreach (var need in needed) needs.Add((handle, type, need));
        }

        // A package's modules stand there one by one.
        public void AddRemote(string address, int line)
        {
            if (DenoModules.Purl(address) is not { } purl) return;
            var id = purl.ToString();
            if (components.Find(id) < 0) components.Add(id, new DetectedComponent { Purl = purl, Line = line, Declared = new Declarations { DownloadUrl = Links.Public(address) } });
        }

        public void WriteTo(Detection found)
        {
            foreach (var (from, type, to) in needs) components.Edge(from, Find(Renamed(to) is var need && need.Contains(':', StringComparison.Ordinal) ? need : $"{type}:{need}"));
            var asked = Roots.Count > 0 ? Roots : [.. Specifiers.Keys];
            var roots = asked.Select(Find).Where(h => h >= 0).ToList();
            if (roots.Count > 0) components.MarkDirect(roots);
            components.WriteTo(found);
        }

        // "other-name@npm:name@1.0.0"
        private static string Renamed(string need) => need.IndexOf("@npm:", StringComparison.Ordinal) is > 0 and var at ? need[(at + 1)..] : need;

        // "npm:name@1.0.0", a specifier that the file resolves, or a name alone where only one version is there.
        private int Find(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) return -1;
            if (Specifiers.TryGetValue(text, out var resolved) && resolved.Length > 0)
            {
                // Version 4 gives the version alone, older ones the whole package.
                NpmPackages.SplitAt(text.AsSpan(colon + 1), out var asked, out _);
                text = resolved.Contains(':', StringComparison.Ordinal) ? resolved : $"{text.AsSpan(0, colon + 1)}{asked}@{resolved}";
            }

            NpmPackages.SplitAt(text.AsSpan(colon + 1), out var name, out var version);
            var peers = version.IndexOf('_');
            if (peers > 0) version = version[..peers];
            var type = text.AsSpan(0, colon + 1);
            var exact = version.IsEmpty ? -1 : components.Find($"{type}{name}@{version}");
            return exact >= 0 ? exact : byName.GetValueOrDefault($"{type}{name}", -1);
        }
    }
}

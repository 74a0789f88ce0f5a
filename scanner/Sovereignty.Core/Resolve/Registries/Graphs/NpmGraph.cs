using System.Text.Json;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Npm;
using Sovereignty.Resolve.Versions;

namespace Sovereignty.Resolve.Registries.Graphs;

/// <summary>
/// What npm would install for a manifest: of each package the version tagged latest if the range holds it, else the highest one in it; a version
/// that is already there is used again. Source: npm documentation, "package.json"; npm-pick-manifest.
/// </summary>
internal sealed class NpmGraph(NpmRegistry registry)
{
    private readonly Dictionary<string, List<(NpmVersion Version, int Handle)>> chosen = new(StringComparer.Ordinal);

    /// <summary>Walks from the direct dependencies; packages go into the sink.</summary>
    /// <returns>How many could not be worked out.</returns>
    public async Task<int> Walk(IReadOnlyList<DetectedComponent> roots, Detection found, CancellationToken stop)
    {
        var missing = 0;
        var open = new Queue<Wish>(roots.OrderBy(r => r.Purl.FullName, StringComparer.Ordinal).Select(r => new Wish(-1, r.Purl.FullName, r.Purl.Version ?? r.Requested ?? "*", r.Scope, r.Line, false)));
        while (open.TryDequeue(out var wish))
        {
            stop.ThrowIfCancellationRequested();
            var (name, range) = Aliased(wish.Name, wish.Range);
            // What lies in git, in a folder or at a URL is in no registry.
            if (range.AsSpan().IndexOfAny(":/#") >= 0) continue;
            if (Known(name, range) is { } known)
            {
                found.Edge(wish.From, known);
                continue;
            }

            if (found.Components.Count >= ComputedGraphs.MostPackages) return missing + open.Count + 1;
            var (document, _) = await registry.Document(Purl(name, null), null, stop).ConfigureAwait(false);
            if (document is null || Pick(document.RootElement, range) is not { } version)
            {
                if (!wish.MayMiss) missing++;
                continue;
            }

            var handle = found.Add(new DetectedComponent
            {
                Purl = Purl(name, version.ToString()), Requested = wish.From < 0 ? range : null, Scope = wish.Scope, Direct = wish.From < 0, Line = wish.Line, Evidence = EvidenceKind.Computed,
            });
            found.Edge(wish.From, handle);
            if (!chosen.TryGetValue(name, out var versions)) chosen[name] = versions = [];
            versions.Add((version, handle));
            foreach (var next in Wishes(document.RootElement.At("versions").At(version.ToString()), handle, wish.Scope)) open.Enqueue(next);
        }

        return missing;
    }

    /// <summary>The version npm takes for a range or tag; null for none.</summary>
    internal static NpmVersion? Pick(JsonElement document, string range)
    {
        var tags = document.At("dist-tags");
        if (!NpmRange.TryParse(range, out var wanted)) return NpmVersion.TryParse(tags.TextAt(range), out var tagged) ? tagged : null;
        if (NpmVersion.TryParse(tags.TextAt("latest"), out var latest) && wanted.Holds(latest)) return latest;
        if (document.At("versions") is not { ValueKind: JsonValueKind.Object } versions) return null;
        return versions.EnumerateObject()
            .Select(v => (Version: NpmVersion.TryParse(v.Name, out var parsed) && wanted.Holds(parsed) ? parsed : null, Deprecated: v.Value.At("deprecated").ValueKind is JsonValueKind.String or JsonValueKind.True))
            .Where(v => v.Version is not null).OrderBy(v => v.Deprecated).ThenByDescending(v => v.Version).FirstOrDefault().Version;
    }

    private static IEnumerable<Wish> Wishes(JsonElement manifest, int from, Scope scope)
    {
        var optional = manifest.At("optionalDependencies");
        foreach (var (name, range) in Pairs(manifest.At("dependencies")))
        {
            // An optional one may stand in both lists.
            if (optional.At(name).ValueKind == JsonValueKind.Undefined) yield return new Wish(from, name, range, scope, 0, false);
        }

        foreach (var (name, range) in Pairs(optional)) yield return new Wish(from, name, range, scope == Scope.Runtime ? Scope.Optional : scope, 0, true);
        foreach (var (name, range) in Pairs(manifest.At("peerDependencies")))
        {
            if (!manifest.At("peerDependenciesMeta").At(name).IsTrueAt("optional")) yield return new Wish(from, name, range, scope, 0, true);
        }
    }

    private static IEnumerable<(string Name, string Range)> Pairs(JsonElement element) => element.ValueKind != JsonValueKind.Object ? []
        : element.EnumerateObject().Take(1000).Where(p => p.Name.Length is > 0 and < 215 && p.Value.ValueKind == JsonValueKind.String).Select(p => (p.Name, p.Value.AsText() ?? "*")).OrderBy(p => p.Name, StringComparer.Ordinal);

    private int? Known(string name, string range)
    {
        if (!chosen.TryGetValue(name, out var versions) || !NpmRange.TryParse(range, out var wanted)) return null;
        foreach (var (version, handle) in versions)
        {
            if (wanted.Holds(version)) return handle;
        }

        return null;
    }

    // npm:other@^1.0.0
    private static (string Name, string Range) Aliased(string name, string range)
    {
        if (!range.StartsWith("npm:", StringComparison.Ordinal)) return (name, range.Trim());
        var rest = range[4..];
        var at = rest.LastIndexOf('@');
        return at > 0 ? (rest[..at], rest[(at + 1)..]) : (rest, "*");
    }

    private static PackageUrl Purl(string name, string? version)
    {
        var slash = name.StartsWith('@') ? name.IndexOf('/', StringComparison.Ordinal) : -1;
        return slash > 0 && slash < name.Length - 1 ? PackageUrl.Create("npm", name[..slash], name[(slash + 1)..], version) : PackageUrl.Create("npm", null, name, version);
    }

    private readonly record struct Wish(int From, string Name, string Range, Scope Scope, int Line, bool MayMiss);
}

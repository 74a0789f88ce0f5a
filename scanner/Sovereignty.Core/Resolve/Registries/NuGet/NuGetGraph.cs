using System.Collections.Immutable;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Versioning;
using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries.NuGet;

/// <summary>
/// What a restore would bring in for a project: by NuGet's own ranges and frameworks, of each package the lowest version that its range allows, the
/// nearest wish deciding, of equally near ones the highest. Dependencies are those for the frameworks that the project is built for, all of them together;
/// for the newest .NET where the project does not say.
/// Source: Microsoft Learn, "How NuGet resolves package dependencies".
/// </summary>
internal sealed class NuGetGraph(NuGetRegistry registry, ImmutableArray<string> targets)
{
    private static readonly NuGetFramework Newest = NuGetFramework.Parse("net10.0");

    private readonly ImmutableArray<NuGetFramework> frameworks = Frameworks(targets);

    /// <summary>Walks from the direct dependencies; packages go into the sink.</summary>
    /// <returns>How many could not be worked out.</returns>
    public async Task<int> Walk(IReadOnlyList<DetectedComponent> roots, Detection found, CancellationToken stop)
    {
        var missing = 0;
        var chosen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var level = roots.Select(r => new Wish(-1, r.Purl.Name, r.Requested ?? r.Purl.Version, r.Scope, r.Line)).ToList();
        while (level.Count > 0)
        {
            var next = new List<Wish>();
            foreach (var wishes in level.GroupBy(w => w.Name, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
            {
                stop.ThrowIfCancellationRequested();
                if (!chosen.TryGetValue(wishes.Key, out var handle))
                {
                    if (found.Components.Count >= Graphs.ComputedGraphs.MostPackages) return missing + 1;
                    var versions = await registry.Versions(wishes.Key, stop).ConfigureAwait(false);
                    var version = wishes.Select(w => Best(w.Range, versions)).OfType<NuGetVersion>().Max();
                    if (version is null)
                    {
                        missing++;
                        chosen[wishes.Key] = -1;
                        continue;
                    }

                    var first = wishes.MaxBy(w => w.Scope);
                    chosen[wishes.Key] = handle = found.Add(new DetectedComponent
                    {
                        Purl = PackageUrl.Create("nuget", null, wishes.First().Name, version.ToNormalizedString()), Requested = first.From < 0 ? first.Range : null, Scope = first.Scope,
                        Direct = first.From < 0, Line = first.Line, Evidence = EvidenceKind.Computed,
                    });
                    foreach (var (name, range) in await Dependencies(wishes.Key, version, stop).ConfigureAwait(false)) next.Add(new Wish(handle, name, range, first.Scope, 0));
                }

                foreach (var wish in wishes) found.Edge(wish.From, handle);
            }

            level = next;
        }

        return missing;
    }

    // Without a range a restore takes the lowest version there is; that is hardly meant, so the newest stable one stands in.
    private static NuGetVersion? Best(string? range, IReadOnlyList<NuGetVersion> versions)
    {
        if (range is null || range.Trim() is "" or "*") return versions.Where(v => !v.IsPrerelease).Max() ?? versions.Max();
        return VersionRange.TryParse(range, out var wanted) ? wanted.FindBestMatch(versions) : null;
    }

    private async Task<IEnumerable<(string Name, string? Range)>> Dependencies(string name, NuGetVersion version, CancellationToken stop)
    {
        IReadOnlyList<PackageDependencyGroup> groups = await registry.Dependencies(name, version, stop).ConfigureAwait(false);
        return frameworks.SelectMany(f => Nearest(groups, f)?.Packages.Take(1000) ?? []).Select(p => (p.Id, (string?)p.VersionRange.ToNormalizedString())).Distinct();
    }

    private static PackageDependencyGroup? Nearest(IReadOnlyList<PackageDependencyGroup> groups, NuGetFramework framework) =>
        new FrameworkReducer().GetNearest(framework, groups.Select(g => g.TargetFramework)) is { } nearest ? groups.FirstOrDefault(g => g.TargetFramework.Equals(nearest)) : groups.Count == 1 ? groups[0] : null;

    private static ImmutableArray<NuGetFramework> Frameworks(ImmutableArray<string> targets)
    {
        var known = targets.Select(t => NuGetFramework.Parse(t)).Where(f => f.IsSpecificFramework && !f.IsUnsupported).Distinct().ToImmutableArray();
        return known.IsEmpty ? [Newest] : known;
    }

    private readonly record struct Wish(int From, string Name, string? Range, Scope Scope, int Line);
}

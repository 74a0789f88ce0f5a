using System.Collections.Immutable;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries.NuGet;

/// <summary>
/// What a restore would bring in for a project, by NuGet's own resolver over what its sources tell, for each framework that the project is built for;
/// for the newest .NET where the project does not say. Nothing is downloaded or installed.
/// </summary>
internal sealed class NuGetGraph(NuGetRegistry registry, ImmutableArray<string> targets)
{
    private static readonly NuGetFramework Newest = NuGetFramework.Parse("net10.0");

    private readonly ImmutableArray<NuGetFramework> frameworks = Frameworks(targets);
    private readonly Dictionary<(string Name, NuGetVersion Version), int> handles = [];
    private readonly HashSet<string> missing = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Walks from the direct dependencies; packages go into the sink.</summary>
    /// <returns>How many could not be worked out.</returns>
    public async Task<int> Walk(IReadOnlyList<DetectedComponent> roots, Detection found, CancellationToken stop)
    {
        // A project that names a package for several frameworks wants it once in each.
        var direct = roots.GroupBy(r => r.Purl.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.MaxBy(r => r.Scope)!)
            .OrderByDescending(r => r.Scope).ThenBy(r => r.Purl.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var wish in direct.Where(d => !NuGetProject.IsRange(d))) missing.Add(wish.Purl.Name);
        direct.RemoveAll(d => missing.Contains(d.Purl.Name));
        foreach (var framework in frameworks)
        {
            var project = new NuGetProject(direct);
            var feed = new NuGetFeed(registry, framework);
            // What the resolver would build is a tree of all ways to all packages: it is asked only where that has an end.
            if (!await feed.Load(project.Dependencies, stop).ConfigureAwait(false) || !NuGetTreeSize.IsBounded(project.Dependencies, feed)) return direct.Count;
            Tell(await Resolve(project, feed, framework).ConfigureAwait(false), direct, found);
        }

        return missing.Count;
    }

    // The packages that the resolver accepts, by name.
    private async Task<Dictionary<string, RemoteResolveResult>> Resolve(NuGetProject project, NuGetFeed feed, NuGetFramework framework)
    {
        using var cache = new SourceCacheContext { NoCache = true, DirectDownload = true };
        var context = new RemoteWalkContext(cache, PackageSourceMapping.GetPackageSourceMapping(NullSettings.Instance), NullLogger.Instance);
        context.ProjectLibraryProviders.Add(project);
        context.RemoteLibraryProviders.Add(feed);
        var tree = await new RemoteDependencyWalker(context).WalkAsync(project.Range, framework, runtimeIdentifier: null, runtimeGraph: null, recursive: true).ConfigureAwait(false);
        tree.Analyze();
        var accepted = new Dictionary<string, RemoteResolveResult>(StringComparer.OrdinalIgnoreCase);
        tree.ForEach(node =>
        {
            if (node.Disposition != Disposition.Accepted || node.Item?.Key is not { } library) return;
            if (library.Type == LibraryType.Package) accepted[library.Name] = node.Item.Data;
            else if (library.Type == LibraryType.Unresolved) missing.Add(library.Name);
        });
        return accepted;
    }

    // What is needed for running first, so that a package is listed for the strongest of the reasons to have it.
    private void Tell(Dictionary<string, RemoteResolveResult> accepted, List<DetectedComponent> direct, Detection found)
    {
        foreach (var root in direct)
        {
            var waiting = new Queue<string>([root.Purl.Name]);
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            while (waiting.TryDequeue(out var name))
            {
                if (!seen.Add(name) || !accepted.TryGetValue(name, out var package)) continue;
                var from = HandleOf(package, direct.Find(d => string.Equals(d.Purl.Name, name, StringComparison.OrdinalIgnoreCase)), root.Scope, found);
                foreach (var needs in package.Dependencies.Select(d => d.Name).Order(StringComparer.OrdinalIgnoreCase))
                {
                    if (!accepted.TryGetValue(needs, out var needed)) continue;
                    found.Edge(from, HandleOf(needed, direct.Find(d => string.Equals(d.Purl.Name, needs, StringComparison.OrdinalIgnoreCase)), root.Scope, found));
                    waiting.Enqueue(needs);
                }
            }
        }
    }

    private int HandleOf(RemoteResolveResult package, DetectedComponent? root, Scope scope, Detection found)
    {
        var library = package.Match.Library;
        var key = (library.Name.ToUpperInvariant(), library.Version);
        if (handles.TryGetValue(key, out var handle)) return handle;
        return handles[key] = found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("nuget", null, root?.Purl.Name ?? library.Name, library.Version.ToNormalizedString()), Requested = root is null ? null : root.Requested ?? root.Purl.Version,
            Scope = root?.Scope ?? scope, Direct = root is not null, Line = root?.Line ?? 0, Evidence = EvidenceKind.Computed,
        });
    }

    private static ImmutableArray<NuGetFramework> Frameworks(ImmutableArray<string> targets)
    {
        var known = targets.Select(t => NuGetFramework.Parse(t)).Where(f => f.IsSpecificFramework && !f.IsUnsupported).Distinct().ToImmutableArray();
        return known.IsEmpty ? [Newest] : known;
    }
}

using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace Sovereignty.Resolve.Registries.NuGet;

/// <summary>
/// The packages that a project can come to need, for NuGet's resolver: loaded from the registry before it starts, of bounded number, and answered from
/// memory then.
/// </summary>
/// <param name="registry">The sources.</param>
/// <param name="framework">What the project is built for.</param>
internal sealed class NuGetFeed(NuGetRegistry registry, NuGetFramework framework) : IRemoteDependencyProvider
{
    private const int MostDependencies = 1000;

    private readonly Dictionary<LibraryRange, LibraryIdentity?> matches = [];
    private readonly Dictionary<LibraryIdentity, IReadOnlyList<LibraryDependency>> dependencies = [];
    private readonly Dictionary<string, IReadOnlyList<NuGetVersion>> versions = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool IsHttp => false;

    /// <inheritdoc/>
    public PackageSource Source { get; } = new("https://registry.example/index.json");

    /// <inheritdoc/>
    public SourceRepository? SourceRepository => null;

    /// <summary>Loads what can be reached; false where that is too much.</summary>
    public async Task<bool> Load(IEnumerable<LibraryDependency> direct, CancellationToken stop)
    {
        var waiting = new Queue<LibraryRange>(direct.Select(d => d.LibraryRange));
        while (waiting.TryDequeue(out var range))
        {
            stop.ThrowIfCancellationRequested();
            if (matches.ContainsKey(range)) continue;
            var best = range.VersionRange!.FindBestMatch(await Versions(range.Name, stop).ConfigureAwait(false));
            var match = best is null ? null : new LibraryIdentity(range.Name, best, LibraryType.Package);
            matches[range] = match;
            if (match is null || dependencies.ContainsKey(match)) continue;
            if (dependencies.Count >= Graphs.ComputedGraphs.MostPackages) return false;
            dependencies[match] = await Needs(match, stop).ConfigureAwait(false);
            foreach (var needed in dependencies[match]) waiting.Enqueue(needed.LibraryRange);
        }

        return true;
    }

    /// <summary>What the package needs that a range finds; nothing where it finds none.</summary>
    public IReadOnlyList<LibraryDependency> DependenciesOf(LibraryRange range) => matches.GetValueOrDefault(range) is { } match ? dependencies[match] : [];

    /// <inheritdoc/>
    public Task<LibraryIdentity?> FindLibraryAsync(LibraryRange libraryRange, NuGetFramework targetFramework, SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken) =>
        Task.FromResult(matches.GetValueOrDefault(libraryRange));

    /// <inheritdoc/>
    public Task<LibraryDependencyInfo> GetDependenciesAsync(
        LibraryIdentity libraryIdentity, NuGetFramework targetFramework, SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken) =>
        Task.FromResult(LibraryDependencyInfo.Create(libraryIdentity, targetFramework, dependencies.GetValueOrDefault(libraryIdentity, [])));

    /// <inheritdoc/>
    public Task<IEnumerable<NuGetVersion>> GetAllVersionsAsync(string id, SourceCacheContext cacheContext, ILogger logger, CancellationToken token) =>
        Task.FromResult<IEnumerable<NuGetVersion>>(versions.GetValueOrDefault(id, []));

    /// <inheritdoc/>
    public Task<IPackageDownloader> GetPackageDownloaderAsync(PackageIdentity packageIdentity, SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken) =>
        throw new NotSupportedException("nothing is downloaded");

    private async Task<IReadOnlyList<NuGetVersion>> Versions(string name, CancellationToken stop)
    {
        if (!versions.TryGetValue(name, out var known)) versions[name] = known = await registry.Versions(name, stop).ConfigureAwait(false);
        return known;
    }

    private async Task<IReadOnlyList<LibraryDependency>> Needs(LibraryIdentity package, CancellationToken stop)
    {
        var groups = await registry.Dependencies(package.Name, package.Version, stop).ConfigureAwait(false);
        return [.. (Nearest(groups)?.Packages ?? []).Take(MostDependencies).Select(p => new LibraryDependency(new LibraryRange(p.Id, p.VersionRange, LibraryDependencyTarget.Package)))];
    }

    private PackageDependencyGroup? Nearest(IReadOnlyList<PackageDependencyGroup> groups) =>
        new FrameworkReducer().GetNearest(framework, groups.Select(g => g.TargetFramework)) is { } nearest ? groups.FirstOrDefault(g => g.TargetFramework.Equals(nearest)) : groups.Count == 1 ? groups[0] : null;
}

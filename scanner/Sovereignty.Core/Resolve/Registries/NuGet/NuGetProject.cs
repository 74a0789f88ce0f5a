using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Versioning;
using Sovereignty.Detect;

namespace Sovereignty.Resolve.Registries.NuGet;

/// <summary>A scanned project, as NuGet's resolver asks for the root of a tree.</summary>
internal sealed class NuGetProject : IDependencyProvider
{
    private const string Name = "scanned project";

    private static readonly VersionRange NewestStable = VersionRange.Parse("*");

    /// <summary>A project with its direct dependencies.</summary>
    public NuGetProject(IEnumerable<DetectedComponent> direct) => Dependencies = [.. direct.Select(d => new LibraryDependency(
        new LibraryRange(d.Purl.Name, RangeOf(d), LibraryDependencyTarget.Package)))];

    /// <summary>What it depends on.</summary>
    public IReadOnlyList<LibraryDependency> Dependencies { get; }

    /// <summary>Where a tree begins.</summary>
    public LibraryRange Range { get; } = new(Name, LibraryDependencyTarget.Project);

    /// <inheritdoc/>
    public bool SupportsType(LibraryDependencyTarget libraryTypeFlag) => libraryTypeFlag.HasFlag(LibraryDependencyTarget.Project);

    /// <inheritdoc/>
    public Library GetLibrary(LibraryRange libraryRange, NuGetFramework targetFramework) => new()
    {
        LibraryRange = libraryRange, Identity = new LibraryIdentity(Name, new NuGetVersion(1, 0, 0), LibraryType.Project), Dependencies = Dependencies, Resolved = true,
    };

    /// <inheritdoc/>
    public Library GetLibrary(LibraryRange libraryRange, NuGetFramework targetFramework, string? targetAlias) => GetLibrary(libraryRange, targetFramework);

    /// <summary>Whether what a project asks for is a range at all, and not what a build would fill in.</summary>
    public static bool IsRange(DetectedComponent wish) => RangeOf(wish) is not null;

    // Without a range a restore takes the lowest version there is; that is hardly meant, so the newest stable one stands in.
    private static VersionRange? RangeOf(DetectedComponent wish)
    {
        var text = wish.Requested ?? wish.Purl.Version;
        if (string.IsNullOrWhiteSpace(text)) return NewestStable;
        return VersionRange.TryParse(text, out var range) ? range : null;
    }
}

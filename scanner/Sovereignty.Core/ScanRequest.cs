using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Registries;
using Sovereignty.Sources;

namespace Sovereignty;

/// <summary>What to scan, and how.</summary>
public sealed record ScanRequest
{
    /// <summary>Folders and files, as the user wrote them.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>The day to report for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The program's version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Gives the catalogue that comes with the program; called several times and by several threads, and loads it once.</summary>
    public required Func<CatalogueReading> Catalogue { get; init; }

    /// <summary>Folders with catalogue entries of one's own, beside those that the configuration names.</summary>
    public ImmutableArray<string> CatalogueFolders { get; init; } = [];

    /// <summary>sovereignty.yaml; null to take the one in the first folder, if there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary>How many threads read.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Products that listed names are taken for, over what the configuration confirms: stated name to product id. For asking what would be if.</summary>
    public ImmutableSortedDictionary<string, string> Suppose { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether to read the state of git work trees.</summary>
    public bool Git { get; init; } = true;

    /// <summary>Whether to keep components that are developed here (workspaces, modules): an SBOM lists them, a score does not count them.</summary>
    public bool IncludeOwn { get; init; }

    /// <summary>Whether to leave out components that only development and tests need.</summary>
    public bool OmitDevelopment { get; init; }

    /// <summary>Whether to leave out components that only optional parts need.</summary>
    public bool OmitOptional { get; init; }

    /// <summary>Whether to know licences by their texts: in files called LICENSE and the like.</summary>
    public bool LicenceTexts { get; init; } = true;

    /// <summary>Whether to read what package managers keep on this machine (licences, makers): read only, no network.</summary>
    public bool LocalCaches { get; init; }

    /// <summary>What Maven keeps on this machine, for the versions that parents and BOMs outside the tree set: read only. Null looks at the sources alone.</summary>
    public LocalRepository? Repository { get; init; }

    /// <summary>How to ask registries; null reaches no network.</summary>
    public RegistryOptions? Online { get; init; }

    /// <summary>Told of the address of a repository before it is fetched.</summary>
    public Action<string>? Fetching { get; init; }

    /// <summary>Told of each file that was read, from any thread.</summary>
    public Action<string>? FileRead { get; init; }

    /// <summary>Told now and then of a list's path and how many of its rows have been read.</summary>
    public Action<string, int>? RowsRead { get; init; }

    /// <summary>Whether a component is left out of what the scan lists.</summary>
    internal bool LeavesOut(Component component) => (component.Own && !IncludeOwn) || component.Scope switch
    {
        Scope.Development or Scope.Test => OmitDevelopment,
        Scope.Optional => OmitOptional,
        _ => false,
    };
}

/// <summary>What a run gave, before rules.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Catalogue">The catalogue with its overlays.</param>
/// <param name="Configuration">What sovereignty.yaml says; the default when there is none.</param>
/// <param name="ConfigurationFolder">The folder of sovereignty.yaml, or null.</param>
/// <param name="NotLookedUp">How many packages a registry could have been asked about and was not, because the run was offline.</param>
public sealed record ScanOutcome(Scan Scan, Catalogue Catalogue, ScanConfiguration Configuration, string? ConfigurationFolder, int NotLookedUp = 0);

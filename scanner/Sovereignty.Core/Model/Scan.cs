using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>Everything that one run found out: what was looked at, what is there, what is known of it, and what the rules make of it.</summary>
public sealed record Scan
{
    /// <summary>The version of this shape; raised when a reader of an older one would misread it.</summary>
    public const int Schema = 1;

    /// <summary>A digest over sources, date and what was found: two runs over the same input have the same id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The day the scan speaks of: contracts, owners and laws are taken as of this day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The program's version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The catalogue that was used: its digest, hex.</summary>
    public string CatalogueDigest { get; init; } = "";

    /// <summary>The organisation.</summary>
    public required Organisation Organisation { get; init; }

    /// <summary>What was looked at.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>The systems, by id.</summary>
    public KeyedRows<SoftwareSystem> Systems { get; init; } = [];

    /// <summary>The components, by id.</summary>
    public KeyedRows<Component> Components { get; init; } = [];

    /// <summary>Which component needs which, sorted.</summary>
    public ImmutableArray<DependencyEdge> Edges { get; init; } = [];

    /// <summary>Licence texts, notices and tags in scanned files, by path.</summary>
    public ImmutableArray<FoundLicence> LicenceTexts { get; init; } = [];

    /// <summary>Registries, forges and cloud services that are used, by id.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>All vendors that facts of this scan name, with their owners as of <see cref="AsOf"/>, by id.</summary>
    public IReadOnlyDictionary<string, VendorProfile> Vendors { get; init; } = ImmutableSortedDictionary<string, VendorProfile>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>What the rules make of it.</summary>
    public Assessment Assessment { get; init; } = Assessment.None;

    /// <summary>What went wrong, sorted.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Which detectors read how much.</summary>
    public ImmutableArray<DetectorRun> DetectorRuns { get; init; } = [];

    /// <summary>How many files were walked over.</summary>
    public int FilesSeen { get; init; }

    /// <summary>Folders that were passed over by default (installed packages, build output), with how many there were.</summary>
    public IReadOnlyDictionary<string, int> FoldersSkipped { get; init; } = new Dictionary<string, int>();
}

/// <summary>Something the user named to be looked at.</summary>
/// <param name="Argument">As the user wrote it, without credentials.</param>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Path">The path relative to the scanned root; <c>.</c> for the root itself.</param>
/// <param name="Digest">SHA-256 of a file, the commit of a repository, or null.</param>
/// <param name="Git">Facts about the git repository that it lies in, or null.</param>
public sealed record Source(string Argument, SourceKind Kind, string Path, string? Digest, GitState? Git)
{
    /// <summary>The licence of what is developed in it, by the licence files at its top; null where none is found.</summary>
    public Fact<Licence>? Licence { get; init; }
}

/// <summary>What a source was taken for.</summary>
public enum SourceKind
{
    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A list of bought or installed software.</summary>
    Inventory,

    /// <summary>An SBOM.</summary>
    Sbom,

    /// <summary>An archive.</summary>
    Archive,

    /// <summary>A container image.</summary>
    Image,

    /// <summary>A single manifest or lock file.</summary>
    File,

    /// <summary>A machine: the databases of its package managers.</summary>
    Host,
}

/// <summary>The state of a git work tree.</summary>
/// <param name="Remote">The URL of <c>origin</c> (or the only remote), without credentials; null when there is none.</param>
/// <param name="Branch">The branch, or null when detached.</param>
/// <param name="Commit">The commit's full hash, or null before the first.</param>
/// <param name="Dirty">Whether tracked files differ from the commit; null when not asked.</param>
/// <param name="CommittedAt">The commit's day, UTC.</param>
/// <param name="Folder">The source's path inside the work tree; null for the whole of it.</param>
public sealed record GitState(string? Remote, string? Branch, string? Commit, bool? Dirty, DateOnly? CommittedAt, string? Folder = null);

/// <summary>What a detector read.</summary>
/// <param name="Detector">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Files">How many files it read.</param>
/// <param name="Components">How many components these named, before merging.</param>
public sealed record DetectorRun(string Detector, int Version, int Files, int Components);

/// <summary>A service that is used over a network: a package registry, a forge, a cloud service.</summary>
public sealed record Service
{
    /// <summary>The catalogue id, or <c>host:&lt;domain&gt;</c> for one that the catalogue does not hold.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is used as.</summary>
    public required ServiceKind Kind { get; init; }

    /// <summary>Who runs it: a vendor id.</summary>
    public Fact<string>? Provider { get; init; }

    /// <summary>The class of the catalogue (cloud-iaas, captcha …), or null.</summary>
    public string? Class { get; init; }

    /// <summary>Its addresses as an SBOM states them, without credentials, sorted.</summary>
    public ImmutableArray<string> Endpoints { get; init; } = [];

    /// <summary>Whether an SBOM lists it: then it follows from no component.</summary>
    public bool Stated { get; init; }

    /// <summary>How many components come from it or are its clients.</summary>
    public int Components { get; init; }

    /// <summary>The systems that use it, sorted.</summary>
    public ImmutableArray<string> Systems { get; init; } = [];

    /// <summary>Where that was seen, a few places, sorted.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}

/// <summary>What a service is used as.</summary>
public enum ServiceKind
{
    /// <summary>It hands out packages or images: cured by a mirror.</summary>
    Registry,

    /// <summary>It hosts source code and its automation.</summary>
    Forge,

    /// <summary>It is called at run time.</summary>
    Cloud,
}

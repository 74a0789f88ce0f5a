using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>One logical thing that is used: a package, an image, a product. It may have been seen in many places.</summary>
public sealed record Component : IIdentified
{
    /// <summary>Identity: the canonical purl, or <c>stated:&lt;slug&gt;</c> for a line of an inventory that has no purl.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public required ComponentKind Kind { get; init; }

    /// <summary>The name as its ecosystem writes it, namespace included: <c>@angular/core</c>, <c>org.slf4j:slf4j-api</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The exact version, or null where only a range or nothing is stated.</summary>
    public string? Version { get; init; }

    /// <summary>The range a manifest asks for (<c>^1.2.0</c>), or null.</summary>
    public string? Requested { get; init; }

    /// <summary>The purl, or null for things that no ecosystem names.</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>Whether it is developed here, in every place that names it: a workspace or module, no dependency on anybody else.</summary>
    public bool Own { get; init; }

    /// <summary>The strongest scope it was seen in, over all places.</summary>
    public Scope Scope { get; init; }

    /// <summary>Whether any place names it as a direct dependency; null where no place tells.</summary>
    public bool? Direct { get; init; }

    /// <summary>Where it was seen: sorted, without duplicates, never empty.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>What the files themselves say of it, before anything is resolved.</summary>
    public Declarations Declared { get; init; } = Declarations.None;

    /// <summary>What was found out about it.</summary>
    public ComponentFacts Facts { get; init; } = ComponentFacts.Unknown;
}

/// <summary>What sort of thing a component is.</summary>
public enum ComponentKind
{
    /// <summary>A library or package of a language ecosystem.</summary>
    Library,

    /// <summary>A program that is run.</summary>
    Application,

    /// <summary>A package of an operating system's distribution.</summary>
    OperatingSystemPackage,

    /// <summary>An operating system.</summary>
    OperatingSystem,

    /// <summary>A container image.</summary>
    Container,

    /// <summary>A bought product as an inventory states it.</summary>
    Product,

    /// <summary>A part of a build or deployment: a CI action, a Terraform provider or module, a Helm chart.</summary>
    BuildPart,

    /// <summary>A file that is known by its contents only.</summary>
    File,
}

/// <summary>What a component is needed for, weakest first: of several places the strongest wins.</summary>
public enum Scope
{
    /// <summary>Only to test.</summary>
    Test,

    /// <summary>Only to develop or build.</summary>
    Development,

    /// <summary>At run time if it is there.</summary>
    Optional,

    /// <summary>At run time.</summary>
    Runtime,
}

/// <summary>One place where a component was seen.</summary>
/// <param name="Detector">The detector's name, <c>npm/package-lock</c>.</param>
/// <param name="Path">The file, relative to the scanned root, with <c>/</c>.</param>
/// <param name="Line">The line, from 1, or 0 where the format has none.</param>
/// <param name="Kind">What sort of statement it is.</param>
public sealed record Evidence(string Detector, string Path, int Line, EvidenceKind Kind) : IComparable<Evidence>
{
    /// <summary>What outside the scanned tree completed the statement, such as the POM that sets the version; null where the file says all itself.</summary>
    public string? By { get; init; }

    /// <inheritdoc/>
    public int CompareTo(Evidence? other)
    {
        if (other is null) return 1;
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0) return byPath;
        var byLine = Line.CompareTo(other.Line);
        if (byLine != 0) return byLine;
        var byDetector = string.CompareOrdinal(Detector, other.Detector);
        if (byDetector != 0) return byDetector;
        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(By, other.By);
    }
}

/// <summary>What sort of statement a piece of evidence is, weakest first.</summary>
public enum EvidenceKind
{
    /// <summary>A person's statement: a line of an inventory.</summary>
    Stated,

    /// <summary>Asked for by a manifest.</summary>
    Declared,

    /// <summary>Worked out from manifests and registries, as a package manager would today; no lock file says so.</summary>
    Computed,

    /// <summary>Fixed by a lock file or SBOM.</summary>
    Locked,

    /// <summary>Found installed or shipped.</summary>
    Installed,
}

/// <summary>One component needs another. Both ends are component ids of the same scan.</summary>
/// <param name="From">The component that needs.</param>
/// <param name="To">The component that is needed.</param>
public sealed record DependencyEdge(string From, string To) : IComparable<DependencyEdge>
{
    /// <inheritdoc/>
    public int CompareTo(DependencyEdge? other)
    {
        if (other is null) return 1;
        var byFrom = string.CompareOrdinal(From, other.From);
        return byFrom != 0 ? byFrom : string.CompareOrdinal(To, other.To);
    }
}

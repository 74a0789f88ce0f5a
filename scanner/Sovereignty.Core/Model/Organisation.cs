using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>The organisation whose software is looked at, with its units.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Units">All units in tree order, parents before children; empty where none are described.</param>
public sealed record Organisation(string Name, ImmutableArray<Unit> Units)
{
    /// <summary>The id that stands for the organisation as a whole in findings and scores.</summary>
    public const string Id = "organisation";

    /// <summary>A mail address or URL under which it answers for what it publishes; null when not stated.</summary>
    public string? Contact { get; init; }
}

/// <summary>A part of the organisation: the city itself, an office, a municipal company.</summary>
/// <param name="Id">Its id, unique in the organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The parent unit's id, or null at the top.</param>
public sealed record Unit(string Id, string Name, string? Parent);

/// <summary>An application of one's own or a bought product, as used by one or more units.</summary>
public sealed record SoftwareSystem : IIdentified
{
    /// <summary>Its id: from sovereignty.yaml, or derived from the source or the stated name.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Built here or bought.</summary>
    public required SystemKind Kind { get; init; }

    /// <summary>The units that use it; empty where none is stated.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>How much depends on it; null when not stated.</summary>
    public Criticality? Criticality { get; init; }

    /// <summary>How sensitive its data are; null when not stated.</summary>
    public DataSensitivity? DataSensitivity { get; init; }

    /// <summary>The number of users; null when not stated.</summary>
    public int? Users { get; init; }

    /// <summary>Where it runs; null when not stated.</summary>
    public Hosting? Hosting { get; init; }

    /// <summary>Where it runs, in the inventory's own words.</summary>
    public string? HostingStated { get; init; }

    /// <summary>Contracts under which it is used, one for each inventory line.</summary>
    public RowList<Contract> Contracts { get; init; } = [];

    /// <summary>For an application of one's own, the licence that its folder holds; null where none is found.</summary>
    public Fact<Licence>? Licence { get; init; }

    /// <summary>What it consists of.</summary>
    public ImmutableArray<SystemPart> Parts { get; init; } = [];

    /// <summary>Where it was stated, for a bought product: one for each inventory line.</summary>
    public RowList<StatedProduct> Stated { get; init; } = [];
}

/// <summary>Built here or bought.</summary>
public enum SystemKind
{
    /// <summary>An application that is built or assembled here: its parts come from a source tree or an SBOM.</summary>
    Own,

    /// <summary>A bought product, known by a line of an inventory.</summary>
    Bought,
}

/// <summary>How much depends on a system.</summary>
public enum Criticality
{
    /// <summary>Can be missed for weeks.</summary>
    Low,

    /// <summary>Can be missed for days.</summary>
    Normal,

    /// <summary>Can be missed for hours.</summary>
    High,

    /// <summary>Cannot be missed.</summary>
    Critical,
}

/// <summary>How sensitive data are: the protection need of BSI IT-Grundschutz (BSI-Standard 200-2, 8.2), with public below it.</summary>
public enum DataSensitivity
{
    /// <summary>Public data only.</summary>
    Public,

    /// <summary>Normal protection need.</summary>
    Normal,

    /// <summary>High protection need.</summary>
    High,

    /// <summary>Very high protection need.</summary>
    VeryHigh,
}

/// <summary>Where a system runs.</summary>
public enum Hosting
{
    /// <summary>In the organisation's own data centre or on its own machines.</summary>
    OwnPremises,

    /// <summary>At a public IT provider (a municipal data centre, a state's IT body).</summary>
    PublicProvider,

    /// <summary>At a private provider whose ultimate owner sits in the EU or EEA.</summary>
    EuropeanCloud,

    /// <summary>At a private provider whose ultimate owner sits elsewhere.</summary>
    ThirdCountryCloud,

    /// <summary>In a cloud whose provider is not known.</summary>
    Cloud,
}

/// <summary>A component as part of a system.</summary>
/// <param name="Component">The component's id.</param>
/// <param name="Scope">What the system needs it for.</param>
/// <param name="Direct">Whether the system names it itself; null where not told.</param>
public sealed record SystemPart(string Component, Scope Scope, bool? Direct);

namespace Sovereignty.Reports.Model;

/// <summary>An application of one's own or a bought product.</summary>
public sealed record SystemView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its fragment in the report.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>own or bought.</summary>
    public required string Kind { get; init; }

    /// <summary>The names of the units that use it.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>low, normal, high or critical; null when not stated.</summary>
    public string? Criticality { get; init; }

    /// <summary>public, normal, high or very-high; null when not stated.</summary>
    public string? DataSensitivity { get; init; }

    /// <summary>The number of users.</summary>
    public int? Users { get; init; }

    /// <summary>own-premises, public-provider, european-cloud, third-country-cloud or cloud; null when not stated.</summary>
    public string? Hosting { get; init; }

    /// <summary>Where it runs, in the inventory's own words.</summary>
    public string? HostingStated { get; init; }

    /// <summary>The product it was taken for; null when none.</summary>
    public string? Product { get; init; }

    /// <summary>The name of the product's class; null when unknown.</summary>
    public string? ProductClass { get; init; }

    /// <summary>Who develops it; null when unknown and for applications of one's own.</summary>
    public PartyView? Vendor { get; init; }

    /// <summary>Who ultimately owns the vendor; null when unknown.</summary>
    public PartyView? Owner { get; init; }

    /// <summary>eu, eea, adequacy, third, community or unknown; own for applications of one's own.</summary>
    public required string Bloc { get; init; }

    /// <summary>Who contracts for the vendor, where the catalogue knows it.</summary>
    public IReadOnlyList<PartyView> Contracting { get; init; } = [];

    /// <summary>How sure vendor and owner are: low, medium or high; null when unknown.</summary>
    public string? Confidence { get; init; }

    /// <summary>The licence expression; null when unknown.</summary>
    public string? Licence { get; init; }

    /// <summary>The licence's class; unknown when unknown; null for applications of one's own.</summary>
    public string? LicenceClass { get; init; }

    /// <summary>Its score; null when it has none.</summary>
    public ScoreView? Score { get; init; }

    /// <summary>How many components it consists of.</summary>
    public required int Components { get; init; }

    /// <summary>How many risks it has, accepted ones aside.</summary>
    public required int Risks { get; init; }

    /// <summary>The gravest of them: info, low, medium, high or critical; null when it has none.</summary>
    public string? Gravest { get; init; }

    /// <summary>How many questions about it are open.</summary>
    public required int OpenQuestions { get; init; }

    /// <summary>What it costs in a year, in euros; null when not stated.</summary>
    public decimal? YearlyCost { get; init; }

    /// <summary>The next day by which notice must be given; null when it cannot be told.</summary>
    public DateOnly? NoticeBy { get; init; }

    /// <summary>Where it was stated or found: inventory lines or source folders, the first twenty.</summary>
    public IReadOnlyList<StatedView> Stated { get; init; } = [];

    /// <summary>In how many places it was.</summary>
    public int StatedCount { get; init; }
}

/// <summary>A line of an inventory and what it was taken for.</summary>
public sealed record StatedView
{
    /// <summary>The product as stated.</summary>
    public required string Name { get; init; }

    /// <summary>The vendor as stated.</summary>
    public string? Vendor { get; init; }

    /// <summary>The version as stated.</summary>
    public string? Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required PlaceView Place { get; init; }

    /// <summary>How near the match is, 0 to 1; null when nothing came into question.</summary>
    public double? Score { get; init; }

    /// <summary>Products that come into question when none was taken, by name.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}

namespace Sovereignty.Reports.Model;

/// <summary>Components of one ecosystem.</summary>
public sealed record EcosystemView
{
    /// <summary>The purl type, or the components' kind where they have no purl.</summary>
    public required string Id { get; init; }

    /// <summary>How it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How many components.</summary>
    public required int Count { get; init; }

    /// <summary>How many are named directly.</summary>
    public required int Direct { get; init; }

    /// <summary>How many have a known developer.</summary>
    public required PortionView WithVendor { get; init; }

    /// <summary>How many have a known licence.</summary>
    public required PortionView WithLicence { get; init; }

    /// <summary>How many have an exact version.</summary>
    public required PortionView Pinned { get; init; }

    /// <summary>Names of the systems that use them.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    /// <summary>The components, by name and version.</summary>
    public IReadOnlyList<ComponentView> Components { get; init; } = [];

    /// <summary>Those without an exact version.</summary>
    public IReadOnlyList<ComponentView> Unpinned { get; init; } = [];
}

/// <summary>A component.</summary>
public sealed record ComponentView
{
    /// <summary>Its identity: a purl, or <c>stated:…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its exact version; null when only a range or nothing is stated.</summary>
    public string? Version { get; init; }

    /// <summary>The range a manifest asks for.</summary>
    public string? Requested { get; init; }

    /// <summary>test, development, optional or runtime.</summary>
    public required string Scope { get; init; }

    /// <summary>Whether it is named directly; null where no place tells.</summary>
    public bool? Direct { get; init; }

    /// <summary>Who develops it; null when unknown.</summary>
    public PartyView? Vendor { get; init; }

    /// <summary>The country of its ultimate owner; null when unknown or when a community maintains it.</summary>
    public string? OwnerCountry { get; init; }

    /// <summary>eu, eea, adequacy, third, community or unknown.</summary>
    public required string Bloc { get; init; }

    /// <summary>The licence expression; null when unknown.</summary>
    public string? Licence { get; init; }

    /// <summary>The licence's class; unknown when unknown.</summary>
    public required string LicenceClass { get; init; }

    /// <summary>The deprecation message; null when not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Where it was seen: the first place in each of the first files.</summary>
    public IReadOnlyList<PlaceView> Places { get; init; } = [];

    /// <summary>In how many files it was seen.</summary>
    public required int PlaceCount { get; init; }

    /// <summary>In how many systems it is.</summary>
    public required int Systems { get; init; }
}

/// <summary>The components of one licence class.</summary>
public sealed record LicenceClassView
{
    /// <summary>The class.</summary>
    public required string Id { get; init; }

    /// <summary>How many components.</summary>
    public required int Count { get; init; }

    /// <summary>Their share of all components, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The expressions, the commonest first.</summary>
    public IReadOnlyList<ExpressionView> Expressions { get; init; } = [];

    /// <summary>The components, for the classes that restrict use or are unknown; empty for the others.</summary>
    public IReadOnlyList<ComponentView> Components { get; init; } = [];
}

/// <summary>A licence expression and how often it is there.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Count">How many components.</param>
public sealed record ExpressionView(string Expression, int Count);

/// <summary>A registry, forge or cloud service.</summary>
public sealed record ServiceView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>registry, forge or cloud.</summary>
    public required string Kind { get; init; }

    /// <summary>Who runs it; null when unknown.</summary>
    public PartyView? Provider { get; init; }

    /// <summary>Who ultimately owns that; null when unknown.</summary>
    public PartyView? Owner { get; init; }

    /// <summary>eu, eea, adequacy, third, community or unknown.</summary>
    public required string Bloc { get; init; }

    /// <summary>How many components come from it or are its clients.</summary>
    public required int Components { get; init; }

    /// <summary>The systems that use it.</summary>
    public IReadOnlyList<ReferenceView> Systems { get; init; } = [];

    /// <summary>Where that was seen: the first place in each of a few files.</summary>
    public IReadOnlyList<PlaceView> Places { get; init; } = [];

    /// <summary>Software that can mirror it, by name.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];
}

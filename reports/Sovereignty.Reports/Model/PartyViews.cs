namespace Sovereignty.Reports.Model;

/// <summary>A vendor, kept apart from who owns it and from who signs for it.</summary>
public sealed record VendorView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its fragment in the report.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its short name.</summary>
    public required string Name { get; init; }

    /// <summary>Its registered name.</summary>
    public string? LegalName { get; init; }

    /// <summary>What sort of body it is; null when unknown.</summary>
    public string? Kind { get; init; }

    /// <summary>The country of its seat.</summary>
    public string? Country { get; init; }

    /// <summary>That country's name.</summary>
    public string? CountryName { get; init; }

    /// <summary>From the vendor itself to the last known owner.</summary>
    public IReadOnlyList<PartyView> Chain { get; init; } = [];

    /// <summary>The ultimate owner; null when the chain ends in something unknown.</summary>
    public PartyView? Owner { get; init; }

    /// <summary>Whether it stands at the top of its own chain.</summary>
    public required bool Independent { get; init; }

    /// <summary>eu, eea, adequacy, third, community or unknown.</summary>
    public required string Bloc { get; init; }

    /// <summary>Bodies that sign contracts for it.</summary>
    public IReadOnlyList<PartyView> Contracting { get; init; } = [];

    /// <summary>The bought systems it develops.</summary>
    public IReadOnlyList<ReferenceView> Systems { get; init; } = [];

    /// <summary>How many systems there are.</summary>
    public int SystemCount { get; init; }

    /// <summary>How many components it develops.</summary>
    public required int Components { get; init; }

    /// <summary>What its systems cost in a year, in euros; null when not stated.</summary>
    public decimal? YearlyCost { get; init; }

    /// <summary>Where it is known from: a URL or a reference.</summary>
    public required string Source { get; init; }

    /// <summary>When somebody last read that, or the day whose state it tells where the source says <c>not re-read</c>; null when it is not in the catalogue.</summary>
    public DateOnly? Checked { get; init; }

    /// <summary>The weakest link of the owner chain: low, medium or high.</summary>
    public required string Confidence { get; init; }

    /// <summary>The catalogue file and line.</summary>
    public string? Entry { get; init; }
}

/// <summary>What falls to one owner, country or bloc.</summary>
public sealed record ShareView
{
    /// <summary>The owner's id, the country's code or the bloc; <c>unknown</c> or <c>community</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null for the fixed ids, which templates put into words.</summary>
    public string? Name { get; init; }

    /// <summary>The owner's country, or the country itself.</summary>
    public string? Country { get; init; }

    /// <summary>That country's name.</summary>
    public string? CountryName { get; init; }

    /// <summary>eu, eea, adequacy, third, community or unknown.</summary>
    public required string Bloc { get; init; }

    /// <summary>The names of the vendors that fall under it.</summary>
    public IReadOnlyList<string> Vendors { get; init; } = [];

    /// <summary>How many bought systems.</summary>
    public required int Systems { get; init; }

    /// <summary>Their share of all bought systems, 0 to 1.</summary>
    public required double SystemShare { get; init; }

    /// <summary>What these cost in a year, in euros; null when none of them states it.</summary>
    public decimal? YearlyCost { get; init; }

    /// <summary>Their share of what all bought systems are stated to cost, 0 to 1; null when none of these states it.</summary>
    public double? CostShare { get; init; }

    /// <summary>How many components.</summary>
    public required int Components { get; init; }
}

/// <summary>A law of a country that owners sit in.</summary>
/// <param name="Country">The country's code.</param>
/// <param name="CountryName">Its name.</param>
/// <param name="Name">The law's name and citation.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Status">in-force, lapsed or proposed, on <paramref name="AsOf"/>.</param>
/// <param name="AsOf">The day this was so.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Confidence">low, medium or high.</param>
public sealed record LawView(string Country, string CountryName, string Name, string Effect, string Status, DateOnly AsOf, string Source, string Confidence);

/// <summary>How far the organisation hangs on few.</summary>
public sealed record ConcentrationView
{
    /// <summary>What is grouped by: vendor, owner or jurisdiction.</summary>
    public required string By { get; init; }

    /// <summary>What is counted: systems, critical-systems, spend or users.</summary>
    public required string Measure { get; init; }

    /// <summary>Herfindahl-Hirschman index, 0 to 10,000.</summary>
    public required double Hhi { get; init; }

    /// <summary>low (below 1,000), moderate (up to 2,000) or high: the European Commission's marks for markets.</summary>
    public required string Level { get; init; }

    /// <summary>The largest share, 0 to 1.</summary>
    public required double Top1 { get; init; }

    /// <summary>Whose that is.</summary>
    public string? Top1Name { get; init; }

    /// <summary>The three largest shares together, 0 to 1.</summary>
    public required double Cr3 { get; init; }

    /// <summary>The share that could not be attributed, 0 to 1.</summary>
    public required double UnknownShare { get; init; }
}

namespace Sovereignty.Reports.Model;

/// <summary>A bought product with what leaving it needs: the facts of an exit sheet.</summary>
public sealed record ProductView
{
    /// <summary>Its catalogue id.</summary>
    public required string Id { get; init; }

    /// <summary>Its fragment in the report.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is used for: the class's name; null when the class is not described.</summary>
    public string? Class { get; init; }

    /// <summary>Who develops it.</summary>
    public required PartyView Vendor { get; init; }

    /// <summary>Who ultimately owns the vendor; null when unknown.</summary>
    public PartyView? Owner { get; init; }

    /// <summary>The licence expression; null when unknown.</summary>
    public string? Licence { get; init; }

    /// <summary>The licence's class; unknown when unknown.</summary>
    public required string LicenceClass { get; init; }

    /// <summary>saas, on-premises, desktop, mobile, appliance, library; empty when unknown.</summary>
    public IReadOnlyList<string> Deployment { get; init; } = [];

    /// <summary>Names of products it cannot run without; null when unknown, empty when it needs none.</summary>
    public IReadOnlyList<string>? Platforms { get; init; }

    /// <summary>Open data formats; null when unknown.</summary>
    public IReadOnlyList<string>? OpenFormats { get; init; }

    /// <summary>The vendor's own data formats; null when unknown.</summary>
    public IReadOnlyList<string>? VendorFormats { get; init; }

    /// <summary>Open interface standards; null when unknown.</summary>
    public IReadOnlyList<string>? Standards { get; init; }

    /// <summary>When support ends, by version.</summary>
    public IReadOnlyList<EndOfLifeView> EndOfLife { get; init; } = [];

    /// <summary>What else there is in its class, itself and products of the same owner left out.</summary>
    public IReadOnlyList<AlternativeView> Alternatives { get; init; } = [];

    /// <summary>The systems that are this product.</summary>
    public IReadOnlyList<SystemView> Systems { get; init; } = [];

    /// <summary>Their contracts.</summary>
    public IReadOnlyList<ContractView> Contracts { get; init; } = [];

    /// <summary>How many contracts there are.</summary>
    public int ContractCount { get; init; }

    /// <summary>Their risks in exit and portability and in licence and source access, by title.</summary>
    public IReadOnlyList<LockInView> LockIn { get; init; } = [];

    /// <summary>What they cost in a year, in euros; null when not stated.</summary>
    public decimal? YearlyCost { get; init; }

    /// <summary>How many users they have together; null when not stated.</summary>
    public int? Users { get; init; }

    /// <summary>The lowest score of the systems; null when none has one.</summary>
    public ScoreView? Score { get; init; }

    /// <summary>Where this is known from.</summary>
    public required string Source { get; init; }

    /// <summary>When somebody last read that, or the day whose state it tells where the source says <c>not re-read</c>.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>low, medium or high.</summary>
    public required string Confidence { get; init; }
}

/// <summary>When support of a version ends.</summary>
/// <param name="Version">The version.</param>
/// <param name="Date">Last day.</param>
/// <param name="Past">Whether that is over on the report's day.</param>
public sealed record EndOfLifeView(string Version, DateOnly Date, bool Past);

/// <summary>Another product of the same class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Vendor">Who develops it.</param>
/// <param name="Owner">Who ultimately owns the vendor; null when unknown.</param>
/// <param name="Licence">The licence expression; null when unknown.</param>
public sealed record AlternativeView(string Name, PartyView Vendor, PartyView? Owner, string? Licence);

/// <summary>What binds to a product.</summary>
/// <param name="Title">The risk.</param>
/// <param name="Message">What was found.</param>
/// <param name="Severity">info, low, medium, high or critical.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="HowToFix">What to do.</param>
public sealed record LockInView(string Title, string Message, string Severity, string Dimension, string HowToFix);

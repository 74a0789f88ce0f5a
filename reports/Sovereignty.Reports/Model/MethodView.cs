namespace Sovereignty.Reports.Model;

/// <summary>How the figures came about.</summary>
public sealed record MethodView
{
    /// <summary>The rule packs that were used.</summary>
    public IReadOnlyList<PackView> Packs { get; init; } = [];

    /// <summary>The rules that fired or stayed open, by id.</summary>
    public IReadOnlyList<RuleView> Rules { get; init; } = [];

    /// <summary>The catalogue's digest; empty when none was used.</summary>
    public required string CatalogueDigest { get; init; }

    /// <summary>How many vendors the catalogue holds.</summary>
    public required int CatalogueVendors { get; init; }

    /// <summary>How many products the catalogue holds.</summary>
    public required int CatalogueProducts { get; init; }

    /// <summary>How many of the vendor entries that this report uses somebody has read in their source.</summary>
    public required int Read { get; init; }

    /// <summary>The oldest day of such a reading; null when there is none.</summary>
    public DateOnly? OldestCheck { get; init; }

    /// <summary>The newest such day.</summary>
    public DateOnly? NewestCheck { get; init; }

    /// <summary>How many of these entries tell general knowledge or the state of a source that nobody has read again.</summary>
    public required int Unread { get; init; }

    /// <summary>The oldest day whose state such an entry tells; null when there is none.</summary>
    public DateOnly? OldestState { get; init; }

    /// <summary>How many of all these entries were older than 18 months on the day of the report.</summary>
    public required int Old { get; init; }

    /// <summary>How many of the vendors that this report uses are known with low, medium and high confidence.</summary>
    public required ConfidenceView Confidence { get; init; }
}

/// <summary>A rule pack.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Rules">How many rules it holds.</param>
public sealed record PackView(string Id, string Version, string Digest, int Rules);

/// <summary>A rule that said something.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Fired">On how many subjects it fired, accepted ones included.</param>
/// <param name="Open">For how many it could not be decided.</param>
public sealed record RuleView(string Id, string Title, string Dimension, int Fired, int Open);

/// <summary>How sure vendors are known.</summary>
/// <param name="Low">Plausible, not verified.</param>
/// <param name="Medium">Supported by a source of some distance or age.</param>
/// <param name="High">Supported by a primary source.</param>
public sealed record ConfidenceView(int Low, int Medium, int High);

using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>A contract as an inventory states it. Null is not stated.</summary>
public sealed record Contract
{
    /// <summary>The contract's number or name.</summary>
    public string? Number { get; init; }

    /// <summary>Its type as stated: <c>EVB-IT Pflege S</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The unit that holds it.</summary>
    public string? Unit { get; init; }

    /// <summary>What it costs in a year, in <see cref="Currency"/>.</summary>
    public decimal? YearlyCost { get; init; }

    /// <summary>What was paid once, in <see cref="Currency"/>.</summary>
    public decimal? OneOffCost { get; init; }

    /// <summary>ISO 4217; EUR where nothing is stated.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>First day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of the running term.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Notice period, as stated and as months or days.</summary>
    public NoticePeriod? Notice { get; init; }

    /// <summary>Whether it renews itself, and by how many months; null when not stated, 0 when it does not.</summary>
    public int? RenewalMonths { get; init; }

    /// <summary>The last day on which notice can be given for the next possible end on or after the report's date; null when it cannot be told.</summary>
    public DateOnly? NoticeBy { get; init; }

    /// <summary>The day on which the contract ends if notice is given by <see cref="NoticeBy"/>.</summary>
    public DateOnly? EndsThen { get; init; }

    /// <summary>
    /// The product, by its catalogue id, with which this contract and its cost are counted, where a line states several products; null for the first of
    /// them and for every other line.
    /// </summary>
    public string? CountedWith { get; init; }
}

/// <summary>A notice period.</summary>
/// <param name="Months">Months, or 0.</param>
/// <param name="Days">Days, or 0.</param>
/// <param name="To">What the notice must run to.</param>
/// <param name="Stated">The statement, verbatim: <c>3 Monate zum Quartalsende</c>.</param>
public sealed record NoticePeriod(int Months, int Days, NoticeTo To, string Stated);

/// <summary>What a notice must run to.</summary>
public enum NoticeTo
{
    /// <summary>The end of the contract's term.</summary>
    TermEnd,

    /// <summary>Any month's end.</summary>
    MonthEnd,

    /// <summary>Any quarter's end.</summary>
    QuarterEnd,

    /// <summary>Any half-year's end.</summary>
    HalfYearEnd,

    /// <summary>Any calendar year's end.</summary>
    YearEnd,

    /// <summary>Any day.</summary>
    AnyDay,
}

/// <summary>One line of an inventory, in its own words, and what it was taken for.</summary>
public sealed record StatedProduct
{
    /// <summary>The product as stated.</summary>
    public required string Name { get; init; }

    /// <summary>The vendor as stated: evidence, not truth (it may be a reseller or the distribution).</summary>
    public string? Vendor { get; init; }

    /// <summary>The version as stated.</summary>
    public string? Version { get; init; }

    /// <summary>The unit as stated.</summary>
    public string? Unit { get; init; }

    /// <summary>The inventory file, relative to the scanned root.</summary>
    public required string Path { get; init; }

    /// <summary>The line or row, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Which product of the catalogue it was taken for; null when none was.</summary>
    public ProductMatch? Match { get; init; }

    /// <summary>What else it states, in fields.</summary>
    public StatedTerms Terms { get; init; } = StatedTerms.None;

    /// <summary>Columns that were not mapped, and values that could not be read, as stated.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Other { get; init; } = [];
}

/// <summary>What a stated name was taken for.</summary>
/// <param name="Product">The product's catalogue id; null when the candidates are only asked about.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Why">What decided, in one English sentence.</param>
/// <param name="Candidates">Products that come into question, best first, when <paramref name="Product"/> is null.</param>
public sealed record ProductMatch(string? Product, double Score, string Why, ImmutableArray<string> Candidates)
{
    /// <summary>What is said of a name that nothing in the catalogue is like; a line that holds no match is of such a name.</summary>
    public const string NoneLikeIt = "no product of the catalogue has a name like it";

    /// <summary>What is said of such a name where it tells its maker.</summary>
    public const string FirmOnly = "no product of the catalogue has a name like it, and it begins with a firm's";

    /// <summary>
    /// The vendor whose name a stated name begins with, by its catalogue id: what <c>Veeam</c> or <c>Adobe Presenter 7</c> tells although it tells no
    /// product that the catalogue holds. Null where the product is known, or the line's vendor says who the maker is.
    /// </summary>
    public string? Maker { get; init; }

    /// <summary>
    /// Further products that the same line states, each as sure as <see cref="Product"/>: <c>Jira + Confluence</c> states two. In the order in which
    /// they are named.
    /// </summary>
    public ImmutableArray<string> Beside { get; init; } = [];
}

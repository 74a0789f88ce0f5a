namespace Sovereignty.Reports.Model;

/// <summary>A sovereignty score as an interval, in points from 0 (wholly bound) to 100 (free to leave).</summary>
public sealed record ScoreView
{
    /// <summary>The score if every open question turns out badly.</summary>
    public required double Low { get; init; }

    /// <summary>The score if every open question turns out well.</summary>
    public required double High { get; init; }

    /// <summary>High minus low.</summary>
    public double Width => High - Low;

    /// <summary>The band of <see cref="Low"/>: bound (below 40), partly (below 70) or free.</summary>
    public string LowBand => Band(Low);

    /// <summary>The band of <see cref="High"/>.</summary>
    public string HighBand => Band(High);

    /// <summary>The score in each dimension, in a fixed order.</summary>
    public IReadOnlyList<DimensionView> Dimensions { get; init; } = [];

    private static string Band(double points) => points < 40 ? "bound" : points < 70 ? "partly" : "free";
}

/// <summary>The score in one dimension.</summary>
/// <param name="Id">jurisdiction, licence, exit, concentration, supply-chain or hosting.</param>
/// <param name="Weight">Its share of the whole, 0 to 1.</param>
/// <param name="Low">Points if every open question turns out badly.</param>
/// <param name="High">Points if every open question turns out well.</param>
public sealed record DimensionView(string Id, double Weight, double Low, double High);

/// <summary>A part of the organisation.</summary>
public sealed record UnitView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How deep it lies in the tree, 0 at the top.</summary>
    public required int Level { get; init; }

    /// <summary>The parent's id; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>Its score; null when it has none.</summary>
    public ScoreView? Score { get; init; }

    /// <summary>How many systems it or a unit below it uses.</summary>
    public required int Systems { get; init; }

    /// <summary>How many of these stay below 40 points even if every open question turns out well.</summary>
    public required int BoundSystems { get; init; }

    /// <summary>What its contracts cost in a year, in euros; null when none states it.</summary>
    public decimal? YearlyCost { get; init; }
}

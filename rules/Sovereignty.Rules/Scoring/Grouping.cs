using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How the bought systems of a group are spread over vendors, ultimate owners or countries, in one measure.</summary>
/// <param name="Amounts">The amounts by key, largest first.</param>
/// <param name="Nobody">The amount that is known to hang on nobody in particular: communities, and for countries whoever has none.</param>
/// <param name="Unknown">The amount that could not be attributed.</param>
/// <param name="Nothing">Whether there is no bought system at all, so that there is nothing to be spread.</param>
internal sealed record Grouping(ImmutableArray<KeyValuePair<string, decimal>> Amounts, decimal Nobody, decimal Unknown, bool Nothing)
{
    public const string ByVendor = "vendor", ByOwner = "owner", ByJurisdiction = "jurisdiction";
    public const string InSystems = "systems", InSpend = "spend", InUsers = "users", InCriticalSystems = "critical-systems";

    public static readonly ImmutableArray<string> AllBy = [ByVendor, ByOwner, ByJurisdiction];
    public static readonly ImmutableArray<string> AllMeasures = [InSystems, InSpend, InUsers, InCriticalSystems];

    /// <summary>All of it, whoever has it.</summary>
    public decimal Total { get; } = Nobody + Unknown + Amounts.Sum(a => a.Value);

    // No bought system is known to be no concentration; bought systems of which none states a cost are a gap.
    private FieldValue Empty => Nothing ? FieldValue.None : FieldValue.Unknown;

    /// <summary>The largest share of the whole. What is not attributed may all belong to one.</summary>
    public FieldValue Top1 => Share(Amounts.Take(1).Sum(a => a.Value));

    /// <summary>The three largest shares of the whole together.</summary>
    public FieldValue Cr3 => Share(Amounts.Take(3).Sum(a => a.Value));

    /// <summary>The share of the whole that meets a test; what could not be attributed, or meets it perhaps, widens it.</summary>
    public FieldValue ShareOf(Func<string, bool?> holds)
    {
        if (Total == 0) return Empty;
        var sure = Amounts.Where(a => holds(a.Key) == true).Sum(a => a.Value);
        var perhaps = Amounts.Where(a => holds(a.Key) is null).Sum(a => a.Value);
        return FieldValue.Between((double)(sure / Total), (double)((sure + perhaps + Unknown) / Total));
    }

    /// <summary>Herfindahl-Hirschman index over the whole, 0 to 10,000: least when what is unknown is spread thin, most when it all belongs to the largest.</summary>
    public FieldValue Hhi
    {
        get
        {
            if (Total == 0) return Empty;
            var shares = Amounts.Select(a => (double)(a.Value / Total) * 100).ToList();
            var gap = (double)(Unknown / Total) * 100;
            var low = shares.Sum(s => s * s);
            var largest = shares.Count > 0 ? shares[0] : 0;
            return FieldValue.Between(low, low - (largest * largest) + ((largest + gap) * (largest + gap)));
        }
    }

    /// <summary>The share that could not be attributed.</summary>
    public double UnknownShare => Total == 0 ? 0 : (double)(Unknown / Total);

    /// <summary>The record that reports show: shares of what is attributed.</summary>
    public Concentration Record(GroupSubject group, string by, string measure)
    {
        var attributed = Amounts.Sum(a => a.Value);
        var shares = Amounts.Select(a => new ConcentrationShare(a.Key, a.Value, (double)(a.Value / attributed))).ToImmutableArray();
        return new Concentration(group.Kind, group.Id, by, measure, shares, UnknownShare,
            shares.Sum(s => s.Share * 100 * s.Share * 100), shares.Take(1).Sum(s => s.Share), shares.Take(3).Sum(s => s.Share));
    }

    private FieldValue Share(decimal amount)
        => Total == 0 ? Empty : FieldValue.Between((double)(amount / Total), (double)((amount + Unknown) / Total));
}

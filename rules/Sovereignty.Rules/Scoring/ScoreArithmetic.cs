using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// From contributions to a score, and nothing else: whoever has a score's contributions and dimension weights can compute it again.
/// </summary>
public static class ScoreArithmetic
{
    /// <summary>The exposure of a subject to a rule: full from the saturation on, in proportion below it; null saturation is <c>any</c>.</summary>
    public static double Exposure(double share, double? saturation)
        => share <= 0 ? 0 : saturation is { } full ? Math.Min(1, share / full) : 1;

    /// <summary>The risk of one dimension, 0 to 1: noisy-or of its rules with the weighted mean of its parts.</summary>
    public static (double Low, double High) Risk(IEnumerable<Contribution> contributions, Dimension dimension) => Risk(contributions, dimension, default);

    /// <summary>The risk of one dimension where the parts have been added up before.</summary>
    internal static (double Low, double High) Risk(IEnumerable<Contribution> contributions, Dimension dimension, (double Low, double High) parts)
    {
        double lowSafe = 1, highSafe = 1, lowParts = parts.Low, highParts = parts.High;
        foreach (var contribution in contributions)
        {
            if (contribution.Dimension != dimension) continue;
            if (contribution.Kind == ContributionKind.Part)
            {
                lowParts += contribution.Weight * contribution.Low;
                highParts += contribution.Weight * contribution.High;
                continue;
            }

            lowSafe *= 1 - (contribution.Weight * contribution.Low);
            highSafe *= 1 - (contribution.Weight * contribution.High);
        }

        return (1 - (lowSafe * (1 - lowParts)), 1 - (highSafe * (1 - highParts)));
    }

    /// <summary>The score of a subject from its contributions; dimensions without weight are left out and the others share the whole.</summary>
    public static Score Of(SubjectKind subject, string id, RowList<Contribution> contributions, IReadOnlyList<DimensionWeight> weights) =>
        Of(subject, id, contributions, weights, d => Risk(contributions, d));

    /// <summary>The score of a subject whose risk in each dimension is known from its contributions.</summary>
    internal static Score Of(
        SubjectKind subject, string id, RowList<Contribution> contributions, IReadOnlyList<DimensionWeight> weights, Func<Dimension, (double Low, double High)> risk)
    {
        var sum = weights.Sum(w => w.Weight);
        var dimensions = weights.Where(w => w.Weight > 0).Select(w =>
        {
            var (low, high) = risk(w.Dimension);
            return new DimensionRisk(w.Dimension, w.Weight / sum, low, high);
        }).ToImmutableArray();
        return new Score(subject, id, 100 * (1 - dimensions.Sum(d => d.Weight * d.High)), 100 * (1 - dimensions.Sum(d => d.Weight * d.Low)), dimensions, contributions);
    }

    /// <summary>How many points the interval would narrow at most if one contribution were settled, whichever way it turns out.</summary>
    public static double Widening(IEnumerable<Contribution> contributions, Contribution open, double dimensionShare) =>
        Widening(contributions, open, dimensionShare, default);

    /// <summary>The same, where the parts have been added up before.</summary>
    internal static double Widening(IEnumerable<Contribution> contributions, Contribution open, double dimensionShare, (double Low, double High) parts)
    {
        var (lowOthers, highOthers) = Risk(contributions.Where(c => !ReferenceEquals(c, open)), open.Dimension, parts);
        var others = highOthers - lowOthers;
        var width = ((1 - lowOthers) * (1 - (open.Weight * open.Low))) - ((1 - highOthers) * (1 - (open.Weight * open.High)));
        var settled = Math.Min(others * (1 - (open.Weight * open.Low)), others * (1 - (open.Weight * open.High)));
        return 100 * dimensionShare * Math.Max(0, width - settled);
    }
}

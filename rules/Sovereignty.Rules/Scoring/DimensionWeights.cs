using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>The weight of a dimension in a score.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Weight">Its weight, not negative; only its size against the others matters.</param>
public sealed record DimensionWeight(Dimension Dimension, double Weight);

/// <summary>
/// The weight of each dimension for systems and for groups of them. A dimension in which no rule can add risk is left out, or its silence
/// would count as safety.
/// </summary>
internal sealed class DimensionWeights(ImmutableArray<RulePack> packs, ImmutableArray<Rule> rules)
{
    public ImmutableArray<DimensionWeight> OfSystems { get; } = With(packs[0], rules.Where(r => !r.AppliesTo.Any(IsGroup)));

    public ImmutableArray<DimensionWeight> OfGroups { get; } = With(packs[0], rules);

    private static bool IsGroup(SubjectKind subject) => subject is SubjectKind.Unit or SubjectKind.Organisation;

    private static ImmutableArray<DimensionWeight> With(RulePack pack, IEnumerable<Rule> rules)
    {
        var assessed = rules.Where(r => r.Weight > 0).Select(r => r.Dimension).ToHashSet();
        return [.. pack.DimensionWeights.Where(w => w.Weight > 0 && assessed.Contains(w.Dimension))];
    }
}

using System.Collections.Immutable;

namespace Sovereignty.Rules;

/// <summary>
/// Scores units and the organisation: in each dimension the mean of their systems' risks, weighted by <see cref="SystemWeight"/>, and on
/// top of it the rules about concentration. A group without systems has no score: nothing is known of it.
/// </summary>
internal static class GroupAssessor
{
    public static void Assess(
        World world, ImmutableArray<Rule> rules, WaiverBook waivers, ImmutableArray<DimensionWeight> weights, SystemScores systems, Results results)
    {
        foreach (var group in world.Units.Append(world.Organisation).Where(g => g.Places.Length > 0))
        {
            var outcomes = rules.Where(r => r.AppliesTo.Contains(group.Kind)).Select(r => Apply(r, group, waivers, results)).ToList();
            var parts = new GroupParts(systems, group.Places, [.. outcomes.Select(o => o.Contribution)]);
            var score = ScoreArithmetic.Of(group.Kind, group.Id, parts, weights, d => ScoreArithmetic.Risk(parts.Rules, d, parts.Of(d)));
            foreach (var outcome in outcomes.Where(o => o.IsOpen))
            {
                var share = score.Dimensions.Where(d => d.Dimension == outcome.Rule.Dimension).Sum(d => d.Weight);
                results.Ask(outcome.Rule, group, outcome.Open, ScoreArithmetic.Widening(parts.Rules, outcome.Contribution, share, parts.Of(outcome.Rule.Dimension)));
            }

            results.Scores.Add(score);
            foreach (var by in Grouping.AllBy)
            {
                results.Concentrations.AddRange(Grouping.AllMeasures.Select(m => (Measure: m, Grouping: group.Grouping(by, m)))
                    .Where(g => !g.Grouping.Amounts.IsEmpty).Select(g => g.Grouping.Record(group, by, g.Measure)));
            }

            group.Forget();
        }
    }

    private static Outcome Apply(Rule rule, GroupSubject group, WaiverBook waivers, Results results)
    {
        switch (rule.When.Evaluate(group))
        {
            case Verdict.No: return results.Outcome(rule, 0, 0, []);
            case Verdict.Unknown: return results.Outcome(rule, 0, 1, [group]);
            default:
                var waiver = waivers.Find(rule, group);
                results.Findings.Add(Findings.Of(rule, group, [group], 1, 1, 1, waiver));
                if (waiver is null) return results.Outcome(rule, 1, 1, []);
                waivers.Use(waiver);
                return results.Outcome(rule, 0, 0, []);
        }
    }
}

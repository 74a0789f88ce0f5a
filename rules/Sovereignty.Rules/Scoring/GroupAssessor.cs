using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// Scores units and the organisation: in each dimension the mean of their systems' risks, weighted by <see cref="SystemWeight"/>, and on
/// top of it the rules about concentration. A group without systems has no score: nothing is known of it.
/// </summary>
internal static class GroupAssessor
{
    public static void Assess(
        World world, ImmutableArray<Rule> rules, WaiverBook waivers, ImmutableArray<DimensionWeight> weights, ImmutableArray<Score> systems, Results results)
    {
        var scores = systems.ToDictionary(s => s.SubjectId, StringComparer.Ordinal);
        foreach (var group in world.Units.Append(world.Organisation).Where(g => !g.Systems.IsEmpty))
        {
            var outcomes = rules.Where(r => r.AppliesTo.Contains(group.Kind)).Select(r => Apply(r, group, waivers, results)).ToList();
            ImmutableArray<Contribution> contributions = [.. Parts(group, scores), .. outcomes.Select(o => o.Contribution)];
            var score = ScoreArithmetic.Of(group.Kind, group.Id, contributions, weights);
            foreach (var outcome in outcomes.Where(o => o.IsOpen))
            {
                var share = score.Dimensions.Where(d => d.Dimension == outcome.Rule.Dimension).Sum(d => d.Weight);
                results.Ask(outcome.Rule, group, outcome.Open, ScoreArithmetic.Widening(contributions, outcome.Contribution, share));
            }

            results.Scores.Add(score);
            foreach (var by in Grouping.AllBy)
            {
                results.Concentrations.AddRange(Grouping.AllMeasures.Select(m => (Measure: m, Grouping: group.Grouping(by, m)))
                    .Where(g => !g.Grouping.Amounts.IsEmpty).Select(g => g.Grouping.Record(group, by, g.Measure)));
            }
        }
    }

    private static IEnumerable<Contribution> Parts(GroupSubject group, Dictionary<string, Score> scores)
    {
        var weighed = group.Systems.Select(s => (s.Id, Weight: SystemWeight.Of(s.System))).ToList();
        var total = weighed.Sum(s => s.Weight);
        return from system in weighed
               from risk in scores[system.Id].Dimensions
               select new Contribution(system.Id, risk.Dimension, system.Weight / total, risk.Low, risk.High, ContributionKind.Part);
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

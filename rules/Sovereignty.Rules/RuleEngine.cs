using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>Applies rules to a scan.</summary>
public static class RuleEngine
{
    /// <summary>
    /// What the rules make of a scan: findings, open questions and scores. Pure: the same input gives the same assessment, in whatever order
    /// its parts come. A rule is evaluated once for each distinct component, service and vendor, however many systems have it.
    /// </summary>
    /// <param name="scan">The scan; components that belong to no system are not assessed.</param>
    /// <param name="catalogue">The catalogue that its facts name entries of.</param>
    /// <param name="packs">The packs; the dimension weights are those of the first.</param>
    /// <param name="waivers">Accepted risks.</param>
    public static Assessment Assess(Scan scan, Catalogue catalogue, ImmutableArray<RulePack> packs, ImmutableArray<Waiver> waivers)
    {
        if (packs.IsDefaultOrEmpty) return Assessment.None;
        var world = new World(scan, catalogue);
        var rules = packs.SelectMany(p => p.Rules).DistinctBy(r => r.Id, StringComparer.Ordinal).OrderBy(r => r.Id, StringComparer.Ordinal).ToImmutableArray();
        var runs = Verdicts.Of(world, rules);
        var accepted = new WaiverBook(waivers, scan.AsOf);
        var results = new Results(world);
        var weights = new DimensionWeights(packs, rules);

        var systems = SystemAssessor.Assess(world, runs, accepted, weights.OfSystems, results);
        GroupAssessor.Assess(world, rules, accepted, weights.OfGroups, systems, results);
        return new Assessment(
            [.. packs.Select(p => new PackUsed(p.Id, p.Version, p.Digest, p.Rules.Length))],
            results.SortedFindings(),
            results.SortedOpenQuestions(),
            results.SortedScores(systems),
            results.SortedConcentrations(),
            accepted.States());
    }
}

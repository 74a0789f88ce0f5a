using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Applies the rules over components, vendors, services and systems to each system, and scores it.</summary>
internal sealed class SystemAssessor
{
    private const int MostScored = 5_000;

    private readonly World world;
    private readonly WaiverBook waivers;
    private readonly Results results;
    private readonly ILookup<string, ServiceSubject> servicesOf;
    private readonly SharedSubjects shared;
    private readonly Dictionary<ImmutableArray<Contribution>, Scored> scored = new(new SameContributions());

    private SystemAssessor(World world, WaiverBook waivers, Results results)
    {
        this.world = world;
        this.waivers = waivers;
        this.results = results;
        servicesOf = world.Services.SelectMany(s => s.Service.Systems.Distinct(StringComparer.Ordinal).Select(system => (system, s))).ToLookup(p => p.system, p => p.s, StringComparer.Ordinal);
        shared = new SharedSubjects(waivers, results);
    }

    /// <summary>Scores every system; findings, questions and scores go into the results.</summary>
    public static SystemScores Assess(
        World world, ImmutableArray<RuleRun> runs, WaiverBook waivers, ImmutableArray<DimensionWeight> weights, Results results)
    {
        var assessor = new SystemAssessor(world, waivers, results);
        var scores = new SystemScores(world);
        for (var i = 0; i < scores.Length; i++)
        {
            var system = world.Systems[i];
            scores.Give(i, assessor.Assess(system, runs, weights), SystemWeight.Of(system.System));
        }

        assessor.shared.Conclude(world, runs);
        return scores;
    }

    // The score of the first system of those that share it.
    private Score Assess(SystemSubject system, ImmutableArray<RuleRun> runs, ImmutableArray<DimensionWeight> weights)
    {
        var outcomes = new List<Outcome>();
        foreach (var run in runs)
        {
            if (Apply(run, system) is { } outcome) outcomes.Add(outcome);
        }

        var alike = Alike(system, outcomes, weights);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var outcome = outcomes[i];
            if (!outcome.IsOpen) continue;
            if (outcome.Rule.AppliesTo[0] == SubjectKind.Service) shared.Widen(outcome.Rule, outcome.Open, alike.Widens[i]);
            else results.Ask(outcome.Rule, system, outcome.Open, alike.Widens[i]);
        }

        return alike.Score;
    }

    // Of thousands of bought products the same is known and the same is not: their scores are one.
    private Scored Alike(SystemSubject system, List<Outcome> outcomes, ImmutableArray<DimensionWeight> weights)
    {
        var contributions = outcomes.Select(o => o.Contribution).ToImmutableArray();
        if (scored.TryGetValue(contributions, out var known)) return known;
        var score = ScoreArithmetic.Of(SubjectKind.System, system.Id, RowList.Of(contributions.AsSpan()), weights);
        var widens = outcomes.Select(o => ScoreArithmetic.Widening(contributions, o.Contribution, score.Dimensions.Where(d => d.Dimension == o.Rule.Dimension).Sum(d => d.Weight))).ToArray();
        known = new Scored(score, widens);
        if (scored.Count < MostScored) scored[contributions] = known;
        return known;
    }

    private Outcome? Apply(RuleRun run, SystemSubject system) => run.AppliesTo switch
    {
        SubjectKind.Component or SubjectKind.Vendor => OverComponents(run, system),
        SubjectKind.Service => OverServices(run, system),
        SubjectKind.System => Directly(run.Rule, system),
        _ => null,
    };

    private Outcome OverComponents(RuleRun run, SystemSubject system)
    {
        var rule = run.Rule;
        double fired = 0, open = 0, total = 0;
        var on = new List<WeightedPart>();
        var unknown = new List<Subject>();
        var mayBeAccepted = waivers.Names(rule);
        foreach (var part in system.Parts)
        {
            var (component, weight) = (part.Component, part.Weight);
            total += weight;
            switch (run.OnComponents[component.Index])
            {
                case Verdict.Yes when mayBeAccepted && Accepted(rule, component): break;
                case Verdict.Yes:
                    fired += weight;
                    on.Add(part);
                    break;
                case Verdict.Unknown:
                    open += weight;
                    unknown.Add(component);
                    break;
                default: break;
            }
        }

        // A system of which no part is known is not a system without risk.
        if (total == 0) return results.Outcome(rule, 0, 1, [system]);
        var low = ScoreArithmetic.Exposure(fired / total, rule.Saturation);
        var high = ScoreArithmetic.Exposure((fired + open) / total, rule.Saturation);
        if (on.Count == 0) return results.Outcome(rule, low, high, unknown);
        if (rule.AppliesTo[0] == SubjectKind.Vendor)
        {
            foreach (var vendor in on.Select(p => p.Component.Vendor.Id).OfType<string>().Distinct(StringComparer.Ordinal)) shared.Fire(rule, vendor, system);
            return results.Outcome(rule, low, high, unknown);
        }

        var waiver = waivers.Find(rule, system);
        if (system.Parts.Length == 1) results.Findings.Add(rule, system, waiver);
        else results.Findings.Add(Findings.Of(rule, system, HeaviestFirst(on), system.Parts.Length, fired / total, low, waiver));
        if (waiver is null) return results.Outcome(rule, low, high, unknown);
        waivers.Use(waiver);
        return results.Outcome(rule, 0, 0, []);
    }

    // What the system names itself is what its people know, and is told first.
    private static List<Subject> HeaviestFirst(List<WeightedPart> parts) => [.. parts.OrderByDescending(p => p.Weight).ThenBy(p => p.Component.Index).Select(p => p.Component)];

    private Outcome OverServices(RuleRun run, SystemSubject system)
    {
        var rule = run.Rule;
        int fired = 0, open = 0, total = 0;
        var unknown = new List<Subject>();
        foreach (var service in servicesOf[system.Id])
        {
            total++;
            switch (run.OnOwn[service.Index])
            {
                case Verdict.Yes when waivers.Find(rule, service) is null: fired++; break;
                case Verdict.Unknown:
                    open++;
                    unknown.Add(service);
                    break;
                default: break;
            }
        }

        if (total == 0) return results.Outcome(rule, 0, 0, []);
        return results.Outcome(rule, ScoreArithmetic.Exposure((double)fired / total, rule.Saturation), ScoreArithmetic.Exposure((double)(fired + open) / total, rule.Saturation), unknown);
    }

    private Outcome Directly(Rule rule, SystemSubject system)
    {
        switch (rule.When.Evaluate(system))
        {
            case Verdict.No: return results.Outcome(rule, 0, 0, []);
            case Verdict.Unknown: return results.Outcome(rule, 0, 1, [system]);
            default:
                var waiver = waivers.Find(rule, system);
                results.Findings.Add(rule, system, waiver);
                if (waiver is null) return results.Outcome(rule, 1, 1, []);
                waivers.Use(waiver);
                return results.Outcome(rule, 0, 0, []);
        }
    }

    // What is accepted by the component's or vendor's own name does not count; a waiver for the whole system is looked up afterwards.
    private bool Accepted(Rule rule, ComponentSubject component)
    {
        if (rule.AppliesTo[0] == SubjectKind.Vendor) return component.Vendor.Id is { } id && world.Vendor(id) is { } vendor && waivers.Find(rule, vendor) is not null;
        if (waivers.Find(rule, component) is not { Subject: not "*" } waiver) return false;
        shared.Accept(rule, component, waiver);
        return true;
    }

    private sealed record Scored(Score Score, double[] Widens);

    // The contributions themselves are shared, so that being the same is enough.
    private sealed class SameContributions : IEqualityComparer<ImmutableArray<Contribution>>
    {
        public bool Equals(ImmutableArray<Contribution> x, ImmutableArray<Contribution> y)
        {
            if (x.Length != y.Length) return false;
            for (var i = 0; i < x.Length; i++)
            {
                if (!ReferenceEquals(x[i], y[i])) return false;
            }

            return true;
        }

        public int GetHashCode(ImmutableArray<Contribution> obj)
        {
            var hash = new HashCode();
            foreach (var contribution in obj) hash.Add(RuntimeHelpers.GetHashCode(contribution));
            return hash.ToHashCode();
        }
    }
}

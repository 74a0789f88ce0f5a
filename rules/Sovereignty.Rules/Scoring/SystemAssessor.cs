using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Applies the rules over components, vendors, services and systems to each system, and scores it.</summary>
internal sealed class SystemAssessor
{
    private readonly World world;
    private readonly WaiverBook waivers;
    private readonly Results results;
    private readonly ILookup<string, ServiceSubject> servicesOf;
    private readonly SharedSubjects shared;

    private SystemAssessor(World world, WaiverBook waivers, Results results)
    {
        this.world = world;
        this.waivers = waivers;
        this.results = results;
        servicesOf = world.Services.SelectMany(s => s.Service.Systems.Distinct(StringComparer.Ordinal).Select(system => (system, s))).ToLookup(p => p.system, p => p.s, StringComparer.Ordinal);
        shared = new SharedSubjects(waivers, results);
    }

    /// <summary>Scores every system; findings, questions and scores go into the results.</summary>
    public static ImmutableArray<Score> Assess(
        World world, ImmutableArray<RuleRun> runs, WaiverBook waivers, ImmutableArray<DimensionWeight> weights, Results results)
    {
        var assessor = new SystemAssessor(world, waivers, results);
        var scores = world.Systems.Select(s => assessor.Assess(s, runs, weights)).ToImmutableArray();
        assessor.shared.Conclude(world, runs);
        results.Scores.AddRange(scores);
        return scores;
    }

    private Score Assess(SystemSubject system, ImmutableArray<RuleRun> runs, ImmutableArray<DimensionWeight> weights)
    {
        var outcomes = new List<Outcome>();
        foreach (var run in runs)
        {
            if (Apply(run, system) is { } outcome) outcomes.Add(outcome);
        }

        var contributions = outcomes.Select(o => o.Contribution).ToImmutableArray();
        var score = ScoreArithmetic.Of(SubjectKind.System, system.Id, contributions, weights);
        foreach (var outcome in outcomes.Where(o => o.IsOpen))
        {
            var share = score.Dimensions.Where(d => d.Dimension == outcome.Rule.Dimension).Sum(d => d.Weight);
            var widens = ScoreArithmetic.Widening(contributions, outcome.Contribution, share);
            if (outcome.Rule.AppliesTo[0] == SubjectKind.Service) shared.Widen(outcome.Rule, outcome.Open, widens);
            else results.Ask(outcome.Rule, system, outcome.Open, widens);
        }

        return score;
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
        results.Findings.Add(Findings.Of(rule, system, HeaviestFirst(on), system.Parts.Length, fired / total, low, waiver));
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
                results.Findings.Add(Findings.Of(rule, system, [system], 1, 1, 1, waiver));
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
}

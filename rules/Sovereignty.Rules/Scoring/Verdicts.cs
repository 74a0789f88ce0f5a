using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A rule with its verdict on each distinct component, and on each service or vendor where it applies to these.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="OnComponents">The verdicts by <see cref="Subject.Index"/>; empty for rules that components have no part in.</param>
/// <param name="OnOwn">The verdicts on services or vendors, in the world's order; empty for other rules.</param>
internal sealed record RuleRun(Rule Rule, Verdict[] OnComponents, Verdict[] OnOwn)
{
    /// <summary>What it applies to; units stand for units and the organisation.</summary>
    public SubjectKind AppliesTo { get; } = Rule.AppliesTo[0];

    /// <summary>How many fields it names.</summary>
    public int FieldCount { get; } = Rule.Fields.Length;
}

/// <summary>Evaluates each rule once for each distinct component, service and vendor, however many systems have it.</summary>
internal static class Verdicts
{
    private const int Nobody = -1;
    private const int NotKnown = -2;

    public static ImmutableArray<RuleRun> Of(World world, ImmutableArray<Rule> rules)
    {
        var makers = new Lazy<int[]>(() => Makers(world));
        ImmutableArray<RuleRun> runs = [.. rules.Select(rule => rule.AppliesTo[0] switch
        {
            SubjectKind.Component => new RuleRun(rule, new Verdict[world.Components.Length], []),
            SubjectKind.Service => new RuleRun(rule, [], Evaluate(rule, world.Services)),
            SubjectKind.Vendor => OfVendors(world, rule, makers.Value),
            _ => new RuleRun(rule, [], []),
        })];
        OverComponents(world, [.. runs.Where(r => r.AppliesTo == SubjectKind.Component)]);
        return runs;
    }

    // Component by component and not rule by rule: what one component's facts are read from stays at hand for all rules.
    private static void OverComponents(World world, RuleRun[] runs)
    {
        for (var i = 0; i < world.Components.Length; i++)
        {
            var component = world.Components[i];
            foreach (var run in runs) run.OnComponents[i] = run.Rule.When.Evaluate(component);
        }
    }

    private static Verdict[] Evaluate<T>(Rule rule, IReadOnlyList<T> subjects)
        where T : Subject
    {
        var verdicts = new Verdict[subjects.Count];
        var when = rule.When;
        for (var i = 0; i < verdicts.Length; i++) verdicts[i] = when.Evaluate(subjects[i]);
        return verdicts;
    }

    // A component takes the verdict on its maker; a maker that is not known leaves it open.
    private static RuleRun OfVendors(World world, Rule rule, int[] makers)
    {
        var own = Evaluate(rule, world.Vendors);
        var onComponents = new Verdict[makers.Length];
        for (var i = 0; i < onComponents.Length; i++) onComponents[i] = makers[i] switch { Nobody => Verdict.No, NotKnown => Verdict.Unknown, var maker => own[maker] };
        return new RuleRun(rule, onComponents, own);
    }

    // The place of each component's maker among the vendors.
    private static int[] Makers(World world)
    {
        var makers = new int[world.Components.Length];
        for (var i = 0; i < makers.Length; i++)
        {
            var vendor = world.Components[i].Vendor;
            makers[i] = vendor.Id is { } id ? world.Vendor(id)!.Index : vendor.State == FieldState.None ? Nobody : NotKnown;
        }

        return makers;
    }
}

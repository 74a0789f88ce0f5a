using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>The verdict of each rule on each distinct component, service and vendor.</summary>
internal sealed class Verdicts
{
    private readonly Dictionary<(string Rule, Subject Subject), Verdict> others = [];
    private readonly Dictionary<string, Dictionary<ComponentSubject, Verdict>> components = new(StringComparer.Ordinal);

    public Verdicts(World world, ImmutableArray<Rule> rules)
    {
        foreach (var rule in rules)
        {
            switch (rule.AppliesTo[0])
            {
                case SubjectKind.Component: components[rule.Id] = world.Components.ToDictionary(c => c, c => rule.When.Evaluate(c)); break;
                case SubjectKind.Service: Add(rule, world.Services); break;
                case SubjectKind.Vendor: components[rule.Id] = OfVendors(world, rule); break;
                default: break;
            }
        }
    }

    /// <summary>The verdict of a component or vendor rule on a component.</summary>
    public Verdict OnComponent(Rule rule, ComponentSubject component) => components[rule.Id][component];

    /// <summary>The verdict of a service or vendor rule on its own subject.</summary>
    public Verdict On(Rule rule, Subject subject) => others[(rule.Id, subject)];

    private void Add(Rule rule, IEnumerable<Subject> subjects)
    {
        foreach (var subject in subjects) others[(rule.Id, subject)] = rule.When.Evaluate(subject);
    }

    // A component takes the verdict on its maker; a maker that is not known leaves it open.
    private Dictionary<ComponentSubject, Verdict> OfVendors(World world, Rule rule)
    {
        Add(rule, world.Vendors);
        var byId = world.Vendors.ToDictionary(v => v.Id, v => others[(rule.Id, v)], StringComparer.Ordinal);
        return world.Components.ToDictionary(c => c, c => c.Vendor.Id is { } id ? byId[id] : c.Vendor.State == FieldState.None ? Verdict.No : Verdict.Unknown);
    }
}

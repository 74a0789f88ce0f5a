using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// Findings and questions about what several systems share: a registry is one finding however many packages come from it and however many
/// systems use it.
/// </summary>
internal sealed class SharedSubjects(WaiverBook waivers, Results results)
{
    private readonly Dictionary<(string Rule, string Subject), SortedSet<string>> systemsOf = [];
    private readonly Dictionary<(string Rule, string Subject), double> widest = [];
    private readonly HashSet<(string Rule, string Component)> accepted = [];

    /// <summary>A vendor rule fired on something of a vendor in a system.</summary>
    public void Fire(Rule rule, string vendor, SystemSubject system)
    {
        if (!systemsOf.TryGetValue((rule.Id, vendor), out var systems)) systemsOf[(rule.Id, vendor)] = systems = new SortedSet<string>(StringComparer.Ordinal);
        systems.Add(system.Id);
    }

    /// <summary>Undecided services widen a system's score by so many points.</summary>
    public void Widen(Rule rule, IEnumerable<Subject> open, double points)
    {
        foreach (var subject in open) widest[(rule.Id, subject.Id)] = Math.Max(points, widest.GetValueOrDefault((rule.Id, subject.Id)));
    }

    /// <summary>A component is accepted by its own name: listed once, however many systems have it.</summary>
    public void Accept(Rule rule, ComponentSubject component, Waiver waiver)
    {
        if (!accepted.Add((rule.Id, component.Id))) return;
        waivers.Use(waiver);
        results.Findings.Add(Findings.Of(rule, component, [component], 1, 1, 1, waiver));
    }

    /// <summary>Adds what was gathered, once all systems are assessed.</summary>
    public void Conclude(World world, ImmutableArray<RuleRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.AppliesTo == SubjectKind.Service)
            {
                foreach (var service in world.Services) Conclude(run, service, [.. service.Service.Systems.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
            }
            else if (run.AppliesTo == SubjectKind.Vendor)
            {
                foreach (var vendor in world.Vendors) ConcludeVendor(run, vendor);
            }
        }
    }

    private void Conclude(RuleRun run, ServiceSubject service, ImmutableArray<string> systems)
    {
        var rule = run.Rule;
        switch (run.OnOwn[service.Index])
        {
            case Verdict.Yes: Add(rule, service, systems); break;
            case Verdict.Unknown:
                results.Ask(rule, service, [service], widest.GetValueOrDefault((rule.Id, service.Id)), systems);
                break;
            default: break;
        }
    }

    // A vendor that every use of is accepted has no systems left here, and is listed as accepted.
    private void ConcludeVendor(RuleRun run, VendorSubject vendor)
    {
        var rule = run.Rule;
        if (run.OnOwn[vendor.Index] != Verdict.Yes) return;
        if (systemsOf.TryGetValue((rule.Id, vendor.Id), out var systems)) Add(rule, vendor, [.. systems]);
        else if (waivers.Find(rule, vendor) is not null) Add(rule, vendor, []);
    }

    private void Add(Rule rule, Subject subject, ImmutableArray<string> systems)
    {
        var waiver = waivers.Find(rule, subject);
        if (waiver is not null) waivers.Use(waiver);
        results.Findings.Add(Findings.Of(rule, subject, [subject], 1, 1, 1, waiver) with { On = systems });
    }
}

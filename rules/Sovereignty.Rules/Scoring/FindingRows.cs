using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// Findings as they are kept: about a bought product two rules or three fire, about 200,000 of them half a million times, and each finding follows
/// from the rule and the product alone. These are made when somebody asks.
/// </summary>
internal sealed class FindingRows(World world)
{
    private readonly List<Entry> entries = [];

    /// <summary>Takes a finding that holds more than its rule and subject tell.</summary>
    public void Add(Finding finding) => entries.Add(new Entry(finding, 0));

    /// <summary>Takes the finding of a rule on a system as a whole, or on the one part that it has.</summary>
    public void Add(Rule rule, SystemSubject system, Waiver? waiver)
    {
        if (waiver is null) entries.Add(new Entry(rule, system.Index));
        else Add(Made(rule, system, waiver));
    }

    /// <summary>Gravest first, those that are accepted last.</summary>
    public FindingList Sorted()
    {
        var sorted = entries.ToArray();
        entries.Clear();
        entries.Capacity = 0;
        var places = new int[sorted.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        // By place at the end: of equals the first stays the first.
        places.AsSpan().Sort((a, b) => Compare(sorted[a], sorted[b]) is not 0 and var order ? order : a.CompareTo(b));
        return new Rows(world, Array.ConvertAll(places, i => sorted[i]));
    }

    private int Compare(Entry a, Entry b)
    {
        var waived = (a.Waiver is not null).CompareTo(b.Waiver is not null);
        if (waived != 0) return waived;
        var severity = b.Severity.CompareTo(a.Severity);
        if (severity != 0) return severity;
        var risk = b.Risk.CompareTo(a.Risk);
        if (risk != 0) return risk;
        var rule = string.CompareOrdinal(a.RuleId, b.RuleId);
        if (rule != 0) return rule;
        var kind = a.Kind.CompareTo(b.Kind);
        return kind != 0 ? kind : string.CompareOrdinal(a.SubjectId(world), b.SubjectId(world));
    }

    private static Finding Made(Rule rule, SystemSubject system, Waiver? waiver) =>
        Findings.Of(rule, system, OverParts(rule) ? [system.Parts[0].Component] : [system], 1, 1, Exposure(rule), waiver);

    // On the only part, or on the whole, the share is one.
    private static double Exposure(Rule rule) => OverParts(rule) ? ScoreArithmetic.Exposure(1, rule.Saturation) : 1;

    private static bool OverParts(Rule rule) => rule.AppliesTo[0] != SubjectKind.System;

    // A finding, or a rule and the place of the system on which it fired; what is accepted is a finding.
    private readonly record struct Entry(object What, int System)
    {
        public Waiver? Waiver => (What as Finding)?.Waiver;

        public Severity Severity => What is Rule rule ? rule.Severity : ((Finding)What).Severity;

        public double Risk => What is Rule rule ? rule.Weight * Exposure(rule) : ((Finding)What).Risk;

        public string RuleId => What is Rule rule ? rule.Id : ((Finding)What).Rule;

        public SubjectKind Kind => What is Rule ? SubjectKind.System : ((Finding)What).Subject;

        public string SubjectId(World world) => What is Rule ? world.SystemId(System) : ((Finding)What).SubjectId;

        public Finding Made(World world) => What is Rule rule ? FindingRows.Made(rule, world.Systems[System], null) : (Finding)What;

        public FindingHead Head(World world, int at) => What is Rule rule
            ? new FindingHead(at, rule.Id, rule.Title, rule.Dimension, rule.Severity, SubjectKind.System, SubjectId(world), Exposure(rule), Risk, null)
            : FindingHead.Of(at, (Finding)What);
    }

    private sealed class Rows(World world, Entry[] entries) : FindingList
    {
        public override int Length => entries.Length;

        public override Finding this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)entries.Length, nameof(index));
                return entries[index].Made(world);
            }
        }

        public override FindingHead Head(int index) => entries[index].Head(world, index);
    }
}

using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// Questions as they are kept: of a long inventory two dozen are open about each of 200,000 products, and but for the product they are the same.
/// They are made when somebody asks.
/// </summary>
internal sealed class QuestionRows
{
    private readonly List<Wording> wordings = [];
    private readonly Dictionary<Wording, int> wordingAt = [];
    private readonly List<(string Id, ImmutableArray<string> On)> subjects = [];
    private readonly List<(ImmutableArray<string> On, int At)> ofLast = [];
    private readonly List<Entry> entries = [];
    private Subject? last;

    /// <summary>Takes a question.</summary>
    /// <param name="wording">What it says.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="on">For what the facts are missing.</param>
    /// <param name="widens">How many points it widens an interval.</param>
    public void Add(Wording wording, Subject subject, ImmutableArray<string> on, double widens)
    {
        if (!wordingAt.TryGetValue(wording, out var at))
        {
            wordingAt[wording] = at = wordings.Count;
            wordings.Add(wording);
        }

        entries.Add(new Entry(widens, at, SubjectAt(subject, on)));
    }

    /// <summary>All of them, those that widen most first.</summary>
    public RowList<OpenQuestion> Sorted()
    {
        var sorted = entries.ToArray();
        entries.Clear();
        entries.Capacity = 0;
        sorted.AsSpan().Sort(Compare);
        return new Rows(sorted, [.. wordings], [.. subjects]);
    }

    // Questions about one subject come one after the other.
    private int SubjectAt(Subject subject, ImmutableArray<string> on)
    {
        if (!ReferenceEquals(subject, last)) ofLast.Clear();
        last = subject;
        foreach (var (known, at) in ofLast)
        {
            if (known == on) return at;
        }

        subjects.Add((subject.Id, on));
        ofLast.Add((on, subjects.Count - 1));
        return subjects.Count - 1;
    }

    private int Compare(Entry a, Entry b)
    {
        var widens = b.Widens.CompareTo(a.Widens);
        if (widens != 0) return widens;
        if (a.Wording != b.Wording)
        {
            var (one, other) = (wordings[a.Wording], wordings[b.Wording]);
            var rule = string.CompareOrdinal(one.Rule.Id, other.Rule.Id);
            if (rule != 0) return rule;
            var kind = one.Subject.CompareTo(other.Subject);
            if (kind != 0) return kind;
        }

        var id = a.Subject == b.Subject ? 0 : string.CompareOrdinal(subjects[a.Subject].Id, subjects[b.Subject].Id);
        return id != 0 ? id : (a.Wording, a.Subject).CompareTo((b.Wording, b.Subject));
    }

    /// <summary>What is the same for many questions.</summary>
    /// <param name="Rule">The undecided rule.</param>
    /// <param name="Subject">What sort of thing it is about.</param>
    /// <param name="Missing">The missing facts.</param>
    internal sealed record Wording(Rule Rule, SubjectKind Subject, Missing Missing);

    /// <summary>Missing facts, one object for each set of them that a rule may lack.</summary>
    /// <param name="fields">Their names, sorted.</param>
    /// <param name="whatSettles">What would settle it.</param>
    internal sealed class Missing(ImmutableArray<string> fields, LocalText whatSettles)
    {
        public ImmutableArray<string> Fields => fields;

        public LocalText WhatSettles => whatSettles;
    }

    private readonly record struct Entry(double Widens, int Wording, int Subject);

    private sealed class Rows(Entry[] entries, Wording[] wordings, (string Id, ImmutableArray<string> On)[] subjects) : RowList<OpenQuestion>
    {
        public override int Length => entries.Length;

        public override OpenQuestion this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)entries.Length, nameof(index));
                var entry = entries[index];
                var (wording, (id, on)) = (wordings[entry.Wording], subjects[entry.Subject]);
                var rule = wording.Rule;
                return new OpenQuestion(rule.Id, rule.Title, wording.Subject, id, rule.Dimension, wording.Missing.Fields, on, wording.Missing.WhatSettles, entry.Widens);
            }
        }
    }
}

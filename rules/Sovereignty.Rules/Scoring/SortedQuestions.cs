using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// Questions in their one order, each made when somebody asks: those that widen most first, then by rule and by what they are about. Questions of
/// one rank are those of all sets that have it; where in the list a rank begins is all that is kept of the order.
/// </summary>
internal sealed class SortedQuestions : QuestionList
{
    private readonly QuestionRows.Wording[] wordings;
    private readonly QuestionRows.Asked[][] sets;
    private readonly QuestionRows.About[] subjects;
    private readonly object[] others;
    private readonly string[] prefixes;
    private readonly int[][] subjectsOf;
    private readonly Rank[] ranks;
    private readonly int[] begins;
    private Merged? merged;

    /// <summary>Puts questions in order.</summary>
    /// <param name="wordings">What they say.</param>
    /// <param name="sets">Sets of questions.</param>
    /// <param name="subjects">The subjects.</param>
    /// <param name="others">What questions are missing on, where that does not follow from the subject: a string, or an array of them.</param>
    /// <param name="prefixes">What stands before a subject's id, where a question is missing on what is called like it.</param>
    public SortedQuestions(QuestionRows.Wording[] wordings, QuestionRows.Asked[][] sets, ReadOnlySpan<QuestionRows.About> subjects, object[] others, string[] prefixes)
    {
        (this.wordings, this.sets, this.others, this.prefixes) = (wordings, sets, others, prefixes);
        this.subjects = subjects.ToArray();
        var order = new int[subjects.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var unsorted = this.subjects;
        order.AsSpan().Sort((a, b) => string.CompareOrdinal(unsorted[a].Id, unsorted[b].Id) is not 0 and var byId ? byId : a.CompareTo(b));
        this.subjects = Array.ConvertAll(order, i => unsorted[i]);
        subjectsOf = BySet(this.subjects, sets.Length);
        ranks = Ranked();
        begins = new int[ranks.Length + 1];
        for (var i = 0; i < ranks.Length; i++) begins[i + 1] = begins[i] + ranks[i].Of.Sum(o => subjectsOf[o.Set].Length);
    }

    /// <inheritdoc/>
    public override int Length => begins[^1];

    /// <inheritdoc/>
    public override OpenQuestion this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            var rank = Array.BinarySearch(begins, index);
            if (rank < 0) rank = ~rank - 1;
            // Ranks are never empty, so that the beginning found is the only one there.
            var within = index - begins[rank];
            var of = ranks[rank].Of;
            var (subject, asked) = of.Length == 1 ? (subjectsOf[of[0].Set][within], sets[of[0].Set][of[0].At]) : InOrder(rank)[within];
            var about = subjects[subject];
            var wording = wordings[asked.Wording];
            return new OpenQuestion(
                wording.Rule.Id, wording.Rule.Title, wording.Subject, about.Id, wording.Rule.Dimension, wording.Missing.Fields, On(about, asked), wording.Missing.WhatSettles, asked.Widens);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<QuestionHead> Heads
    {
        get
        {
            for (var rank = 0; rank < ranks.Length; rank++)
            {
                if (ranks[rank].Of is [var only])
                {
                    var asked = sets[only.Set][only.At];
                    foreach (var subject in subjectsOf[only.Set]) yield return Head(subject, asked);
                }
                else
                {
                    foreach (var (subject, asked) in InOrder(rank)) yield return Head(subject, asked);
                }
            }
        }
    }

    private QuestionHead Head(int subject, QuestionRows.Asked asked)
    {
        var wording = wordings[asked.Wording];
        var rule = wording.Rule;
        return new QuestionHead(rule.Id, rule.Title, wording.Subject, subjects[subject].Id, rule.Dimension, wording.Missing.Fields, wording.Missing.WhatSettles, asked.Widens);
    }

    private ImmutableArray<string> On(QuestionRows.About about, QuestionRows.Asked asked) => asked.Other == QuestionRows.Asked.Itself ? [about.Id]
        : asked.Prefix >= 0 ? [prefixes[asked.Prefix] + about.Id]
        : others[about.FirstOther + asked.Other] is string alone ? [alone]
        : [.. (string[])others[about.FirstOther + asked.Other]];

    // Lists are read from the front: the rank that was read last is the one that is read next.
    private (int Subject, QuestionRows.Asked Asked)[] InOrder(int rank)
    {
        if (merged is { } last && last.Rank == rank) return last.Rows;
        var rows = new List<(int Subject, QuestionRows.Asked Asked)>(begins[rank + 1] - begins[rank]);
        foreach (var (set, at) in ranks[rank].Of)
        {
            foreach (var subject in subjectsOf[set]) rows.Add((subject, sets[set][at]));
        }

        rows.Sort((a, b) =>
        {
            var byWording = a.Asked.Wording.CompareTo(b.Asked.Wording);
            if (a.Subject == b.Subject) return byWording;
            return subjects[a.Subject].Id != subjects[b.Subject].Id || byWording == 0 ? a.Subject.CompareTo(b.Subject) : byWording;
        });
        merged = new Merged(rank, [.. rows]);
        return merged.Rows;
    }

    private Rank[] Ranked()
    {
        var questions = new List<(QuestionRows.Asked Asked, int Set, int At)>();
        for (var set = 0; set < sets.Length; set++)
        {
            for (var at = 0; at < sets[set].Length; at++) questions.Add((sets[set][at], set, at));
        }

        questions.Sort((a, b) => Compare(a.Asked, b.Asked) is not 0 and var byRank ? byRank : (a.Set, a.At).CompareTo((b.Set, b.At)));
        var found = new List<Rank>();
        for (var from = 0; from < questions.Count;)
        {
            var to = from + 1;
            while (to < questions.Count && Compare(questions[from].Asked, questions[to].Asked) == 0) to++;
            found.Add(new Rank([.. questions.GetRange(from, to - from).Select(q => (q.Set, q.At))]));
            from = to;
        }

        return [.. found];
    }

    private int Compare(QuestionRows.Asked a, QuestionRows.Asked b)
    {
        var widens = b.Widens.CompareTo(a.Widens);
        if (widens != 0 || a.Wording == b.Wording) return widens;
        var (one, other) = (wordings[a.Wording], wordings[b.Wording]);
        var rule = string.CompareOrdinal(one.Rule.Id, other.Rule.Id);
        return rule != 0 ? rule : one.Subject.CompareTo(other.Subject);
    }

    private static int[][] BySet(QuestionRows.About[] subjects, int sets)
    {
        var counts = new int[sets];
        foreach (var subject in subjects) counts[subject.Set]++;
        var bySet = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var i = 0; i < subjects.Length; i++) bySet[subjects[i].Set][counts[subjects[i].Set]++] = i;
        return bySet;
    }

    private sealed record Rank((int Set, int At)[] Of);

    private sealed record Merged(int Rank, (int Subject, QuestionRows.Asked Asked)[] Rows);
}

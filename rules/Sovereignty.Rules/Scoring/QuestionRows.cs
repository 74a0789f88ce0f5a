using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// Questions as they are kept: of a long inventory two dozen are open about each of 200,000 products, and but for the product they are the same.
/// So the set of questions about a subject is kept once for all that have the same, and of a subject no more than which set is its own.
/// </summary>
internal sealed class QuestionRows
{
    private const int MostPrefixes = 16;

    private readonly List<Wording> wordings = [];
    private readonly Dictionary<Wording, int> wordingAt = [];
    private readonly Dictionary<Asked[], int> setAt = new(new SameQuestions());
    private readonly List<Asked[]> sets = [];
    private readonly List<About> subjects = [];
    private readonly List<object> others = [];
    private readonly List<string> prefixes = [];
    private readonly List<Asked> ofLast = [];
    private Subject? last;
    private int firstOther;

    /// <summary>Takes a question; those about one subject come one after the other.</summary>
    /// <param name="wording">What it says.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="on">For what the facts are missing: an id, or an array of them; null for the subject itself.</param>
    /// <param name="widens">How many points it widens an interval.</param>
    public void Add(Wording wording, Subject subject, object? on, double widens)
    {
        if (!ReferenceEquals(subject, last)) Close();
        last = subject;
        if (!wordingAt.TryGetValue(wording, out var at))
        {
            wordingAt[wording] = at = wordings.Count;
            wordings.Add(wording);
        }

        ofLast.Add(new Asked(widens, at, on is null ? Asked.Itself : OtherAt(on)));
    }

    /// <summary>All of them, those that widen most first.</summary>
    public QuestionList Sorted()
    {
        Close();
        return new SortedQuestions([.. wordings], [.. sets], CollectionsMarshal.AsSpan(subjects), [.. others], [.. prefixes]);
    }

    private void Close()
    {
        if (last is null) return;
        Asked[] set = [.. ofLast];
        if (!setAt.TryGetValue(set, out var at))
        {
            setAt[set] = at = sets.Count;
            sets.Add(set);
        }

        subjects.Add(new About(last.Id, at, firstOther));
        ofLast.Clear();
        firstOther = others.Count;
        last = null;
    }

    private int OtherAt(object on)
    {
        // The one component of a bought product is called like its system, but for what stands before it.
        if (on is string named && named.EndsWith(last!.Id, StringComparison.Ordinal) && PrefixAt(named[..^last.Id.Length]) is >= 0 and var prefix) return Asked.Named(prefix);
        for (var i = firstOther; i < others.Count; i++)
        {
            if (on is string alone ? others[i] is string known && known == alone : others[i] is string[] list && list.AsSpan().SequenceEqual((string[])on)) return i - firstOther;
        }

        others.Add(on);
        return others.Count - 1 - firstOther;
    }

    private int PrefixAt(string prefix)
    {
        var at = prefixes.IndexOf(prefix);
        if (at >= 0 || prefixes.Count == MostPrefixes) return at;
        prefixes.Add(prefix);
        return prefixes.Count - 1;
    }

    /// <summary>What is the same for many questions.</summary>
    /// <param name="Rule">The undecided rule.</param>
    /// <param name="Subject">What sort of thing it is about.</param>
    /// <param name="Missing">The missing facts.</param>
    internal readonly record struct Wording(Rule Rule, SubjectKind Subject, Missing Missing)
    {
        // A rule is itself and no other: comparing all that it says would be most of the work.
        public bool Equals(Wording other) => ReferenceEquals(Rule, other.Rule) && Subject == other.Subject && ReferenceEquals(Missing, other.Missing);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Rule), Subject, RuntimeHelpers.GetHashCode(Missing));
    }

    /// <summary>Missing facts, one object for each set of them that a rule may lack.</summary>
    /// <param name="fields">Their names, sorted.</param>
    /// <param name="whatSettles">What would settle it.</param>
    internal sealed class Missing(ImmutableArray<string> fields, LocalText whatSettles)
    {
        public ImmutableArray<string> Fields => fields;

        public LocalText WhatSettles => whatSettles;
    }

    /// <summary>A question about whatever subject has it.</summary>
    /// <param name="Widens">How many points it widens an interval.</param>
    /// <param name="Wording">What it says.</param>
    /// <param name="Other">Which of the subject's other lists it is missing on; below zero where it is missing on what follows from the subject's id.</param>
    internal readonly record struct Asked(double Widens, int Wording, int Other)
    {
        /// <summary>The value of <see cref="Other"/> for the subject itself.</summary>
        public const int Itself = -1;

        /// <summary>Which prefix stands before the subject's id, where it is missing on what is called like the subject; otherwise below zero.</summary>
        public int Prefix => Itself - 1 - Other;

        /// <summary>The value of <see cref="Other"/> for what is called like the subject.</summary>
        /// <param name="prefix">Which prefix stands before its id.</param>
        public static int Named(int prefix) => Itself - 1 - prefix;
    }

    /// <summary>A subject with its questions.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Set">Its set of questions.</param>
    /// <param name="FirstOther">Where its other lists begin.</param>
    internal readonly record struct About(string Id, int Set, int FirstOther);

    private sealed class SameQuestions : IEqualityComparer<Asked[]>
    {
        public bool Equals(Asked[]? x, Asked[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(Asked[] obj)
        {
            var hash = new HashCode();
            foreach (var asked in obj) hash.Add(asked);
            return hash.ToHashCode();
        }
    }
}

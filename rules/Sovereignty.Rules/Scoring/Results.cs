using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Collects what an assessment consists of and puts it in its one order.</summary>
internal sealed class Results(World world)
{
    private const int MostShared = 20_000;
    private readonly Dictionary<Share, Contribution> contributions = [];
    private readonly OpenQuestions questions = new();

    public FindingRows Findings { get; } = new(world);

    /// <summary>Of the groups.</summary>
    public List<Score> Scores { get; } = [];

    public List<Concentration> Concentrations { get; } = [];

    /// <summary>What a rule adds to one score; thousands of systems share what is the same for all of them.</summary>
    public Outcome Outcome(Rule rule, double low, double high, IReadOnlyList<Subject> open)
    {
        var share = new Share(rule, low, high);
        if (!contributions.TryGetValue(share, out var contribution))
        {
            contribution = new Contribution(rule.Id, rule.Dimension, rule.Weight, low, high);
            if (contributions.Count < MostShared) contributions[share] = contribution;
        }

        return new Outcome(rule, contribution, open);
    }

    /// <summary>Adds a question about a subject.</summary>
    /// <param name="rule">The undecided rule.</param>
    /// <param name="subject">What the question is about.</param>
    /// <param name="open">The subjects for which the rule is undecided.</param>
    /// <param name="widens">How many points it widens an interval.</param>
    /// <param name="on">What to list instead of <paramref name="open"/>; null for those themselves.</param>
    public void Ask(Rule rule, Subject subject, IReadOnlyList<Subject> open, double widens, ImmutableArray<string>? on = null) =>
        questions.Ask(rule, subject, open, widens, on);

    /// <summary>Gravest first, those that are accepted last.</summary>
    public FindingList SortedFindings() => Findings.Sorted();

    /// <summary>Those that widen most first.</summary>
    public QuestionList SortedOpenQuestions() => questions.Sorted();

    /// <summary>The organisation first, then units and systems.</summary>
    public RowList<Score> SortedScores(SystemScores systems) => new ScoreRows([.. Scores.OrderByDescending(s => s.Subject).ThenBy(s => s.SubjectId, StringComparer.Ordinal)], systems);

    public ImmutableArray<Concentration> SortedConcentrations() => [.. Concentrations
        .OrderByDescending(c => c.Subject).ThenBy(c => c.SubjectId, StringComparer.Ordinal).ThenBy(c => c.By, StringComparer.Ordinal).ThenBy(c => c.Measure, StringComparer.Ordinal)];

    // A rule is itself and no other: this is looked up two dozen times for each system.
    private readonly record struct Share(Rule Rule, double Low, double High)
    {
        public bool Equals(Share other) => ReferenceEquals(Rule, other.Rule) && Low.Equals(other.Low) && High.Equals(other.High);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Rule) ^ (int)(BitConverter.DoubleToInt64Bits(Low) >> 17) ^ (int)(BitConverter.DoubleToInt64Bits(High) >> 31);
    }
}

using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Collects what an assessment consists of and puts it in its one order.</summary>
internal sealed class Results
{
    public List<Finding> Findings { get; } = [];

    public List<OpenQuestion> OpenQuestions { get; } = [];

    public List<Score> Scores { get; } = [];

    public List<Concentration> Concentrations { get; } = [];

    /// <summary>Gravest first, those that are accepted last.</summary>
    public ImmutableArray<Finding> SortedFindings() => [.. Findings
        .OrderBy(f => f.Waiver is not null).ThenByDescending(f => f.Severity).ThenByDescending(f => f.Risk)
        .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Subject).ThenBy(f => f.SubjectId, StringComparer.Ordinal)];

    /// <summary>Those that widen most first.</summary>
    public ImmutableArray<OpenQuestion> SortedOpenQuestions() => [.. OpenQuestions
        .OrderByDescending(q => q.Widens).ThenBy(q => q.Rule, StringComparer.Ordinal).ThenBy(q => q.Subject).ThenBy(q => q.SubjectId, StringComparer.Ordinal)];

    /// <summary>The organisation first, then units and systems.</summary>
    public ImmutableArray<Score> SortedScores() => [.. Scores.OrderByDescending(s => s.Subject).ThenBy(s => s.SubjectId, StringComparer.Ordinal)];

    public ImmutableArray<Concentration> SortedConcentrations() => [.. Concentrations
        .OrderByDescending(c => c.Subject).ThenBy(c => c.SubjectId, StringComparer.Ordinal).ThenBy(c => c.By, StringComparer.Ordinal).ThenBy(c => c.Measure, StringComparer.Ordinal)];
}

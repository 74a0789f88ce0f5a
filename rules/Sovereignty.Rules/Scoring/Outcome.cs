using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>What a rule adds to one score.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Contribution">What it adds.</param>
/// <param name="Open">The subjects for which it is undecided.</param>
internal sealed record Outcome(Rule Rule, Contribution Contribution, IReadOnlyList<Subject> Open)
{
    /// <summary>Whether settling what is undecided could still change anything.</summary>
    public bool IsOpen => Open.Count > 0 && Contribution.High > Contribution.Low;
}

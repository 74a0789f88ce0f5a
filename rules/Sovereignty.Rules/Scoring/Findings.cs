using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Makes findings with their texts and evidence.</summary>
internal static class Findings
{
    // A finding over a thousand packages is proved by a few of them; the whole list stands in Finding.On.
    private const int SubjectsWithEvidence = 5;
    private const int MostCauses = 12;

    /// <summary>A finding.</summary>
    /// <param name="rule">The rule that fired.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="on">On what it fired, in the order in which it is told: components of a system, or the subject itself.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="share">The weighted share on which it fired.</param>
    /// <param name="exposure">The exposure.</param>
    /// <param name="waiver">The waiver that accepts it, or null.</param>
    public static Finding Of(Rule rule, Subject subject, IReadOnlyList<Subject> on, int total, double share, double exposure, Waiver? waiver)
    {
        // The rule's fields are read from what it was evaluated on, which for services and vendors is the subject and not the systems.
        var evaluated = rule.AppliesTo[0] == SubjectKind.Component ? on : [subject];
        return new Finding
        {
            Rule = rule.Id,
            Subject = subject.Kind,
            SubjectId = subject.Id,
            Title = rule.Title,
            Message = MessageText.Fill(rule, subject, evaluated, total, share),
            Why = rule.Why,
            HowToFix = rule.HowToFix,
            Severity = rule.Severity,
            Dimension = rule.Dimension,
            Exposure = exposure,
            Risk = waiver is null ? rule.Weight * exposure : 0,
            On = [.. on.Select(s => s.Id).Order(StringComparer.Ordinal)],
            Because = Causes(rule, evaluated),
            References = rule.References,
            Waiver = waiver,
        };
    }

    private static ImmutableArray<Because> Causes(Rule rule, IReadOnlyList<Subject> evaluated)
    {
        var causes = new List<Because>();
        foreach (var subject in evaluated.Take(SubjectsWithEvidence))
        {
            var fields = new List<Field>();
            rule.When.Causes(subject, fields);
            foreach (var because in subject.Seen.Take(1).Concat(fields.SelectMany(f => f.Why(subject))))
            {
                if (causes.Count < MostCauses && !causes.Contains(because)) causes.Add(because);
            }
        }

        return [.. causes];
    }
}

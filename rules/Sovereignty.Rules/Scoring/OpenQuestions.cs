using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Makes open questions: which facts are missing, for what, and what would settle them.</summary>
internal sealed class OpenQuestions
{
    private readonly Dictionary<string, Dictionary<HashSet<Field>, QuestionRows.Missing>> asked = new(StringComparer.Ordinal);
    private readonly QuestionRows rows = new();
    private readonly Dictionary<string, int> fieldsOf = new(StringComparer.Ordinal);
    private readonly HashSet<Field> fields = [];
    private readonly HashSet<Field> scratch = [];

    /// <summary>All questions, those that widen most first.</summary>
    public QuestionList Sorted() => rows.Sorted();

    /// <summary>Takes a question about a subject.</summary>
    /// <param name="rule">The undecided rule.</param>
    /// <param name="subject">What the question is about.</param>
    /// <param name="open">The subjects for which the rule is undecided.</param>
    /// <param name="widens">How many points it widens an interval.</param>
    /// <param name="on">What to list instead of <paramref name="open"/>; null for those themselves.</param>
    public void Ask(Rule rule, Subject subject, IReadOnlyList<Subject> open, double widens, ImmutableArray<string>? on = null)
    {
        fields.Clear();
        if (!fieldsOf.TryGetValue(rule.Id, out var all)) fieldsOf[rule.Id] = all = rule.Fields.Length;
        foreach (var one in open)
        {
            Unknowns(rule, one);
            if (fields.Count > all) break;
        }

        rows.Add(new QuestionRows.Wording(rule, subject.Kind, Named(rule)), subject, MissingOn(subject, open, on), widens);
    }

    private static object? MissingOn(Subject subject, IReadOnlyList<Subject> open, ImmutableArray<string>? on)
    {
        if (on is { } listed) return listed.ToArray();
        if (open is not [var alone]) return open.Select(s => s.Id).ToArray();
        return alone.Id == subject.Id ? null : alone.Id;
    }

    // What is missing is the same for thousands of subjects, and so are the words for it.
    private QuestionRows.Missing Named(Rule rule)
    {
        if (!asked.TryGetValue(rule.Id, out var ofRule)) asked[rule.Id] = ofRule = new Dictionary<HashSet<Field>, QuestionRows.Missing>(HashSet<Field>.CreateSetComparer());
        if (ofRule.TryGetValue(fields, out var known)) return known;
        var sorted = fields.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        return ofRule[[.. fields]] = new QuestionRows.Missing([.. sorted.Select(f => f.Name)], rule.WhatSettles ?? Settling(sorted));
    }

    private void Unknowns(Rule rule, Subject subject)
    {
        switch (rule.AppliesTo[0], subject)
        {
            case (SubjectKind.Vendor, ComponentSubject { Vendor.Id: { } id } component) when component.World.Vendor(id) is { } vendor:
                rule.When.Unknowns(vendor, fields);
                break;
            case (SubjectKind.Vendor, ComponentSubject):
                fields.Add(FieldTable.Of(SubjectKind.Component)["vendor.id"]);
                break;
            case (SubjectKind.Component or SubjectKind.Vendor, SystemSubject):
                // No part of the system is known at all.
                fields.Add(FieldTable.Of(SubjectKind.System)["components"]);
                break;
            default:
                scratch.Clear();
                rule.When.Unknowns(subject, scratch);
                foreach (var field in scratch) fields.Add(First(field, subject));
                break;
        }
    }

    // Who owns a vendor can be asked only once it is known who the vendor is.
    private static Field First(Field field, Subject subject)
        => field.Name.StartsWith("owner.", StringComparison.Ordinal) && subject.Vendor.State == FieldState.Unknown && FieldTable.Of(subject.Kind).TryGetValue("vendor.id", out var vendor) ? vendor : field;

    private static LocalText Settling(IReadOnlyList<Field> fields)
    {
        var ways = fields.Select(f => f.Settles).Distinct().ToList();
        return new LocalText(Sentence(ways.Select(w => w.De)), Sentence(ways.Select(w => w.En)));
    }

    private static string Sentence(IEnumerable<string> ways)
    {
        var text = string.Join("; ", ways);
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}

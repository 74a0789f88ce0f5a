using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>Why a rule fires, does not fire or cannot be decided: what <c>rules explain</c> prints.</summary>
public static class RuleExplanation
{
    private const int MostSubjects = 20;

    /// <summary>
    /// How a rule went for a subject: each of its conditions with the value that was found. A rule over components asked about a system is
    /// explained for its components, those that fire and those that are open first.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="subjectId">The id of a component, service, system, vendor or unit, or <see cref="Organisation.Id"/>.</param>
    public static ImmutableArray<SubjectTrace> Of(Scan scan, Catalogue catalogue, Rule rule, string subjectId)
    {
        var world = new World(scan, catalogue);
        return [.. Subjects(world, rule, subjectId).Select(s => new SubjectTrace(s.Kind, s.Id, s.Name, rule.When.Evaluate(s), rule.When.Explain(s)))
            .OrderByDescending(t => t.Verdict).ThenBy(t => t.Id, StringComparer.Ordinal).Take(MostSubjects)];
    }

    /// <summary>A rule as a page of text: what it finds, why, how to fix it, its condition and examples.</summary>
    public static string Describe(Rule rule, string language)
    {
        var german = language == "de";
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{rule.Id}: {rule.Title.In(language)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{(german ? "gilt für" : "applies to")} {string.Join(", ", rule.AppliesTo.Select(KebabCase.Of))}; {KebabCase.Of(rule.Dimension)}; {KebabCase.Of(rule.Severity)}; {(german ? "Gewicht" : "weight")} {rule.Weight.ToString(CultureInfo.InvariantCulture)}");
        Section(text, german ? "Warum" : "Why", rule.Why.In(language));
        Section(text, german ? "Abhilfe" : "How to fix", rule.HowToFix.In(language));
        Section(text, german ? "Felder" : "Fields", string.Join('\n', rule.Fields.Select(f => $"{f.Name}: {f.Meaning.In(language)}")));
        if (!rule.References.IsEmpty) Section(text, german ? "Quellen" : "References", string.Join('\n', rule.References));
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A trace as indented lines: verdict, condition, value.</summary>
    public static string Show(Trace trace)
    {
        var text = new StringBuilder();
        Show(text, trace, 0);
        return text.ToString();
    }

    /// <summary>The conditions of a trace that compare a field.</summary>
    public static IEnumerable<Trace> Leaves(Trace trace) => trace.Value is not null ? [trace] : trace.Parts.SelectMany(Leaves);

    /// <summary>A verdict in a word.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Yes => "true",
        Verdict.No => "false",
        _ => "unknown",
    };

    private static void Show(StringBuilder text, Trace trace, int depth)
    {
        text.Append(' ', depth * 2).Append(Word(trace.Verdict).PadRight(8)).Append(trace.Condition);
        if (trace.Value is not null) text.Append("  (").Append(trace.Value).Append(')');
        text.Append('\n');
        foreach (var part in trace.Parts) Show(text, part, depth + 1);
    }

    private static void Section(StringBuilder text, string heading, string body)
        => text.AppendLine().AppendLine(heading).AppendLine(string.Join('\n', body.Split('\n').Select(l => "  " + l.Trim())));

    private static IEnumerable<Subject> Subjects(World world, Rule rule, string id) => rule.AppliesTo[0] switch
    {
        SubjectKind.Component => world.Component(id) is { } component ? [component] : SystemOf(world, id)?.Parts.Select(p => (Subject)p.Component) ?? [],
        SubjectKind.Service => world.Services.Where(s => s.Id == id || s.Service.Systems.Contains(id)),
        SubjectKind.System => SystemOf(world, id) is { } system ? [system] : [],
        SubjectKind.Vendor => world.Vendor(id) is { } vendor ? [vendor] : SystemOf(world, id)?.Vendors.Select(world.Vendor).OfType<Subject>() ?? [],
        _ => world.Units.Append(world.Organisation).Where(g => g.Id == id && rule.AppliesTo.Contains(g.Kind)),
    };

    private static SystemSubject? SystemOf(World world, string id) => world.Systems.FirstOrDefault(s => s.Id == id);
}

/// <summary>How a rule went for one subject.</summary>
/// <param name="Kind">What the subject is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">What the rule makes of it.</param>
/// <param name="Trace">Why.</param>
public sealed record SubjectTrace(SubjectKind Kind, string Id, string Name, Verdict Verdict, Trace Trace);

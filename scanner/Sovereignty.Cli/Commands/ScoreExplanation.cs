using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary>Where a score comes from, and where a rule fires: what the figures of a report are made of.</summary>
internal static class ScoreExplanation
{
    private const int MostParts = 25;
    private const int MostCases = 20;

    /// <summary>Explains the organisation, a unit or a rule of a scan.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="name">What the user named.</param>
    /// <returns>False when it is none of these.</returns>
    public static bool Write(Terminal.Terminal terminal, Scan scan, string name)
    {
        var found = false;
        foreach (var score in scan.Assessment.Scores.Where(s => IsMeant(scan, s, name)))
        {
            found = true;
            Say(terminal, $"{KebabCase.Of(score.Subject)} {score.SubjectId}: {NameOf(scan, score)}");
            var systems = scan.Systems.ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
            foreach (var line in Lines(score, id => systems.GetValueOrDefault(id) is { } called && called != id ? $"{id} ({called})" : id)) Say(terminal, "  " + line);
        }

        var fires = scan.Assessment.Findings.Where(f => IsRule(f.Rule, name)).OrderByDescending(f => f.Severity).ThenByDescending(f => f.Risk).ThenBy(f => f.SubjectId, StringComparer.Ordinal).ToList();
        var open = scan.Assessment.OpenQuestions.Where(q => IsRule(q.Rule, name)).ToList();
        if (fires.Count + open.Count == 0) return found;
        Say(terminal, $"rule {(fires.Count > 0 ? fires[0].Rule : open[0].Rule)}: {(fires.Count > 0 ? fires[0].Title.En : open[0].Title.En)}");
        Say(terminal, $"  fires for {fires.Count}, not to be decided for {open.Count}; `sovereignty rules explain {(fires.Count > 0 ? fires[0].Rule : open[0].Rule)}` tells why it matters and what to do");
        foreach (var finding in fires.Take(MostCases))
        {
            Say(terminal, $"  {KebabCase.Of(finding.Severity)} {finding.SubjectId}: {finding.Message.En}{(finding.Waiver is { } waiver ? $" (accepted by {waiver.Owner} until {waiver.Until:yyyy-MM-dd}: {waiver.Reason})" : "")}");
        }

        if (fires.Count > MostCases) Say(terminal, $"  and {fires.Count - MostCases} more");
        foreach (var question in open.Take(MostCases)) Say(terminal, $"  not known for {question.SubjectId}: {string.Join(", ", question.Fields)}. {question.WhatSettles.En}");
        if (open.Count > MostCases) Say(terminal, $"  and {open.Count - MostCases} more that are not known");
        return true;
    }

    /// <summary>A score as its parts, from which it can be worked out again.</summary>
    /// <param name="score">The score.</param>
    /// <param name="called">What the systems and units below are called.</param>
    public static IEnumerable<string> Lines(Score score, Func<string, string> called)
    {
        yield return Invariant($"sovereignty {score.Low:0.0}–{score.High:0.0} of 100: 100 minus the risk of the dimensions by their share");
        foreach (var dimension in score.Dimensions) yield return Invariant($"  {KebabCase.Of(dimension.Dimension)}: risk {Span(dimension.Low, dimension.High)}, share {dimension.Weight:0.##}");
        foreach (var rule in score.Contributions.Where(c => c is { Kind: ContributionKind.Rule, High: > 0 }).OrderByDescending(c => c.Weight * c.High))
        {
            yield return Invariant($"  {rule.Source} ({KebabCase.Of(rule.Dimension)}): weight {rule.Weight:0.##} x exposure {Span(rule.Low, rule.High)}");
        }

        // A part stands once for each dimension, with the same share.
        var parts = score.Contributions.Where(c => c.Kind == ContributionKind.Part).GroupBy(c => c.Source, StringComparer.Ordinal)
            .Select(g => (Id: g.Key, Share: g.Max(c => c.Weight), Worst: g.OrderByDescending(c => c.High).ThenBy(c => c.Dimension).First()))
            .OrderByDescending(p => p.Share * p.Worst.High).ThenBy(p => p.Id, StringComparer.Ordinal).ToList();
        foreach (var part in parts.Take(MostParts)) yield return Invariant($"  {called(part.Id)}: share {part.Share:0.###}, most at risk in {KebabCase.Of(part.Worst.Dimension)} ({Span(part.Worst.Low, part.Worst.High)})");
        if (parts.Count > MostParts) yield return Invariant($"  and {parts.Count - MostParts} more parts; `sovereignty explain NAME` takes each apart");
    }

    private static bool IsMeant(Scan scan, Score score, string name) => score.Subject is SubjectKind.Organisation or SubjectKind.Unit
        && (string.Equals(score.SubjectId, name, StringComparison.OrdinalIgnoreCase) || string.Equals(NameOf(scan, score), name, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(Scan scan, Score score) => score.Subject == SubjectKind.Organisation
        ? scan.Organisation.Name.Length > 0 ? scan.Organisation.Name : "everything that was scanned"
        : scan.Organisation.Units.FirstOrDefault(u => u.Id == score.SubjectId)?.Name ?? score.SubjectId;

    private static bool IsRule(string rule, string name) => string.Equals(rule, name, StringComparison.OrdinalIgnoreCase) || rule.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase);

    private static string Span(double low, double high) => Invariant($"{low:0.##}{(high > low ? Invariant($"–{high:0.##}") : "")}");

    private static void Say(Terminal.Terminal terminal, string line) => terminal.Data.WriteLine(Terminal.Terminal.Clean(line));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

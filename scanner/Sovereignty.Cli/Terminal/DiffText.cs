using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Store;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>What changed between two scans, as lines for people.</summary>
internal static class DiffText
{
    /// <summary>Writes the lines.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="a">The older scan.</param>
    /// <param name="b">The newer scan.</param>
    /// <param name="diff">What lies between them.</param>
    /// <param name="language">The language of the lines: <c>de</c> or <c>en</c>.</param>
    public static void Write(TextWriter output, Scan a, Scan b, ScanDiff diff, string language)
    {
        var german = language == "de";
        var changes = german ? Counted.Of(diff.Changes.Length, "Änderung", "Änderungen") : Counted.Of(diff.Changes.Length, "change");
        output.WriteLine($"{Named(a)} -> {Named(b)}: {changes}");
        // What it all comes to stands first, for those who read one line.
        if (Overall(a) is { } before && Overall(b) is { } after) output.WriteLine(german ? $"Souveränität {before} -> {after} von 100 (100 heißt: frei zu gehen)" : $"sovereignty {before} -> {after} of 100 (100 is free to leave)");
        var findings = diff.Changes.Where(c => c.Kind == "finding").ToList();
        if (findings.Count > 0)
        {
            var (fresh, gone) = (Counts(findings.Where(c => c.Before is null), c => c.After!, german), Counts(findings.Where(c => c.After is null), c => c.Before!, german));
            output.WriteLine(german ? $"Befunde    neu: {fresh}; weg: {gone}" : $"findings   new: {fresh}; gone: {gone}");
        }

        // What is new and grave is what people look for; how far a known risk moved comes after it.
        foreach (var change in diff.Changes.OrderBy(c => c.Kind != "finding").ThenBy(c => c.Before is not null && c.After is not null).ThenBy(c => c.After is null).ThenByDescending(c => Grade(c.After ?? c.Before!)))
        {
            var (was, isNow) = (Value(change, change.Before, german), Value(change, change.After, german));
            var what = change switch { { Before: null } => $"+ {isNow}", { After: null } => $"- {was}", _ => $"{was} -> {isNow}" };
            output.WriteLine(Terminal.Clean($"{Kind(change.Kind, german),-10} {change.Id}: {what}{(change.Kind == "finding" ? $"  {change.Name}" : "")}"));
        }
    }

    private static string Named(Scan scan) => string.Create(CultureInfo.InvariantCulture, $"{scan.AsOf:yyyy-MM-dd} {scan.Id[..Math.Min(8, scan.Id.Length)]}");

    private static string? Overall(Scan scan) => scan.Assessment.Scores.FirstOrDefault(s => s.Subject == SubjectKind.Organisation) is { } score ? ScanSummary.Interval(score) : null;

    private static string Kind(string kind, bool german) => !german ? kind : kind switch
    {
        "score" => "Punkte", "finding" => "Befund", "system" => "System", "vendor" => "Anbieter", "component" => "Baustein", _ => kind,
    };

    // Only the few words that a value is made of are told in German; names, ids and versions are nobody's language.
    private static string? Value(Change change, string? value, bool german)
    {
        if (!german || value is null) return value;
        if (change.Kind == "finding" && Grade(value) is { } grade) return $"{FindingSummary.Word(grade, german)}{value[KebabCase.Of(grade).Length..]}";
        if (change.Kind is not ("system" or "vendor")) return value;
        return value switch { "present" => "vorhanden", "owner unknown" => "Eigentümer unbekannt", _ when value.StartsWith("owner ", StringComparison.Ordinal) => $"Eigentümer {value[6..]}", _ => value };
    }

    private static string Counts(IEnumerable<Change> findings, Func<Change, string> value, bool german)
    {
        var counts = findings.GroupBy(c => Grade(value(c))).Where(g => g.Key is not null).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {FindingSummary.Word(g.Key!.Value, german)}").ToList();
        return counts.Count > 0 ? string.Join(", ", counts) : german ? "keine" : "none";
    }

    // A finding's value begins with its severity; others have none.
    private static Severity? Grade(string value) => KebabCase.TryParse<Severity>(value.Split(' ')[0], out var severity) ? severity : null;
}

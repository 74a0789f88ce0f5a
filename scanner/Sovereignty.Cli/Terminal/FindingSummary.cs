using System.Globalization;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Findings as a page of Markdown: for a note on a merge request, or what GitHub and Forgejo show of a job.</summary>
internal static class FindingSummary
{
    // A note holds 64 KiB at GitHub, and nobody reads more.
    private const int MostRows = 30;
    private const int LongestCell = 200;

    /// <summary>Writes the page.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="scan">The scan with its assessment.</param>
    /// <param name="language">The language of the texts: <c>de</c> or <c>en</c>.</param>
    public static void Write(Stream output, Scan scan, string language)
    {
        var german = language == "de";
        var open = scan.Assessment.Findings.Heads.Where(f => f.Waiver is null).ToList();
        var accepted = scan.Assessment.Findings.Length - open.Count;
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(german ? "## Digitale Souveränität" : "## Digital sovereignty");
        text.WriteLine();
        if (scan.Assessment.Scores.FirstOrDefault(s => s.Subject == SubjectKind.Organisation) is { } score)
        {
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"**{ScanSummary.Interval(score)}** {(german ? "von 100 Punkten (100 heißt: frei zu gehen)" : "of 100 (100 is free to leave)")}, {(german ? "Stand" : "as of")} {scan.AsOf:yyyy-MM-dd}."));
            text.WriteLine();
        }

        var counts = open.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key, german)}");
        text.WriteLine($"{(german ? "Risiken" : "Risks")}: {(open.Count == 0 ? german ? "keine" : "none" : string.Join(", ", counts))}"
            + $"{(accepted > 0 ? $"; {accepted} {(german ? "angenommen" : "accepted")}" : "")}; {(german ? "offene Fragen" : "open questions")}: {scan.Assessment.OpenQuestions.Length}.");
        if (open.Count == 0) return;
        text.WriteLine();
        text.WriteLine(german ? "| Schwere | Betrifft | Befund | Stelle |" : "| severity | about | finding | place |");
        text.WriteLine("|---|---|---|---|");
        foreach (var head in open.Take(MostRows))
        {
            var finding = scan.Assessment.Findings[head.At];
            var system = scan.Systems.Find(finding.SubjectId);
            var (path, line) = FindingRows.Places(finding, system).FirstOrDefault();
            text.WriteLine($"| {Word(finding.Severity, german)} | {Cell(system?.Name ?? finding.SubjectId)} | {Cell(finding.Message.In(language))} ({Code(finding.Rule)}) | {(path is null ? "" : Code($"{path}{(line is > 0 ? $":{line}" : "")}"))} |");
        }

        if (open.Count <= MostRows) return;
        text.WriteLine();
        text.WriteLine(german ? $"Und {open.Count - MostRows} weitere." : $"And {open.Count - MostRows} more.");
    }

    /// <summary>A severity in words.</summary>
    public static string Word(Severity severity, bool german) => !german ? KebabCase.Of(severity) : severity switch
    {
        Severity.Critical => "kritisch", Severity.High => "hoch", Severity.Medium => "mittel", Severity.Low => "gering", _ => "Hinweis",
    };

    // Names come from strangers' files: no link, image, mention or tag of theirs is to appear on somebody's page.
    private static string Cell(string text)
    {
        var plain = Short(text);
        var cell = new StringBuilder(plain.Length + 16);
        foreach (var c in plain)
        {
            if (c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '!' or '|' or '~') cell.Append('\\').Append(c);
            else if (c is '<' or '>' or '&' or '@') cell.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else cell.Append(c);
        }

        // An address that is not written as a link is made one by the forge.
        return cell.Replace("://", ":&#47;/").Replace("www.", "www&#46;").ToString();
    }

    private static string Code(string text) => $"`{Short(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Short(string text)
    {
        var plain = Terminal.Clean(text);
        return plain.Length <= LongestCell ? plain : string.Concat(plain.AsSpan(0, LongestCell - (char.IsHighSurrogate(plain[LongestCell - 1]) ? 1 : 0)), "…");
    }
}

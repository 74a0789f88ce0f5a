using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Text;
using Spectre.Console;

namespace Sovereignty.Cli.Terminal;

/// <summary>The result of a scan on the terminal: how far it is resolved, the score as an interval, what is gravest and which systems fare worst.</summary>
internal static class ScanSummary
{
    private const int Worst = 8;
    private const int WidestTable = 100;

    /// <summary>Writes the summary.</summary>
    public static void Write(Terminal terminal, Scan scan)
    {
        var output = terminal.Data;
        output.WriteLine(Terminal.Clean(string.Create(CultureInfo.InvariantCulture, $"{Title(scan)}, as of {scan.AsOf:yyyy-MM-dd}")));
        output.WriteLine();
        var bought = scan.Systems.Count(s => s.Kind == SystemKind.Bought);
        Line(output, "looked at", $"{Counted.Of(scan.FilesSeen, "file")}; {Counted.Of(scan.Systems.Length - bought, "own system")}, {Counted.Of(bought, "bought product")}, {Counted.Of(scan.Components.Length, "component")}");
        if (scan.FoldersSkipped.Count > 0) Line(output, "passed over", string.Join(", ", scan.FoldersSkipped.Select(f => $"{f.Value} x {f.Key}")));
        Line(output, "resolved", Resolved(scan));
        if (scan.Assessment.Scores.FirstOrDefault(s => s.Subject == SubjectKind.Organisation) is { } overall) Line(output, "sovereignty", $"{Interval(overall)} of 100 (100 is free to leave)");
        Line(output, "findings", Findings(scan.Assessment));
        output.WriteLine();
        Table(output, Math.Min(terminal.Width, WidestTable), scan);
    }

    private static void Line(TextWriter output, string label, string text) => output.WriteLine($"  {label,-12} {Terminal.Clean(text)}");

    private static string Title(Scan scan) => scan.Organisation.Name.Length > 0 ? scan.Organisation.Name : string.Join(", ", scan.Sources.Select(s => s.Argument));

    // Before any score: how much of what was found is known at all.
    private static string Resolved(Scan scan)
    {
        if (scan.Components.IsEmpty) return "nothing was found";
        var vendor = scan.Components.Count(c => c.Facts.Developer is not null);
        var owner = scan.Components.Count(c => c.Facts.Developer is { } d && scan.Vendors.GetValueOrDefault(d.Value) is { } p && (p.OwnerCountry is not null || p.IsCommunity));
        var licence = scan.Components.Count(c => c.Facts.Licence is { Value.Class: not LicenceClass.Unknown });
        return $"vendor {Percent(vendor)}, owner's country or community {Percent(owner)}, licence {Percent(licence)} of components";
        string Percent(int part) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / scan.Components.Length:0} %");
    }

    private static string Findings(Assessment assessment)
    {
        // Gone through without being held: there may be half a million.
        var (open, waived) = (new SortedDictionary<Severity, int>(), 0);
        foreach (var finding in assessment.Findings.Heads)
        {
            if (finding.Waiver is not null) waived++;
            else open[finding.Severity] = open.GetValueOrDefault(finding.Severity) + 1;
        }

        var counts = open.Reverse().Select(o => $"{o.Value} {KebabCase.Of(o.Key)}").ToList();
        if (waived > 0) counts.Add($"{waived} accepted");
        return (counts.Count == 0 ? "none" : string.Join(", ", counts)) + $"; {Counted.Of(assessment.OpenQuestions.Length, "open question")}";
    }

    private static void Table(TextWriter output, int width, Scan scan)
    {
        var worst = scan.Assessment.Scores.Where(s => s.Subject == SubjectKind.System).OrderBy(s => s.Low + s.High).ThenBy(s => s.SubjectId, StringComparer.Ordinal).Take(Worst).ToList();
        if (worst.Count == 0) return;
        var shown = worst.Select(w => w.SubjectId).ToHashSet(StringComparer.Ordinal);
        var gravest = scan.Assessment.Findings.Heads.Where(f => f.Subject == SubjectKind.System && f.Waiver is null && shown.Contains(f.SubjectId)).GroupBy(f => f.SubjectId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Risk).First().Title.En, StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Minimal).AddColumn("lowest scores").AddColumn(new TableColumn("score").RightAligned()).AddColumn("gravest finding");
        foreach (var score in worst)
        {
            table.AddRow(Cell(scan.Systems.Find(score.SubjectId)?.Name ?? score.SubjectId), Interval(score), Cell(gravest.GetValueOrDefault(score.SubjectId, "")));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        console.Profile.Width = width;
        console.Write(table);
    }

    private static string Cell(string text) => Markup.Escape(Terminal.Clean(text));

    /// <summary>A score as an interval in whole points.</summary>
    public static string Interval(Score score) => Math.Round(score.Low) == Math.Round(score.High)
        ? string.Create(CultureInfo.InvariantCulture, $"{score.Low:0}")
        : string.Create(CultureInfo.InvariantCulture, $"{score.Low:0}–{score.High:0}");
}

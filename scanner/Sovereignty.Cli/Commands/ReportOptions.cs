using System.CommandLine;
using System.Text;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Reports;
using Export = Sovereignty.Reports.Export;

namespace Sovereignty.Cli.Commands;

/// <summary>Which reports to write, and where to.</summary>
internal sealed class ReportOptions
{
    /// <summary>A file for one report, a folder for all.</summary>
    public Option<string?> File { get; } = new("--report") { Description = "HTML file for one report, or a folder for every report in both languages", HelpName = "FILE.html|DIR" };

    /// <summary>Whom the report is for.</summary>
    public Option<string?> Audience { get; } = new("--audience") { Description = "Whom the report is for: ciso (default), procurement, security, or the folder of a report of your own", HelpName = "REPORT" };

    /// <summary>Its language.</summary>
    public Option<string?> Language { get; } = new("--lang") { Description = "The report's language: de (default) or en", HelpName = "de|en" };

    /// <summary>A workbook or a folder for the lists behind the reports.</summary>
    public Option<string?> Tables { get; } = new("--tables") { Description = "Workbook for the lists behind the reports, or a folder for the same as CSV", HelpName = "FILE.xlsx|DIR" };

    /// <summary>Refuses what could not be written, before anything is scanned.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="target">The file or folder for reports, or null.</param>
    public void Check(ParseResult parsed, string? target)
    {
        LanguageOption.Of(parsed.GetValue(Language));
        CheckTables(parsed.GetValue(Tables));
        if (target is not null && Path.GetExtension(target).ToLowerInvariant() is ".pdf" or ".docx" or ".odt" or ".xlsx" or ".csv" or ".json" or ".sarif" or ".md" or ".txt" && !Directory.Exists(target))
        {
            throw new CommandException("bad-format", $"`{target}` is no report that is written", "name it *.html, and print it to PDF from a browser; `--tables FILE.xlsx` writes a workbook, `--tables DIR` CSV, `--findings FILE` findings for other programs");
        }

        if (target is not null) OutputFile.CheckFolder(IsPage(target) ? Path.GetDirectoryName(target) : target, "--report");

        if (parsed.GetValue(Audience) is not { } audience || Directory.Exists(audience)) return;
        var shipped = new ReportRenderer().Reports;
        if (!shipped.Contains(audience)) throw new CommandException("report-missing", $"there is no report `{audience}`", Text.Suggest.Hint(audience, shipped));
    }

    /// <summary>Says which options did nothing, because nothing is written that they are about.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="findings">Whether findings are written, which have a language too.</param>
    public void Unused(ParseResult parsed, Terminal.Terminal terminal, bool findings)
    {
        if (parsed.GetValue(File) is not null) return;
        if (parsed.GetValue(Audience) is not null) terminal.Say("`--audience` chooses among reports, and none is written; `--report out/report.html` writes one");
        if (parsed.GetValue(Language) is not null && parsed.GetValue(Tables) is null && !findings) terminal.Say("`--lang` is the language of reports, tables and findings, and none is written; `--report out/report.html` writes one");
    }

    /// <summary>Writes what was asked for; nothing without <c>--report</c> and <c>--tables</c>.</summary>
    public void Write(ParseResult parsed, Terminal.Terminal terminal, ScanOutcome outcome)
    {
        WriteTables(parsed, terminal, outcome);
        if (parsed.GetValue(File) is { } target) Write(parsed, terminal, outcome, target);
    }

    /// <summary>Writes one report to a file, or all to a folder.</summary>
    public void Write(ParseResult parsed, Terminal.Terminal terminal, ScanOutcome outcome, string target)
    {
        var renderer = new ReportRenderer();
        var audience = parsed.GetValue(Audience);
        var language = parsed.GetValue(Language);
        if (IsPage(target))
        {
            WriteOne(renderer, outcome, terminal, audience ?? outcome.Configuration.Audience ?? "ciso", language ?? outcome.Configuration.Language ?? "de", target);
            return;
        }

        foreach (var report in audience is null ? renderer.Reports.AsEnumerable() : [audience])
        {
            foreach (var each in language is null ? LanguageOption.Languages : [language])
            {
                WriteOne(renderer, outcome, terminal, report, each, Path.Combine(target, $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(report))}.{each}.html"));
            }
        }
    }

    /// <summary>Writes the lists behind the reports; nothing without <c>--tables</c>.</summary>
    public void WriteTables(ParseResult parsed, Terminal.Terminal terminal, ScanOutcome outcome)
    {
        if (parsed.GetValue(Tables) is not { } folder) return;
        var language = parsed.GetValue(Language) ?? outcome.Configuration.Language ?? "de";
        if (IsWorkbook(folder))
        {
            using var workbook = OutputFile.Create(folder);
            Export.Tables.WriteWorkbook(outcome.Scan, outcome.Catalogue, language, workbook);
            terminal.Say($"tables: {folder}");
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (var name in Export.Tables.Names)
        {
            // With a byte order mark, or spreadsheets take UTF-8 for something else.
            var file = Path.Combine(folder, $"{name}.csv");
            using var output = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Export.Tables.Write(outcome.Scan, outcome.Catalogue, name, language, output);
            terminal.Say($"table: {file}");
        }
    }

    private static void CheckTables(string? target)
    {
        if (target is null) return;
        if (IsWorkbook(target))
        {
            OutputFile.Check(target, "--tables");
            return;
        }

        if (Path.GetExtension(target).ToLowerInvariant() is ".csv" or ".xls" or ".xlsm" or ".ods" or ".json" or ".html" && !Directory.Exists(target))
        {
            throw new CommandException("bad-format", $"`{target}` is no table that is written", "name it *.xlsx for one workbook with all lists; a name without an ending is a folder, which takes a CSV file for each");
        }

        OutputFile.CheckFolder(target, "--tables");
    }

    private static bool IsWorkbook(string file) => file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static bool IsPage(string file) => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    private static void WriteOne(ReportRenderer renderer, ScanOutcome outcome, Terminal.Terminal terminal, string report, string language, string file)
    {
        var page = new StringWriter();
        var problems = renderer.Render(outcome.Scan, outcome.Catalogue, report, language, page);
        terminal.Problems(problems);
        if (problems.Any(p => p.Severity == ProblemSeverity.Error)) throw new CommandException("report-failed", $"the report `{report}` could not be written", "see the problems above");
        using (var output = new StreamWriter(OutputFile.Create(file), new UTF8Encoding(false))) output.Write(page.GetStringBuilder());
        terminal.Say($"report: {file}");
    }
}

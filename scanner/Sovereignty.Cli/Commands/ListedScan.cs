using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;

namespace Sovereignty.Cli.Commands;

/// <summary>The scan that a listing command speaks of: of sources scanned now, or of a store.</summary>
internal sealed class ListedScan
{
    private readonly Argument<string[]> sources = SharedOptions.Sources();
    private readonly Option<string?> store = StoreOption.Optional();
    private readonly Option<string> which = new("--scan") { Description = "Which scan of the store: a number, the beginning of an id, `previous` or `latest`", HelpName = "SCAN", DefaultValueFactory = _ => "latest" };
    private readonly SharedOptions shared = new();

    /// <summary>One array of flat objects instead of a table.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "One array of flat objects" };

    /// <summary>Comma-separated values instead of a table.</summary>
    public Option<bool> Csv { get; } = new("--csv") { Description = "The same as comma-separated values, safe to open in a spreadsheet" };

    /// <summary>A workbook instead of a table.</summary>
    public Option<string?> Workbook { get; } = new("--xlsx") { Description = "Workbook to write the same to; - for standard output", HelpName = "FILE" };

    /// <summary>Whether JSON, CSV or a workbook was asked for, and if so writes the rows as that.</summary>
    public bool Wrote(ParseResult parsed, Terminal.Terminal terminal, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        if (parsed.GetValue(Json)) JsonTable.Write(terminal.Data, rows);
        else if (parsed.GetValue(Csv)) CsvTable.Write(terminal.Data, rows);
        else if (parsed.GetValue(Workbook) is { } file) WriteWorkbook(file, parsed.CommandResult.Command.Name, terminal, rows);
        else return false;
        return true;
    }

    /// <summary>Adds arguments and options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="csv">Whether it lists rows that can be written as CSV.</param>
    public void AddTo(Command command, bool csv = true)
    {
        command.Arguments.Add(sources);
        command.Options.Add(Json);
        if (csv)
        {
            command.Options.Add(Csv);
            command.Options.Add(Workbook);
        }

        command.Options.Add(store);
        command.Options.Add(which);
        shared.AddTo(command);
    }

    /// <summary>The scan.</summary>
    public Scan Read(ParseResult parsed, Terminal.Terminal terminal, CancellationToken stop)
    {
        CheckForm(parsed);
        if (parsed.GetValue(store) is { } file)
        {
            using var open = StoreOption.OpenExisting(file);
            return DiffCommand.Find(open, parsed.GetRequiredValue(which));
        }

        using var progress = new Progress(terminal);
        var request = shared.Request(parsed, terminal, parsed.GetValue(sources)!) with { FileRead = progress.FileRead, RowsRead = progress.RowsRead };
        var (outcome, _) = Assessed.Run(request, [], stop);
        progress.Dispose();
        terminal.Problems(outcome.Scan.Problems.Where(p => p.Severity == ProblemSeverity.Error));
        if (outcome.Scan.Sources.IsEmpty) throw new CommandException("nothing-scanned", "none of the sources could be read", null);
        return outcome.Scan;
    }

    private void CheckForm(ParseResult parsed)
    {
        var workbook = parsed.GetValue(Workbook);
        string?[] asked = [parsed.GetValue(Json) ? "--json" : null, parsed.GetValue(Csv) ? "--csv" : null, workbook is null ? null : "--xlsx"];
        if (asked.OfType<string>().ToList() is [var one, var other, ..]) throw new CommandException("bad-format", $"`{one}` and `{other}` cannot both be written", "leave one of them out");
        if (workbook is null or "-") return;
        if (!workbook.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) throw new CommandException("bad-format", $"`{workbook}` is not named as a workbook", "name it *.xlsx, or - for standard output");
        OutputFile.Check(workbook, "--xlsx");
    }

    private static void WriteWorkbook(string file, string name, Terminal.Terminal terminal, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        using (var output = file == "-" ? Console.OpenStandardOutput() : OutputFile.Create(file))
        using (var workbook = new Reports.Export.Workbook(output))
        {
            var sheet = workbook.Sheet(name);
            object?[]? cells = null;
            foreach (var row in rows)
            {
                if (cells is null) sheet.Head([.. row.Select(f => f.Key)]);
                if (cells?.Length != row.Count) cells = new object?[row.Count];
                for (var i = 0; i < cells.Length; i++) cells[i] = row[i].Value;
                sheet.Row(cells);
            }
        }

        if (file != "-") terminal.Say($"workbook: {file}");
    }
}

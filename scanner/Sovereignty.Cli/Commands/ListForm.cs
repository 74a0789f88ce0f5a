using System.CommandLine;
using Sovereignty.Cli.Terminal;

namespace Sovereignty.Cli.Commands;

/// <summary>How a command that lists writes its rows: as a table for people, or as JSON, CSV or a workbook.</summary>
internal sealed class ListForm
{
    private readonly Option<bool> csv = new("--csv") { Description = "The same as comma-separated values, safe to open in a spreadsheet" };
    private readonly Option<string?> workbook = new("--xlsx") { Description = "Workbook to write the same to; - for standard output", HelpName = "FILE" };

    /// <summary>One array of flat objects instead of a table.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "One array of flat objects" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Json);
        command.Options.Add(csv);
        command.Options.Add(workbook);
    }

    /// <summary>Refuses two forms at once, and a workbook that cannot be written.</summary>
    public void Check(ParseResult parsed)
    {
        var file = parsed.GetValue(workbook);
        string?[] asked = [parsed.GetValue(Json) ? "--json" : null, parsed.GetValue(csv) ? "--csv" : null, file is null ? null : "--xlsx"];
        if (asked.OfType<string>().ToList() is [var one, var other, ..]) throw new CommandException("bad-format", $"`{one}` and `{other}` cannot both be written", "leave one of them out");
        if (file is null or "-") return;
        if (!file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) throw new CommandException("bad-format", $"`{file}` is not named as a workbook", "name it *.xlsx, or - for standard output");
        OutputFile.Check(file, "--xlsx");
    }

    /// <summary>Whether JSON, CSV or a workbook was asked for, and if so writes the rows as that.</summary>
    public bool Wrote(ParseResult parsed, Terminal.Terminal terminal, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        if (parsed.GetValue(Json)) JsonTable.Write(terminal.Data, rows);
        else if (parsed.GetValue(csv)) CsvTable.Write(terminal.Data, rows);
        else if (parsed.GetValue(workbook) is { } file) WriteWorkbook(file, parsed.CommandResult.Command.Name, terminal, rows);
        else return false;
        return true;
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

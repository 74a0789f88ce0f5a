using System.CommandLine;
using System.Globalization;
using Sovereignty.Cli.Terminal;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty inventory map</c>: what the columns of a list would be taken for.</summary>
internal static class InventoryCommand
{
    private const long LargestFile = 1L << 30;

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal) => new("inventory", "Lists of bought or installed software") { Map(terminal) };

    private static Command Map(Terminal.Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "A list: CSV, workbook or spreadsheet" };
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var command = new Command("map", "Tell what each column of a list would be taken for, and what to write into sovereignty.yaml") { file, json };
        command.SetAction((parsed, stop) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path)) throw new CommandException("source-missing", $"there is no file `{path}`", "check the path");
            if (new FileInfo(path).Length > LargestFile) throw new CommandException("inventory-too-large", $"`{path}` is larger than 1 GiB", "split the list");
            var table = new InventoryReader(ScanConfiguration.Default, Resolve.Catalogue.Catalogue.Empty, DateOnly.MaxValue).Read(path, File.ReadAllBytes(path), null, stop);
            terminal.Problems(table.Problems);
            if (parsed.GetValue(json)) JsonTable.Write(terminal.Data, Rows(table));
            else Write(terminal, path, table);
            return Task.FromResult(table.HeaderLine == 0 ? ExitCode.Failed : ExitCode.Fine);
        });
        return command;
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(InventoryTable table) => table.Columns.Select(c => (IReadOnlyList<KeyValuePair<string, object?>>)
    [
        new("column", c.Index + 1),
        new("header", c.Header),
        new("field", c.Field is { } field ? KebabCase.Of(field) : null),
        new("confidence", c.Field is null ? null : Math.Round(c.Confidence, 2)),
    ]);

    private static void Write(Terminal.Terminal terminal, string path, InventoryTable table)
    {
        if (table.HeaderLine == 0) return;
        TextTable.Write(terminal.Data, [.. Rows(table)], "column", "header", "field", "confidence");
        terminal.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nheader on line {table.HeaderLine}, {table.Lines.Length} products; for example `{Terminal.Terminal.Clean(table.Lines.Length > 0 ? table.Lines[0].Product : "")}`"));
        terminal.Data.WriteLine("\nsovereignty.yaml, where a column should be taken for something else:\n\ninventories:");
        terminal.Data.WriteLine($"  - path: {Quoted(path.Replace('\\', '/'))}\n    columns:");
        foreach (var column in table.Columns.Where(c => c.Field is not null)) terminal.Data.WriteLine($"      {KebabCase.Of(column.Field!.Value)}: {Quoted(column.Header)}");
    }

    private static string Quoted(string text) => $"\"{Terminal.Terminal.Clean(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sovereignty.Cli.Terminal;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Tables;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty inventory map</c>: what the columns of a list are taken for; with <c>--write</c> it is kept in sovereignty.yaml.</summary>
internal static class InventoryMap
{
    // What a list of bought software is worth most for; the product alone must be there.
    private static readonly InventoryField[] Wanted =
        [InventoryField.Vendor, InventoryField.Version, InventoryField.Unit, InventoryField.Users, InventoryField.YearlyCost, InventoryField.ContractEnd, InventoryField.Notice, InventoryField.Renewal, InventoryField.Hosting, InventoryField.ProtectionNeed];

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "A list: CSV, workbook, spreadsheet, JSON, XML or what a package manager prints" };
        var set = new Option<string[]>("--set") { Description = "Take a field from a column: --set product=Bezeichnung", HelpName = "FIELD=HEADER", AllowMultipleArgumentsPerToken = true };
        var sheet = new Option<string?>("--sheet") { Description = "The sheet of a workbook to look at", HelpName = "NAME" };
        var write = new Option<bool>("--write") { Description = "Keep the mapping in sovereignty.yaml; its comments and layout stay" };
        var config = new Option<string?>("--config") { Description = "sovereignty.yaml; default the nearest in the list's folder or above", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var command = new Command("map", "Show what each column of a list is taken for, with values from it, and keep that") { file, set, sheet, write, config, json };
        command.SetAction((parsed, stop) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path)) throw new CommandException("source-missing", $"there is no file `{path}`", "check the path");
            var target = ConfigurationTarget.Find(parsed.GetValue(config), path);
            var described = target.Described(path);
            var columns = (described?.Columns ?? ImmutableSortedDictionary<string, string>.Empty).SetItems(Settings(parsed.GetValue(set) ?? []));
            var description = new InventoryDescription(path, described?.Unit, columns) { Sheet = parsed.GetValue(sheet) ?? described?.Sheet };
            using var progress = new Progress(terminal);
            var table = new InventoryReader(ScanConfiguration.Default, Resolve.Catalogue.Catalogue.Empty, DateOnly.MaxValue)
                .Read(path, ListContent.OfFile(path), description, stop, rows => progress.RowsRead(path, rows), take: _ => { });
            progress.Dispose();
            terminal.Problems(table.Problems);
            if (parsed.GetValue(json)) JsonTable.Write(terminal.Data, Rows(table));
            else Show(terminal, table);
            if (table.HeaderLine == 0) return Task.FromResult(ExitCode.Failed);
            if (parsed.GetValue(write)) Keep(terminal, target, path, table);
            else if (!parsed.GetValue(json)) Suggest(terminal, target, path, table);
            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }

    private static Dictionary<string, string> Settings(string[] set)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in set)
        {
            var at = one.IndexOf('=', StringComparison.Ordinal);
            var field = at > 0 ? one[..at].Trim() : one;
            if (at < 1 || !KebabCase.TryParse<InventoryField>(field, out _))
            {
                throw new CommandException("bad-field", $"`{one}` names no field", Text.Suggest.Nearest(field, KebabCase.Names<InventoryField>()) is { } near ? $"did you mean `{near}=`?" : "such as --set product=Bezeichnung; fields: " + string.Join(", ", KebabCase.Names<InventoryField>()));
            }

            columns[field] = one[(at + 1)..].Trim();
        }

        return columns;
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(InventoryTable table) => table.Columns.Select(c => (IReadOnlyList<KeyValuePair<string, object?>>)
    [
        new("column", c.Index + 1),
        new("header", c.Header),
        new("field", c.Field is { } field ? KebabCase.Of(field) : null),
        new("confidence", c.Field is null ? null : Math.Round(c.Confidence, 2)),
        new("why", c.Why.Length == 0 ? null : c.Why),
        new("values", string.Join(" | ", c.Samples)),
    ]);

    private static void Show(Terminal.Terminal terminal, InventoryTable table)
    {
        if (table.Columns.IsEmpty) return;
        TextTable.Write(terminal, Rows(table), "column", "header", "field", "confidence", "why", "values");
        if (table.HeaderLine == 0)
        {
            terminal.Data.WriteLine("\nwhich column holds the products? name it with --set product=HEADER");
            return;
        }

        terminal.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nheader on line {table.HeaderLine}, {Counted.Of(table.Count, "product")}{(table.LeftOut > 0 ? $", {Counted.Of(table.LeftOut, "row")} left out by the profile" : "")}"));
        if (table.Profile is not null) terminal.Data.WriteLine(Terminal.Terminal.Clean($"profile {table.Profile}: {table.ProfileWhy}"));
        var missing = Wanted.Where(f => table.Columns.All(c => c.Field != f)).Select(KebabCase.Of).ToList();
        if (missing.Count > 0 && table.Profile is null) terminal.Data.WriteLine($"no column was found for: {string.Join(", ", missing)}; where there is one, name it with --set FIELD=HEADER");
    }

    private static void Keep(Terminal.Terminal terminal, ConfigurationTarget target, string path, InventoryTable table)
    {
        var relative = target.Relative(path);
        var edited = ConfigurationEdit.WithColumns(target.Text, relative, Columns(table)) ?? throw new CommandException("configuration-not-edited", $"`{target.Path}` is written in a way that nothing can be added to safely", "run without --write and put the lines in by hand");
        target.Write(edited);
        terminal.Say($"{Counted.Of(table.Columns.Count(c => c.Field is not null), $"column of {relative} is", $"columns of {relative} are")} kept in {target.Path}");
    }

    private static void Suggest(Terminal.Terminal terminal, ConfigurationTarget target, string path, InventoryTable table)
    {
        if (table.Profile is not null && table.Columns.All(c => c.Why != "sovereignty.yaml")) return;
        terminal.Data.WriteLine($"\n--write keeps this in {target.Path}:\n");
        terminal.Data.Write(ConfigurationEdit.WithColumns("", target.Relative(path), Columns(table)));
    }

    private static List<KeyValuePair<string, string>> Columns(InventoryTable table) =>
        [.. table.Columns.Where(c => c.Field is not null).DistinctBy(c => c.Field).OrderBy(c => c.Field).Select(c => KeyValuePair.Create(KebabCase.Of(c.Field!.Value), c.Header))];
}

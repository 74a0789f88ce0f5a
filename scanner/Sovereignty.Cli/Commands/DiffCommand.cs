using System.CommandLine;
using Sovereignty.Store;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty diff A B --store FILE</c>: what changed between two scans.</summary>
internal static class DiffCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var before = new Argument<string>("before") { Description = "A scan: its number, the beginning of its id, `previous` or `latest`", DefaultValueFactory = _ => "previous" };
        var after = new Argument<string>("after") { Description = "The scan to compare it with", DefaultValueFactory = _ => "latest" };
        var store = StoreOption.Required();
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var command = new Command("diff", "Tell what changed between two scans of a store") { before, after, store, json };
        command.SetAction(parsed =>
        {
            using var open = StoreOption.Open(parsed.GetRequiredValue(store));
            var a = Find(open, parsed.GetRequiredValue(before));
            var b = Find(open, parsed.GetRequiredValue(after));
            var changes = ScanDiff.Between(a, b).Changes;
            if (parsed.GetValue(json))
            {
                JsonTable.Write(terminal.Data, changes.Select(c => (IReadOnlyList<KeyValuePair<string, object?>>)
                    [new("kind", c.Kind), new("id", c.Id), new("name", c.Name), new("before", c.Before), new("after", c.After)]));
                return ExitCode.Fine;
            }

            terminal.Data.WriteLine($"{a.AsOf:yyyy-MM-dd} {a.Id[..Math.Min(8, a.Id.Length)]} -> {b.AsOf:yyyy-MM-dd} {b.Id[..Math.Min(8, b.Id.Length)]}: {changes.Length} change(s)");
            foreach (var change in changes)
            {
                var what = change switch { { Before: null } => $"+ {change.After}", { After: null } => $"- {change.Before}", _ => $"{change.Before} -> {change.After}" };
                terminal.Data.WriteLine(Terminal.Terminal.Clean($"{change.Kind,-10} {change.Id}: {what}"));
            }

            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>A scan of a store.</summary>
    public static Model.Scan Find(ScanStore store, string which) => store.Find(which)
        ?? throw new CommandException("scan-not-found", $"there is no scan `{which}` in the store", "`sovereignty store list --store FILE` shows what there is");
}

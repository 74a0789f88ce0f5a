using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
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
        var failOn = SeverityOption.Create("End with 1 when a finding that is new, graver than before, or on more than before is at least this grave: info, low, medium, high or critical");
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var language = LanguageOption.Create("Language of what is told and of findings' names; keys, ids and values are the same in both");
        var command = new Command("diff", "Tell what changed between two scans of a store") { before, after, store, failOn, language, json };
        command.SetAction(parsed =>
        {
            var words = LanguageOption.Of(parsed.GetValue(language))!;
            var level = SeverityOption.Of(parsed.GetValue(failOn));
            using var open = StoreOption.OpenExisting(parsed.GetRequiredValue(store));
            var a = Find(open, parsed.GetRequiredValue(before));
            var b = Find(open, parsed.GetRequiredValue(after));
            var diff = ScanDiff.Between(a, b, words);
            if (parsed.GetValue(json))
            {
                JsonTable.Write(terminal.Data, diff.Changes.Select(c => (IReadOnlyList<KeyValuePair<string, object?>>)
                    [new("kind", c.Kind), new("id", c.Id), new("name", c.Name), new("before", c.Before), new("after", c.After)]));
            }
            else
            {
                DiffText.Write(terminal.Data, a, b, diff, words);
            }

            var grave = diff.Worse.Where(f => f.Severity >= level).ToList();
            if (grave.Count == 0) return ExitCode.Fine;
            terminal.Failed(b, grave.Count, grave, $"new, graver or wider since {a.AsOf:yyyy-MM-dd}", level!.Value);
            return ExitCode.Findings;
        });
        return command;
    }

    /// <summary>A scan of a store.</summary>
    public static Scan Find(ScanStore store, string which)
    {
        if (store.Find(which) is { } found) return found;
        var all = store.List();
        if (which == "previous" && all is [.., var latest])
        {
            throw new CommandException(
                "scan-not-found", $"scan {latest.Number} is the first of `{latest.Subject}` in the store, so there is none before it",
                all.Length == 1 ? "scan again with the same --store, then compare" : "name two scans by their numbers, such as `sovereignty diff 1 2`; `sovereignty store list` shows them");
        }

        throw new CommandException("scan-not-found", all.IsEmpty ? "the store holds no scan" : $"there is no scan `{which}` in the store", "`sovereignty store list --store FILE` shows what there is");
    }
}

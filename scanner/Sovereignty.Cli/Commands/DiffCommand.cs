using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Store;
using Sovereignty.Text;

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
        var command = new Command("diff", "Tell what changed between two scans of a store") { before, after, store, failOn, json };
        command.SetAction(parsed =>
        {
            var level = SeverityOption.Of(parsed.GetValue(failOn));
            using var open = StoreOption.OpenExisting(parsed.GetRequiredValue(store));
            var a = Find(open, parsed.GetRequiredValue(before));
            var b = Find(open, parsed.GetRequiredValue(after));
            var diff = ScanDiff.Between(a, b);
            if (parsed.GetValue(json))
            {
                JsonTable.Write(terminal.Data, diff.Changes.Select(c => (IReadOnlyList<KeyValuePair<string, object?>>)
                    [new("kind", c.Kind), new("id", c.Id), new("name", c.Name), new("before", c.Before), new("after", c.After)]));
            }
            else
            {
                Write(terminal, a, b, diff);
            }

            var grave = diff.Worse.Where(f => f.Severity >= level).ToList();
            if (grave.Count == 0) return ExitCode.Fine;
            terminal.Failed(b, grave, $"new, graver or wider since {a.AsOf:yyyy-MM-dd}", level!.Value);
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

    private static void Write(Terminal.Terminal terminal, Scan a, Scan b, ScanDiff diff)
    {
        terminal.Data.WriteLine($"{a.AsOf:yyyy-MM-dd} {a.Id[..Math.Min(8, a.Id.Length)]} -> {b.AsOf:yyyy-MM-dd} {b.Id[..Math.Min(8, b.Id.Length)]}: {diff.Changes.Length} change(s)");
        // What it all comes to stands first, for those who read one line.
        if (Overall(a) is { } before && Overall(b) is { } after) terminal.Data.WriteLine($"sovereignty {before} -> {after} of 100 (100 is free to leave)");
        var findings = diff.Changes.Where(c => c.Kind == "finding").ToList();
        if (findings.Count > 0) terminal.Data.WriteLine($"findings   new: {Counts(findings.Where(c => c.Before is null), c => c.After!)}; gone: {Counts(findings.Where(c => c.After is null), c => c.Before!)}");

        // What is new and grave is what people look for; how far a known risk moved comes after it.
        foreach (var change in diff.Changes.OrderBy(c => c.Kind != "finding").ThenBy(c => c.Before is not null && c.After is not null).ThenBy(c => c.After is null).ThenByDescending(c => Grade(c.After ?? c.Before!)))
        {
            var what = change switch { { Before: null } => $"+ {change.After}", { After: null } => $"- {change.Before}", _ => $"{change.Before} -> {change.After}" };
            terminal.Data.WriteLine(Terminal.Terminal.Clean($"{change.Kind,-10} {change.Id}: {what}{(change.Kind == "finding" ? $"  {change.Name}" : "")}"));
        }
    }

    private static string? Overall(Scan scan) => scan.Assessment.Scores.FirstOrDefault(s => s.Subject == SubjectKind.Organisation) is { } score ? ScanSummary.Interval(score) : null;

    private static string Counts(IEnumerable<Change> findings, Func<Change, string> value)
    {
        var counts = findings.GroupBy(c => Grade(value(c))).Where(g => g.Key is not null).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {KebabCase.Of(g.Key!.Value)}").ToList();
        return counts.Count == 0 ? "none" : string.Join(", ", counts);
    }

    // A finding's value begins with its severity; others have none.
    private static Severity? Grade(string value) => KebabCase.TryParse<Severity>(value.Split(' ')[0], out var severity) ? severity : null;
}

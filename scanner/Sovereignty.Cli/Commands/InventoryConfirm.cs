using System.CommandLine;
using System.Globalization;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty inventory confirm</c>: the names that somebody has to decide on, with what comes into question.</summary>
internal static class InventoryConfirm
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var listed = new ListedScan();
        var unknown = new Option<bool>("--unknown") { Description = "Names without any candidate as well" };
        var command = new Command("confirm", "List the names whose product is not sure, with the candidates, as lines for `matches:` in sovereignty.yaml") { unknown };
        listed.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var (scan, code) = listed.Read(parsed, terminal, stop);
            var names = Open(scan, parsed.GetValue(unknown)).ToList();
            if (!listed.Wrote(parsed, terminal, names.Select(Row))) Write(terminal, names);
            return Task.FromResult(code);
        });
        return command;
    }

    private static IEnumerable<(StatedProduct Stated, int Lines)> Open(Scan scan, bool unknown) => scan.Systems
        .SelectMany(s => s.Stated)
        .Where(s => s.Match is { Product: null, Score: < 1, Candidates.IsEmpty: false } || (unknown && s.Match is null))
        .GroupBy(s => (s.Name, s.Vendor))
        .Select(g => (g.First(), g.Count()))
        .OrderByDescending(g => g.Item2).ThenBy(g => g.Item1.Name, StringComparer.Ordinal);

    private static IReadOnlyList<KeyValuePair<string, object?>> Row((StatedProduct Stated, int Lines) open) =>
    [
        new("stated", open.Stated.Name), new("statedVendor", open.Stated.Vendor), new("path", open.Stated.Path), new("line", open.Stated.Line), new("lines", open.Lines),
        new("score", open.Stated.Match?.Score), new("candidates", open.Stated.Match is { } match ? string.Join(" ", match.Candidates) : null), new("why", open.Stated.Match?.Why),
    ];

    private static void Write(Terminal.Terminal terminal, List<(StatedProduct Stated, int Lines)> names)
    {
        if (names.Count == 0)
        {
            terminal.Say("nothing to confirm");
            return;
        }

        // A line is a decision only when its mark of comment is taken away: nothing is confirmed by copying the list.
        terminal.Data.WriteLine("matches:");
        foreach (var (stated, lines) in names)
        {
            var count = lines > 1 ? string.Create(CultureInfo.InvariantCulture, $", {lines} lines") : "";
            terminal.Data.WriteLine(Terminal.Terminal.Clean($"  # {stated.Path}:{stated.Line}{count}{(stated.Vendor is null ? "" : $", vendor stated `{stated.Vendor}`")}{(stated.Match is { } match ? $"; {match.Why}" : "")}"));
            foreach (var product in stated.Match?.Candidates ?? []) terminal.Data.WriteLine(Terminal.Terminal.Clean($"  # {Quoted(stated.Name)}: {product}"));
            terminal.Data.WriteLine(Terminal.Terminal.Clean($"  # {Quoted(stated.Name)}: none"));
        }

        terminal.Say($"{Counted.Of(names.Count, "name")} to confirm: take the `# ` from the right line of each, or say `sovereignty catalogue match NAME --confirm PRODUCT`");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

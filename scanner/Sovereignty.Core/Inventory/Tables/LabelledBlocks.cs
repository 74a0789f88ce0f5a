using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// Things in blocks of lines, each with its name before a colon and an empty line between the blocks: <c>DisplayName : 7-Zip</c>. PowerShell's
/// Format-List, pacman -Qi and rpm -qi print so; the colons stand below each other.
/// </summary>
/// <param name="labels">The names, in the order in which they first come.</param>
/// <param name="colon">Where the colons stand.</param>
/// <param name="profile">Which tool's export they are, or null.</param>
internal sealed class LabelledBlocks(string[] labels, int colon, InventoryProfile? profile)
{
    private const int LongestLabel = 40;
    private const int LongestValue = 4_000;

    /// <summary>The blocks that the first lines are; null when they are something else.</summary>
    public static LabelledBlocks? Find(List<string> first, HeaderRow headers)
    {
        var lines = first.Where(l => l.Trim().Length > 0).ToList();
        var colon = lines.Count > 1 ? lines[0].IndexOf(" : ", StringComparison.Ordinal) + 1 : 0;
        // A line that is too long for the console goes on below its value.
        if (colon is <= 0 or > LongestLabel || !lines.TrueForAll(l => Label(l, colon) is not null || IsMore(l, colon))) return null;
        var labels = lines.Select(l => Label(l, colon)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return labels.Length >= 2 && headers.Map(labels, path: null) is var mapping && HeaderRow.IsList(mapping) ? new LabelledBlocks(labels, colon, mapping.Profile) : null;
    }

    /// <summary>The rows, the labels first.</summary>
    /// <param name="open">Opens the list from its beginning.</param>
    public TableSheet Open(Func<LineReader> open) => new(null, Rows(open), HeaderFirst: true, profile);

    private static string? Label(string line, int colon) =>
        line.Length > colon && line[colon] == ':' && line[colon - 1] == ' ' && line[0] != ' ' && line[..colon].Trim() is { Length: > 0 } label && !label.Contains(':', StringComparison.Ordinal) ? label : null;

    private static bool IsMore(string line, int colon) => line.Length > colon && string.IsNullOrWhiteSpace(line[..colon]);

    private IEnumerable<TableRow> Rows(Func<LineReader> open)
    {
        using var reader = open();
        yield return new TableRow(1, labels);
        var (cells, from, last) = (Empty(), 0, -1);
        while (reader.TryRead(out var line, out _))
        {
            var label = Label(line, colon);
            // A block ends where a line is empty and where its first name comes again.
            if (from > 0 && (line.Trim().Length == 0 || (label == labels[0] && cells[0].Length > 0)))
            {
                yield return new TableRow(from, cells);
                (cells, from, last) = (Empty(), 0, -1);
            }

            if (label is null && last >= 0 && cells[last].Length < LongestValue && IsMore(line, colon)) cells[last] += $" {line.Trim()}";
            if (label is null || Array.FindIndex(labels, l => l.Equals(label, StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var index)) continue;
            if (from == 0) from = reader.Line;
            (cells[index], last) = (line[(colon + 1)..].Trim(), index);
        }

        if (from > 0) yield return new TableRow(from, cells);
    }

    private string[] Empty()
    {
        var cells = new string[labels.Length];
        Array.Fill(cells, "");
        return cells;
    }
}

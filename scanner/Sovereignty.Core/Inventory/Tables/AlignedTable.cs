using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// What a console printed for people: a header, a line of hyphens below it, and cells that begin below their headers. PowerShell draws a line below
/// each header, winget one below all of them.
/// </summary>
internal sealed class AlignedTable
{
    private const int ShortestLine = 12;

    private readonly int[] starts;
    private readonly int above;
    private readonly string[] header;
    private readonly InventoryProfile? profile;

    private AlignedTable(int[] starts, int above, string[] header, InventoryProfile? profile) =>
        (this.starts, this.above, this.header, this.profile) = (starts, above, header, profile);

    /// <summary>The table that begins in the first lines; null when there is none that lists products.</summary>
    public static AlignedTable? Find(List<string> first, HeaderRow headers)
    {
        var at = first.FindIndex(1, Math.Max(0, first.Count - 1), IsLine);
        if (at < 0 || first[at - 1].Trim().Length == 0) return null;
        var starts = Starts(first[at].Trim().Contains(' ', StringComparison.Ordinal) ? first[at] : first[at - 1]);
        var header = Cells(first[at - 1], starts);
        var mapping = headers.Map(header, path: null);
        return starts.Length >= 2 && HeaderRow.IsList(mapping) ? new AlignedTable(starts, at + 1, header, mapping.Profile) : null;
    }

    /// <summary>The rows, the header first.</summary>
    /// <param name="open">Opens the list from its beginning.</param>
    public TableSheet Open(Func<LineReader> open) => new(null, Rows(open), HeaderFirst: true, profile);

    private static bool IsLine(string line) => line.Count(c => c == '-') >= ShortestLine && !line.AsSpan().ContainsAnyExcept('-', ' ');

    private static int[] Starts(string line) => [.. Enumerable.Range(0, line.Length).Where(i => line[i] != ' ' && (i == 0 || line[i - 1] == ' '))];

    private static string[] Cells(string line, int[] starts)
    {
        var cells = new string[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            var (from, until) = (Math.Min(i == 0 ? 0 : starts[i], line.Length), Math.Min(i + 1 < starts.Length ? starts[i + 1] : line.Length, line.Length));
            cells[i] = line[from..until].Trim();
        }

        return cells;
    }

    // An empty line ends the table; what is printed below counts the rows or is another one.
    private IEnumerable<TableRow> Rows(Func<LineReader> open)
    {
        using var reader = open();
        for (var i = 0; i < above; i++) reader.TryRead(out _, out _);
        yield return new TableRow(above - 1, header);
        while (reader.TryRead(out var line, out _) && line.Trim().Length > 0) yield return new TableRow(reader.Line, Cells(line, starts));
    }
}

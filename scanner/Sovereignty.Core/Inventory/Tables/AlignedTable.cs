using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// What a console printed for people: cells that begin below their headers. PowerShell draws a line below each header, winget one below all of them,
/// osqueryi and database clients a frame of <c>+---+</c> round everything; wmic draws none.
/// </summary>
internal sealed class AlignedTable
{
    private const int ShortestLine = 12;
    private const int Sample = 12;

    private readonly int[] starts;
    private readonly int above;
    private readonly string[] header;
    private readonly InventoryProfile? profile;
    private readonly bool isDrawn;

    private AlignedTable(int[] starts, int above, string[] header, InventoryProfile? profile, bool isDrawn) =>
        (this.starts, this.above, this.header, this.profile, this.isDrawn) = (starts, above, header, profile, isDrawn);

    /// <summary>The table that begins in the first lines; null when there is none that lists products.</summary>
    public static AlignedTable? Find(List<string> first, HeaderRow headers)
    {
        if (first.FindIndex(IsFrame) is >= 0 and var frame && frame + 1 < first.Count && first[frame + 1].StartsWith('|')) return Of(Edges(first[frame]), frame + 1, isDrawn: true);
        if (first.FindIndex(1, Math.Max(0, first.Count - 1), IsLine) is > 0 and var line)
        {
            // One line below everything may also be what somebody drew below a title: then only headers that are known make it a table.
            var isWhole = !first[line].Trim().Contains(' ', StringComparison.Ordinal);
            return Of(Starts(isWhole ? first[line - 1] : first[line], 1), line - 1, isDrawn: true) is { } drawn && (!isWhole || drawn.profile is not null) ? drawn : null;
        }

        return first.FindIndex(l => l.Trim().Length > 0) is >= 0 and var top && !first[top].AsSpan().ContainsAny(";,|\t") && Starts(first[top], 2) is { Length: >= 2 } starts && AreAligned(first.Skip(top + 1), starts) ? Of(starts, top, isDrawn: false) : null;

        AlignedTable? Of(int[] starts, int at, bool isDrawn)
        {
            var header = Cells(first[at], starts);
            var mapping = headers.Map(header, path: null);
            return starts.Length >= 2 && HeaderRow.IsList(mapping) ? new AlignedTable(starts, at, header, mapping.Profile, isDrawn) : null;
        }
    }

    /// <summary>The rows, the header first.</summary>
    /// <param name="open">Opens the list from its beginning.</param>
    public TableSheet Open(Func<LineReader> open) => new(null, Rows(open), HeaderFirst: true, profile);

    private static bool IsLine(string line) => line.Count(c => c == '-') >= ShortestLine && !line.AsSpan().ContainsAnyExcept('-', ' ');

    private static bool IsFrame(string line) => line.Length >= ShortestLine && line[0] == '+' && line.Contains('-', StringComparison.Ordinal) && !line.AsSpan().TrimEnd().ContainsAnyExcept("+-=");

    private static int[] Edges(string line) => [.. Enumerable.Range(0, line.TrimEnd().Length - 1).Where(i => line[i] == '+')];

    // Where words begin before which there are so many blanks.
    private static int[] Starts(string line, int blanks) =>
        [.. Enumerable.Range(0, line.Length).Where(i => line[i] is not (' ' or '\t') && (i == 0 || (i >= blanks && !line.AsSpan(i - blanks, blanks).ContainsAnyExcept(' '))))];

    // Nothing is drawn: only where all lines have a blank before each column is it a table.
    private static bool AreAligned(IEnumerable<string> lines, int[] starts)
    {
        var rows = lines.Where(l => l.Trim().Length > 0).Take(Sample).ToList();
        return rows.Count > 0 && rows.TrueForAll(l => !l.Contains('\t', StringComparison.Ordinal) && l.Length > starts[^1] && starts.Skip(1).All(s => l[s - 1] == ' ') && l[starts[0]] != ' ');
    }

    private static string[] Cells(string line, int[] starts)
    {
        var cells = new string[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            var (from, until) = (Math.Min(i == 0 ? 0 : starts[i], line.Length), Math.Min(i + 1 < starts.Length ? starts[i + 1] : line.Length, line.Length));
            cells[i] = line[from..until].Trim(' ', '\t', '|');
        }

        return cells;
    }

    // An empty line ends a table that is drawn: what is printed below counts its rows, or is the same table of another place, its header first. wmic
    // has an empty line after each row.
    private IEnumerable<TableRow> Rows(Func<LineReader> open)
    {
        using var reader = open();
        for (var i = 0; i <= above; i++) reader.TryRead(out _, out _);
        yield return new TableRow(above + 1, header);
        var ended = false;
        while (reader.TryRead(out var line, out _))
        {
            if (line.Trim().Length == 0)
            {
                ended = isDrawn;
                continue;
            }

            if (isDrawn && (IsFrame(line) || IsLine(line))) continue;
            var cells = Cells(line, starts);
            if (isDrawn && cells.AsSpan().SequenceEqual(header)) ended = false;
            else if (!ended) yield return new TableRow(reader.Line, cells);
        }
    }
}

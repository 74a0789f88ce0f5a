using System.Globalization;
using System.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>
/// Writes chosen columns of rows as a plain table. The rows are gone through twice, once for the widths, and never held: a list can have
/// hundreds of thousands.
/// </summary>
internal static class TextTable
{
    private const int LongestCell = 40;
    private const int Narrowest = 8;
    private const int Piece = 32 * 1024;
    private const int Margin = 2;
    private const string Between = " │ ";

    /// <summary>Writes the rows with the columns named; those that a window has no room for are named below the table.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="rows">The rows; a row holds all columns.</param>
    /// <param name="named">The columns, what matters most first.</param>
    public static void Write(Terminal terminal, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows, params string[] named)
    {
        var (output, room) = (terminal.Data, terminal.Width);
        var columns = named[..Fitting(named, room)];
        var piece = new StringBuilder();
        var widths = columns.Select(c => c.Length).ToArray();
        var (at, cells) = (new int[columns.Length], new string[columns.Length]);
        foreach (var row in rows)
        {
            Cells(row);
            for (var i = 0; i < widths.Length; i++) widths[i] = Math.Max(widths[i], cells[i].Length);
        }

        Fit(widths, columns, room);
        Line(columns, Between, ' ');
        Line([.. columns.Select(_ => "")], "─┼─", '─');
        foreach (var row in rows)
        {
            Cells(row);
            Line(cells, Between, ' ');
            if (piece.Length > Piece) HandOn();
        }

        if (columns.Length < named.Length) piece.Append(CultureInfo.InvariantCulture, $"  no room for {string.Join(", ", named[columns.Length..])}\n");
        HandOn();

        // A console takes a call of the system for each piece.
        void HandOn()
        {
            output.Write(piece);
            piece.Clear();
        }

        void Cells(IReadOnlyList<KeyValuePair<string, object?>> row)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                // Where a column stands is the same in every row.
                if (at[i] >= row.Count || row[at[i]].Key != columns[i]) at[i] = Enumerable.Range(0, row.Count).First(j => row[j].Key == columns[i]);
                cells[i] = Cut(Text(row[at[i]].Value), LongestCell);
            }
        }

        void Line(string[] texts, string between, char fill)
        {
            piece.Append(fill == ' ' ? "  " : " ─");
            for (var i = 0; i < texts.Length; i++)
            {
                if (i > 0) piece.Append(between);
                var text = Cut(texts[i], widths[i]);
                piece.Append(text);
                if (fill != ' ' || i < texts.Length - 1) piece.Append(fill, widths[i] - text.Length);
            }

            piece.Append('\n');
        }
    }

    // How many of the columns have room at their narrowest.
    private static int Fitting(string[] columns, int room)
    {
        var taken = Margin - Between.Length;
        for (var i = 0; i < columns.Length; i++)
        {
            taken += Between.Length + Math.Max(Narrowest, columns[i].Length);
            if (taken > room && i > 0) return i;
        }

        return columns.Length;
    }

    // The widest columns give way, and none below its own name.
    private static void Fit(int[] widths, string[] columns, int room)
    {
        while (widths.Sum() + ((widths.Length - 1) * Between.Length) + Margin > room)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (widths[i] > Math.Max(Narrowest, columns[i].Length) && (widest < 0 || widths[i] > widths[widest])) widest = i;
            }

            if (widest < 0) return;
            widths[widest]--;
        }
    }

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "–",
            double number => number.ToString("0.###", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return Terminal.Clean(text);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text.AsSpan(0, most - 1)}…";
}

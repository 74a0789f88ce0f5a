using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// Splits delimited text into rows. A splitter of our own because lists kept by hand are not RFC 4180: a quote that is never closed must cost
/// one row, not the rest of the file, and a general CSV reader that met one cannot go back.
/// </summary>
internal sealed class DelimitedText(LineReader lines, char delimiter)
{
    private const int MostLines = 200;
    private const int MostCharacters = 256 * 1024;
    private const int MostCells = 2000;
    private const int MostRetries = 1000;

    private readonly StringBuilder cell = new();
    private readonly List<(string Text, bool Cut)> taken = [];
    private readonly List<string> parts = [];
    private readonly TextPool pool = new();
    private int retries;
    private bool blank = true;

    /// <summary>How many cells a row should have; 0 when not known. Tells a cell with line breaks from a quote that was never closed.</summary>
    public int Width { get; init; }

    /// <summary>The rows in order, empty ones included.</summary>
    public IEnumerable<TableRow> Rows()
    {
        while (lines.TryRead(out var line, out var cut)) yield return Row(line, cut);
    }

    private TableRow Row(string line, bool cut)
    {
        var start = lines.Line;
        if (!line.Contains('"', StringComparison.Ordinal)) return new TableRow(start, Plain(line), cut ? TooLong : line.Contains('\0', StringComparison.Ordinal) ? "there are zero bytes in this row; they were left out" : null);
        taken.Clear();
        taken.Add((line, cut));
        if (retries < MostRetries && Quoted(out var cells) is var closed)
        {
            if (closed && FitsWidth(cells)) return new TableRow(start, cells, taken.Exists(t => t.Cut) ? TooLong : null);
            retries++;
            lines.PutBack(taken[1..]);
        }

        return new TableRow(start, Array.ConvertAll(Plain(line), WithoutQuote), "a quote is opened and never closed");
    }

    // The quote that was never closed is no part of the text.
    private static string WithoutQuote(string cell) => cell.StartsWith('"') && cell.AsSpan().Count('"') == 1 ? cell[1..] : cell;

    // A cell over several lines is fine when the row comes out as wide as the header. When it does not and the first line alone does, or when
    // each of the lines would be a row of its own, the quote belonged to the text.
    private bool FitsWidth(string[] cells)
    {
        if (taken.Count == 1 || Width == 0) return true;
        if (cells.Length > Width) return false;
        if (cells.Length < Width) return Plain(taken[0].Text).Length < Width;
        return Width == 1 || taken.Exists(t => Plain(t.Text).Length != Width);
    }

    private bool Quoted(out string[] cells)
    {
        var row = new List<string>();
        cell.Clear();
        blank = true;
        var inQuotes = false;
        var characters = 0;
        for (var i = 0; ; i++)
        {
            var text = taken[i].Text;
            characters += text.Length;
            inQuotes = Scan(text, inQuotes, row);
            if (!inQuotes) break;
            if (taken.Count >= MostLines || characters > MostCharacters || !lines.TryRead(out var next, out var cut)) break;
            cell.Append('\n');
            taken.Add((next, cut));
        }

        Finish(row);
        cells = [.. row];
        return !inQuotes;
    }

    // True when the line ends inside quotes. A quote opens a cell only at its beginning, and closes it only before a delimiter or the line's
    // end: `"Monitor 24" breit";` is what people write.
    private bool Scan(string text, bool inQuotes, List<string> row)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inQuotes)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else if (ClosesAt(text, i)) inQuotes = false;
                else cell.Append(c);
            }
            else if (c == delimiter)
            {
                Finish(row);
            }
            else if (c == '"' && blank)
            {
                inQuotes = true;
                blank = false;
            }
            else
            {
                cell.Append(c);
                blank &= char.IsWhiteSpace(c);
            }
        }

        return inQuotes;
    }

    private bool ClosesAt(string text, int quote)
    {
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (text[i] == delimiter) return true;
            if (text[i] != ' ') return false;
        }

        return true;
    }

    private void Finish(List<string> row)
    {
        if (row.Count < MostCells) row.Add(pool.Of(Trimmed(cell.ToString())));
        cell.Clear();
        blank = true;
    }

    private string[] Plain(string line)
    {
        parts.Clear();
        var rest = line.AsSpan();
        while (parts.Count < MostCells - 1 && rest.IndexOf(delimiter) is >= 0 and var end)
        {
            parts.Add(Cell(rest[..end]));
            rest = rest[(end + 1)..];
        }

        parts.Add(Cell(rest));
        return [.. parts];
    }

    private string Cell(ReadOnlySpan<char> text) => text.ContainsAny('\u00A0', '\0') ? pool.Of(Trimmed(text.ToString())) : pool.Of(text.Trim());

    private static string Trimmed(string text) => text.Replace('\u00A0', ' ').Replace("\0", "", StringComparison.Ordinal).Trim();

    private const string TooLong = "the line is longer than 1,048,576 characters and was cut";
}

using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;

namespace Sovereignty.Inventory.Tables;

/// <summary>A list as delimited text: finds encoding, delimiter and header, then gives its rows one by one.</summary>
internal static class DelimitedList
{
    private static readonly char[] Delimiters = [';', '\t', ',', '|'];

    /// <summary>Opens a list. Rows are read as they are asked for.</summary>
    /// <param name="content">The file.</param>
    /// <param name="headers">Recognises a header.</param>
    /// <param name="problems">Told of bytes that the encoding does not know.</param>
    public static TableSheet Open(ListContent content, HeaderRow headers, ProblemLog problems)
    {
        var encoding = TextEncoding.Detect(content);
        if (encoding.BrokenLine > 0)
        {
            problems.Warn("text-not-utf8", "the file is UTF-8, but some bytes are not; they were read as windows-1252", "save the list again as UTF-8", encoding.BrokenLine);
        }

        var (passed, told) = FirstLines(content, encoding);
        var first = FirstOf(content, encoding);
        if (PackageListing.Find(first) is { } listing) return listing.Open(() => Reader(content, encoding, 0));
        if (LabelledBlocks.Find(first, headers) is { } blocks) return blocks.Open(() => Reader(content, encoding, 0));
        if (AlignedTable.Find(first, headers) is { } aligned) return aligned.Open(() => Reader(content, encoding, 0));
        var probes = (told is { } one ? [one] : Delimiters).Select(d => Probe(content, encoding, passed, d, headers));
        var (delimiter, _, width) = probes.MaxBy(p => p.Fitness);
        return new TableSheet(null, Rows(content, encoding, passed, delimiter, width));
    }

    private static IEnumerable<TableRow> Rows(ListContent content, TextEncoding encoding, int passed, char delimiter, int width)
    {
        using var reader = Reader(content, encoding, passed);
        foreach (var row in new DelimitedText(reader, delimiter) { Width = width }.Rows()) yield return row;
    }

    // Excel's "sep=;" and PowerShell's "#TYPE ..." stand above the header; the first tells the delimiter.
    private static (int Lines, char? Delimiter) FirstLines(ListContent content, TextEncoding encoding)
    {
        using var reader = Reader(content, encoding, 0);
        if (!reader.TryRead(out var line, out _)) return (0, null);
        line = line.Trim().Trim('"');
        if (line.StartsWith("#TYPE ", StringComparison.OrdinalIgnoreCase)) return (1, null);
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? (1, line[4]) : (0, null);
    }

    private static List<string> FirstOf(ListContent content, TextEncoding encoding)
    {
        using var reader = Reader(content, encoding, 0);
        var lines = new List<string>();
        while (lines.Count < HeaderRow.Within && reader.TryRead(out var line, out _)) lines.Add(line);
        return lines;
    }

    // The right delimiter is the one under which a header is recognised; where none is, the one that cuts most rows into the same number of cells.
    private static (char Delimiter, double Fitness, int Width) Probe(ListContent content, TextEncoding encoding, int passed, char delimiter, HeaderRow headers)
    {
        using var reader = Reader(content, encoding, passed);
        var rows = new DelimitedText(reader, delimiter).Rows().Take(HeaderRow.Within).ToList();
        var header = headers.Find(rows);
        var cells = rows.Where(r => !r.IsEmpty).GroupBy(r => r.Cells.Length).MaxBy(g => (g.Count(), g.Key));
        var evenness = cells is null || cells.Key < 2 ? 0 : (double)cells.Count() / rows.Count;
        // A header that comes out as one cell with other delimiters in it was not cut where it should be.
        var isUncut = header is { Mapping.Columns: [var only] } && only.Header.AsSpan().IndexOfAny(Delimiters) >= 0;
        return (delimiter, (isUncut ? 0 : header?.Mapping.Weight * 10 ?? 0) + evenness, header?.Mapping.Columns.Length ?? 0);
    }

    private static LineReader Reader(ListContent content, TextEncoding encoding, int pass)
    {
        var stream = content.Open();
        stream.Position = encoding.Skip;
        var reader = new LineReader(new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: false, 16 * 1024));
        for (var i = 0; i < pass; i++) reader.TryRead(out _, out _);
        return reader;
    }
}

/// <summary>A sheet of a list, in whatever format.</summary>
/// <param name="Name">The sheet's name; null where the format has no sheets.</param>
/// <param name="Rows">Its rows, read as they are asked for, once.</param>
/// <param name="HeaderFirst">Whether the first row is the header for certain.</param>
/// <param name="Profile">The profile that such a header has; null for none.</param>
internal sealed record TableSheet(string? Name, IEnumerable<TableRow> Rows, bool HeaderFirst = false, InventoryProfile? Profile = null);

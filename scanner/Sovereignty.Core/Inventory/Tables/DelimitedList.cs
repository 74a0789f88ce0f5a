using System.Runtime.InteropServices;
using Sovereignty.Inventory.Columns;

namespace Sovereignty.Inventory.Tables;

/// <summary>A list as delimited text: finds encoding, delimiter and header, then gives its rows one by one.</summary>
internal static class DelimitedList
{
    private static readonly char[] Delimiters = [';', '\t', ',', '|'];

    /// <summary>Opens a list. Rows are read as they are asked for.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="configured">Field name to header, from sovereignty.yaml.</param>
    public static TableSheet Open(ReadOnlyMemory<byte> bytes, IReadOnlyDictionary<string, string> configured)
    {
        var (passed, told) = FirstLines(bytes);
        var probes = (told is { } one ? [one] : Delimiters).Select(d => Probe(bytes, passed, d, configured));
        var (delimiter, _, width) = probes.MaxBy(p => p.Fitness);
        return new TableSheet(null, new DelimitedText(Reader(bytes, passed), delimiter) { Width = width }.Rows());
    }

    // Excel's "sep=;" and PowerShell's "#TYPE ..." stand above the header; the first tells the delimiter.
    private static (int Lines, char? Delimiter) FirstLines(ReadOnlyMemory<byte> bytes)
    {
        var reader = Reader(bytes, 0);
        if (!reader.TryRead(out var line, out _)) return (0, null);
        line = line.Trim().Trim('"');
        if (line.StartsWith("#TYPE ", StringComparison.OrdinalIgnoreCase)) return (1, null);
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? (1, line[4]) : (0, null);
    }

    // The right delimiter is the one under which a header is recognised; where none is, the one that cuts most rows into the same number of cells.
    private static (char Delimiter, double Fitness, int Width) Probe(ReadOnlyMemory<byte> bytes, int passed, char delimiter, IReadOnlyDictionary<string, string> configured)
    {
        var rows = new DelimitedText(Reader(bytes, passed), delimiter).Rows().Take(HeaderRow.Within).ToList();
        var header = HeaderRow.Find(rows, configured);
        var cells = rows.Where(r => !r.IsEmpty).GroupBy(r => r.Cells.Length).MaxBy(g => (g.Count(), g.Key));
        var evenness = cells is null || cells.Key < 2 ? 0 : (double)cells.Count() / rows.Count;
        return (delimiter, (header?.Mapping.Weight * 10 ?? 0) + evenness, header?.Mapping.Columns.Length ?? 0);
    }

    private static LineReader Reader(ReadOnlyMemory<byte> bytes, int pass)
    {
        var (encoding, skip) = TextEncoding.Detect(bytes.Span);
        var rest = bytes[skip..];
        var stream = MemoryMarshal.TryGetArray(rest, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(rest.ToArray(), writable: false);
        var reader = new LineReader(new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false));
        for (var i = 0; i < pass; i++) reader.TryRead(out _, out _);
        return reader;
    }
}

/// <summary>A sheet of a list, in whatever format.</summary>
/// <param name="Name">The sheet's name; null where the format has no sheets.</param>
/// <param name="Rows">Its rows, read as they are asked for, once.</param>
internal sealed record TableSheet(string? Name, IEnumerable<TableRow> Rows);

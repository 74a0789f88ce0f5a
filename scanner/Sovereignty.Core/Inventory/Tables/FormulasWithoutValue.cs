using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// Finds formulas that were never calculated: programs that write workbooks without being a spreadsheet leave that to whoever opens them, and a reader
/// sees an empty cell where a person would see a value.
/// </summary>
internal static class FormulasWithoutValue
{
    private const int Window = 64 * 1024;
    private const int Kept = 4 * 1024;
    private const long MostRead = 256L << 20;

    /// <summary>Tells of the first in each sheet, and of how many there are.</summary>
    public static void Tell(ListContent content, ProblemLog problems, CancellationToken stop)
    {
        using var zip = new ZipArchive(content.Open(), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.FullName.Contains("worksheets/sheet", StringComparison.OrdinalIgnoreCase) && e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var sheet = entry.Open();
            var (cell, count) = Find(sheet, stop);
            if (count == 0) continue;
            var more = count > 1 ? $", and {(count - 1).ToString(CultureInfo.InvariantCulture)} more" : "";
            problems.Warn("row-broken", $"{(cell.Length > 0 ? $"the formula in cell {cell}" : "a formula")} has no value, since it was never calculated{more}", "open the workbook in a spreadsheet program and save it again", Line(cell));
        }
    }

    private static (string Cell, int Count) Find(Stream sheet, CancellationToken stop)
    {
        var buffer = new byte[Window];
        var (length, from, total, count, cell) = (0, 0, 0L, 0, "");
        while (total < MostRead && sheet.Read(buffer, length, buffer.Length - length) is > 0 and var read)
        {
            stop.ThrowIfCancellationRequested();
            (length, total) = (length + read, total + read);
            // What follows a formula is looked at only when it is there as a whole.
            while (buffer.AsSpan(from, length - from).IndexOf("</f>"u8) is >= 0 and var at && from + at + 32 <= length)
            {
                var end = from + at + 4;
                if (IsEmpty(buffer.AsSpan(end, length - end)) && Tag(buffer.AsSpan(0, end)) is { } tag && !tag.Contains("t=\"str\"", StringComparison.Ordinal) && !IsTotal(buffer.AsSpan(0, from + at)))
                {
                    if (count++ == 0) cell = Reference(tag);
                }

                from = end;
            }

            if (length < buffer.Length - Kept) continue;
            var passed = Math.Max(0, length - Kept);
            buffer.AsSpan(passed, length - passed).CopyTo(buffer);
            (length, from) = (length - passed, Math.Max(0, from - passed));
        }

        return (cell, count);
    }

    private static bool IsEmpty(ReadOnlySpan<byte> after) => after.StartsWith("</c>"u8) || after.StartsWith("<v/></c>"u8) || after.StartsWith("<v /></c>"u8) || after.StartsWith("<v></v></c>"u8);

    // What a column comes to is no value of a row.
    private static bool IsTotal(ReadOnlySpan<byte> before)
    {
        var start = before.LastIndexOf((byte)'>');
        return start >= 0 && before[(start + 1)..] is var formula && (formula.StartsWith("SUM"u8) || formula.StartsWith("SUBTOTAL"u8) || formula.StartsWith("COUNT"u8));
    }

    private static string? Tag(ReadOnlySpan<byte> before)
    {
        if (before.LastIndexOf("<c "u8) is not (>= 0 and var start)) return null;
        var tag = before[start..];
        return tag.IndexOf((byte)'>') is > 0 and <= 200 and var end ? Encoding.UTF8.GetString(tag[..end]) : null;
    }

    // "C3"; nothing else is believed.
    private static string Reference(string tag)
    {
        var at = tag.IndexOf(" r=\"", StringComparison.Ordinal);
        var end = at < 0 ? -1 : tag.IndexOf('"', at + 4);
        return end > 0 && end - at <= 16 && tag[(at + 4)..end].All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? tag[(at + 4)..end] : "";
    }

    private static int? Line(string cell) => int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0 ? line : null;
}

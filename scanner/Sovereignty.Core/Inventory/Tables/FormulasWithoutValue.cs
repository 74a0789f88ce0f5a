using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// Finds formulas that were never calculated, and those that failed: programs that write workbooks without being a spreadsheet leave the former to
/// whoever opens them, and the reader of workbooks gives an empty cell for either.
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
            var (empty, failed) = Find(sheet, stop);
            if (empty.Count > 0) problems.Warn("row-broken", $"{Named(empty)} has no value, since it was never calculated{More(empty)}", "open the workbook in a spreadsheet program and save it again", Line(empty.Cell));
            if (failed.Count > 0) problems.Warn("value-unreadable", $"{Named(failed)} failed and is taken as not stated{More(failed)}", "mend the formula, or enter the value itself", Line(failed.Cell));
        }
    }

    private static string Named(Found found) => found.Cell.Length > 0 ? $"the formula in cell {found.Cell}" : "a formula";

    private static string More(Found found) => found.Count > 1 ? $", and {(found.Count - 1).ToString(CultureInfo.InvariantCulture)} more" : "";

    private static (Found Empty, Found Failed) Find(Stream sheet, CancellationToken stop)
    {
        var buffer = new byte[Window];
        var (empty, failed) = (new Found("", 0), new Found("", 0));
        var (length, from, total) = (0, 0, 0L);
        while (total < MostRead && sheet.Read(buffer, length, buffer.Length - length) is > 0 and var read)
        {
            stop.ThrowIfCancellationRequested();
            (length, total) = (length + read, total + read);
            // What follows a formula is looked at only when it is there as a whole.
            while (buffer.AsSpan(from, length - from).IndexOf("</f>"u8) is >= 0 and var at && from + at + 32 <= length)
            {
                var end = from + at + 4;
                var after = buffer.AsSpan(end, length - end);
                if (after.StartsWith("<v>#"u8) && Tag(buffer.AsSpan(0, end)) is { } wrong && wrong.Contains("t=\"e\"", StringComparison.Ordinal)) failed = failed.And(wrong);
                else if (IsEmpty(after) && Tag(buffer.AsSpan(0, end)) is { } tag && !tag.Contains("t=\"str\"", StringComparison.Ordinal) && !IsTotal(buffer.AsSpan(0, from + at))) empty = empty.And(tag);
                from = end;
            }

            if (length < buffer.Length - Kept) continue;
            var passed = Math.Max(0, length - Kept);
            buffer.AsSpan(passed, length - passed).CopyTo(buffer);
            (length, from) = (length - passed, Math.Max(0, from - passed));
        }

        return (empty, failed);
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

    /// <summary>Formulas of a sort.</summary>
    /// <param name="Cell">Where the first stands; empty where that is not told.</param>
    /// <param name="Count">How many there are.</param>
    private readonly record struct Found(string Cell, int Count)
    {
        public Found And(string tag) => new(Count == 0 ? Reference(tag) : Cell, Count + 1);
    }

    private static int? Line(string cell) => int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0 ? line : null;
}

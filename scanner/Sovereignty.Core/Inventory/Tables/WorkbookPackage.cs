using System.IO.Compression;
using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>A workbook's package as a reader may have it.</summary>
/// <param name="Stream">The package.</param>
/// <param name="Cut">Whether texts in it that no cell can hold were cut.</param>
/// <param name="TooLong">Whether parts end before their end, because they unpack to more than a list can be.</param>
/// <param name="Joined">Whether a sheet ends before rows that all carry one number.</param>
internal readonly record struct BoundedPackage(Stream Stream, bool Cut, bool TooLong, bool Joined);

/// <summary>
/// Bounds what a workbook unpacks to: where a part holds a text that no cell can hold, or more than a list can be, a copy on disk without the rest. The
/// reader of workbooks opens the package itself and holds every cell, and all shared texts, as a whole.
/// </summary>
internal static class WorkbookPackage
{
    private const int Block = 64 * 1024;
    private const int HeldBack = 1024 * 1024;

    /// <summary>The package.</summary>
    /// <exception cref="InvalidDataException">The package is broken.</exception>
    public static BoundedPackage Open(ListContent content, CancellationToken stop) => Open(content, PackageLimits.Usual, stop);

    /// <inheritdoc cref="Open(ListContent, CancellationToken)"/>
    /// <param name="content">The file.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="stop">Set when the user gives up.</param>
    public static BoundedPackage Open(ListContent content, PackageLimits limits, CancellationToken stop)
    {
        if (!IsZip(content)) return new BoundedPackage(content.Open(), false, false, false);
        using var zip = new ZipArchive(content.Open(), ZipArchiveMode.Read);
        var (cut, joined, ends) = (false, false, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var entry in zip.Entries)
        {
            if (entry.Length <= limits.Harmless || !IsXml(entry)) continue;
            var (isLong, joinedAt, cuts) = Measure(entry, limits, stop);
            if (joinedAt >= 0 || isLong) ends[entry.FullName] = joinedAt >= 0 ? joinedAt : Most(entry, limits);
            joined |= joinedAt >= 0;
            cut |= cuts > 0;
        }

        return cut || ends.Count > 0 ? new BoundedPackage(Copy(zip, ends, limits, stop), cut, ends.Count > 0, joined) : new BoundedPackage(content.Open(), false, false, false);
    }

    private static (bool IsLong, long JoinedAt, int Cuts) Measure(ZipArchiveEntry entry, PackageLimits limits, CancellationToken stop)
    {
        using var part = new BoundedXml(entry.Open(), Most(entry, limits));
        var buffer = new byte[64 * 1024];
        var rows = IsSheet(entry) ? new RowNumbers() : null;
        try
        {
            while (part.Read(buffer) is > 0 and var read)
            {
                stop.ThrowIfCancellationRequested();
                rows?.Watch(buffer.AsSpan(0, read));
            }

            return (false, rows?.TooManyAt ?? -1, part.Cuts);
        }
        catch (UnpacksTooFarException)
        {
            return (true, rows?.TooManyAt ?? -1, part.Cuts);
        }
    }

    // Rows are read in passing, everything else is held.
    private static long Most(ZipArchiveEntry entry, PackageLimits limits) => IsSheet(entry) ? limits.Sheet : limits.Held;

    private static FileStream Copy(ZipArchive zip, Dictionary<string, long> ends, PackageLimits limits, CancellationToken stop)
    {
        var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        using (var target = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                stop.ThrowIfCancellationRequested();
                // Pictures and the like say nothing of the list; nor does a part that is too long and holds neither rows nor texts.
                var isTexts = entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
                if (!IsXml(entry) || (ends.ContainsKey(entry.FullName) && !IsSheet(entry) && !isTexts)) continue;
                using var part = new BoundedXml(entry.Open(), Most(entry, limits));
                using var into = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (isTexts && ends.ContainsKey(entry.FullName)) SharedTexts.CopyFirst(part, into, stop);
                else CopyFirst(part, into, ends.GetValueOrDefault(entry.FullName, long.MaxValue), stop);
            }
        }

        copy.Position = 0;
        return copy;
    }

    // A sheet that goes on for too long ends with the last row that is there as a whole: its reader passes through it before it gives the first.
    private static void CopyFirst(BoundedXml part, Stream into, long end, CancellationToken stop)
    {
        var held = new byte[2 * HeldBack];
        var length = 0;
        var total = 0L;
        string? prefix = null;
        try
        {
            while (part.Read(held.AsSpan(length)) is > 0 and var read)
            {
                stop.ThrowIfCancellationRequested();
                length += read;
                total += read;
                prefix ??= Prefix(held.AsSpan(0, length));
                if (total > end)
                {
                    length -= (int)(total - end);
                    throw new UnpacksTooFarException();
                }

                if (length < held.Length - Block) continue;
                into.Write(held, 0, length - HeldBack);
                held.AsSpan(length - HeldBack, HeldBack).CopyTo(held);
                length = HeldBack;
            }

            into.Write(held, 0, length);
        }
        catch (UnpacksTooFarException)
        {
            var row = Encoding.UTF8.GetBytes($"</{prefix}row>");
            var last = held.AsSpan(0, length).LastIndexOf(row);
            into.Write(held, 0, last < 0 ? length : last + row.Length);
            if (last >= 0) into.Write(Encoding.UTF8.GetBytes($"</{prefix}sheetData></{prefix}worksheet>"));
        }
    }

    // "x:" of "<x:worksheet".
    private static string Prefix(ReadOnlySpan<byte> start)
    {
        var at = start.IndexOf("worksheet"u8);
        var open = at < 0 ? -1 : start[..at].LastIndexOf((byte)'<');
        return open >= 0 && at - open <= 32 ? Encoding.UTF8.GetString(start[(open + 1)..at]) : "";
    }

    private static bool IsSheet(ZipArchiveEntry entry) => entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);

    private static bool IsXml(ZipArchiveEntry entry) => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsZip(ListContent content) => content.Head.StartsWith("PK\u0003\u0004"u8);
}

/// <summary>How much of a package is read.</summary>
/// <param name="Harmless">Parts up to this size are not looked at, in bytes.</param>
/// <param name="Sheet">The most of a sheet, in bytes.</param>
/// <param name="Held">The most of a part that its reader holds in memory, in bytes.</param>
internal sealed record PackageLimits(long Harmless, long Sheet, long Held)
{
    /// <summary>For lists as they are.</summary>
    public static PackageLimits Usual { get; } = new(8L << 20, ListFormats.MostUnpacked, ListFormats.MostHeld);
}

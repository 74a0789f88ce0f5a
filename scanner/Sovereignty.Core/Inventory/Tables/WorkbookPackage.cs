using System.IO.Compression;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// A workbook's package as a reader may have it: where a part holds a text that no cell can hold, a copy on disk without the rest of that text. The
/// reader of workbooks opens the package itself and holds every cell as a whole.
/// </summary>
internal static class WorkbookPackage
{
    // Smaller parts cannot do harm.
    private const long Harmless = 8L << 20;

    /// <summary>The package, and whether anything was cut; null when even so it unpacks to more than a list can be.</summary>
    /// <exception cref="InvalidDataException">The package is broken.</exception>
    public static (Stream Stream, bool Cut)? Open(ListContent content, CancellationToken stop)
    {
        if (!IsZip(content)) return (content.Open(), false);
        using var zip = new ZipArchive(content.Open(), ZipArchiveMode.Read);
        var cut = false;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length <= Harmless || !IsXml(entry)) continue;
            var (length, cuts) = Measure(entry, stop);
            if (length > ListFormats.MostUnpacked) return null;
            cut |= cuts > 0;
        }

        return cut ? (Copy(zip, stop), true) : (content.Open(), false);
    }

    private static (long Length, int Cuts) Measure(ZipArchiveEntry entry, CancellationToken stop)
    {
        using var part = new BoundedXml(entry.Open());
        var buffer = new byte[64 * 1024];
        var length = 0L;
        while (part.Read(buffer) is > 0 and var read && length <= ListFormats.MostUnpacked)
        {
            stop.ThrowIfCancellationRequested();
            length += read;
        }

        return (length, part.Cuts);
    }

    private static FileStream Copy(ZipArchive zip, CancellationToken stop)
    {
        var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        using (var target = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                stop.ThrowIfCancellationRequested();
                // Pictures and the like say nothing of the list.
                if (!IsXml(entry)) continue;
                using var part = new BoundedXml(entry.Open());
                using var into = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                part.CopyTo(into);
            }
        }

        copy.Position = 0;
        return copy;
    }

    private static bool IsXml(ZipArchiveEntry entry) => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsZip(ListContent content) => content.Head.StartsWith("PK\u0003\u0004"u8);
}

using System.IO.Compression;

namespace Sovereignty.Inventory.Tables;

/// <summary>What a list is written in, by its first bytes: names lie.</summary>
internal enum ListFormat
{
    /// <summary>Delimited text.</summary>
    Text,

    /// <summary>A workbook of Excel 2007 and later.</summary>
    Xlsx,

    /// <summary>A workbook of Excel 97 to 2003, or a newer one that is encrypted.</summary>
    Xls,

    /// <summary>A spreadsheet of LibreOffice and others (ISO/IEC 26300).</summary>
    Ods,

    /// <summary>A zip file that is none of these.</summary>
    OtherZip,

    /// <summary>An export of the Windows registry.</summary>
    Registry,
}

/// <summary>Tells the formats apart and looks into packages before anything unpacks them.</summary>
internal static class ListFormats
{
    /// <summary>The most that any part of a package may unpack to; what is unpacked never exceeds what its entry declares.</summary>
    public const long MostUnpacked = 512L << 20;

    /// <summary>The most that parts which are held in memory may unpack to.</summary>
    public const long MostHeld = 256L << 20;

    /// <summary>The format; text for anything that is no package.</summary>
    public static ListFormat Of(ReadOnlyMemory<byte> bytes)
    {
        var start = bytes.Span;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return ListFormat.Xls;
        if (!start.StartsWith("PK\u0003\u0004"u8)) return RegistryExport.Is(bytes) ? ListFormat.Registry : ListFormat.Text;
        try
        {
            using var zip = new ZipArchive(Stream(bytes), ZipArchiveMode.Read);
            if (zip.GetEntry("content.xml") is not null) return ListFormat.Ods;
            return zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? ListFormat.Xlsx : ListFormat.OtherZip;
        }
        catch (InvalidDataException)
        {
            return ListFormat.OtherZip;
        }
    }

    /// <summary>The largest part of a package and the largest among those that readers hold in memory.</summary>
    public static (long Largest, long Held) Sizes(ReadOnlyMemory<byte> bytes)
    {
        using var zip = new ZipArchive(Stream(bytes), ZipArchiveMode.Read);
        var (largest, held) = (0L, 0L);
        foreach (var entry in zip.Entries)
        {
            largest = Math.Max(largest, entry.Length);
            if (!entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) && entry.FullName != "content.xml") held = Math.Max(held, entry.Length);
        }

        return (largest, held);
    }

    /// <summary>The bytes as a stream, without copying where they lie in an array.</summary>
    public static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}

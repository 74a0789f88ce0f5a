namespace Sovereignty.Sources.Archives;

/// <summary>Archives and disk images that are not opened: known by their first bytes, so that it can be said what a file is.</summary>
internal static class ForeignArchive
{
    private const int IsoMark = 0x8001;

    /// <summary>What a file is; null when it is none of these or cannot be read.</summary>
    public static string? NameOf(string file)
    {
        try
        {
            using var handle = File.OpenHandle(file);
            Span<byte> start = stackalloc byte[16];
            start = start[..RandomAccess.Read(handle, start, 0)];
            if (Named(start) is { } name) return name;
            Span<byte> mark = stackalloc byte[5];
            return RandomAccess.Read(handle, mark, IsoMark) == 5 && mark.SequenceEqual("CD001"u8) ? "an ISO image" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Named(ReadOnlySpan<byte> start) => start switch
    {
        _ when start.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) => "a 7-Zip archive",
        _ when start.StartsWith("Rar!"u8) => "a RAR archive",
        _ when start.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 7, 8]) => "the first part of a divided zip archive",
        _ when start.StartsWith("MSCF"u8) => "a cabinet file",
        _ when start.StartsWith("!<arch>\ndebian"u8) => "a Debian package",
        _ when start.StartsWith((ReadOnlySpan<byte>)[0xED, 0xAB, 0xEE, 0xDB]) => "an rpm package",
        _ when start.StartsWith("hsqs"u8) => "a squashfs image",
        _ when start.StartsWith("LZIP"u8) => "compressed with lzip",
        _ when start.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4D, 0x18]) => "compressed with lz4",
        _ when start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x9D]) => "compressed with compress",
        _ when start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => "a compound file of Windows, such as an installer",
        _ when start.StartsWith("070701"u8) || start.StartsWith("070702"u8) => "a cpio archive",
        _ => null,
    };
}

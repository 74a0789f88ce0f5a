using System.IO.Compression;
using System.Runtime.CompilerServices;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using SharpCompress.Compressors.ZStandard;

namespace Sovereignty.Sources.Archives;

/// <summary>How a stream is compressed, told by its first bytes and never by a file's name.</summary>
internal enum Compression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>bzip2.</summary>
    Bzip2,

    /// <summary>The .xz file format.</summary>
    Xz,

    /// <summary>RFC 8878.</summary>
    Zstd,
}

/// <summary>Recognises and undoes compression. The one place that knows the decompression library.</summary>
internal static class Compressions
{
    /// <summary>Tells the compression by the first bytes.</summary>
    public static Compression Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08])) return Compression.Gzip;
        if (start.StartsWith("BZh"u8) && start.Length > 3 && start[3] is >= (byte)'1' and <= (byte)'9') return Compression.Bzip2;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0])) return Compression.Xz;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd])) return Compression.Zstd;
        // A skippable frame may come first (RFC 8878, 3.1.2).
        return start.Length >= 4 && (start[0] & 0xf0) == 0x50 && start[1..].StartsWith((ReadOnlySpan<byte>)[0x2a, 0x4d, 0x18]) ? Compression.Zstd : Compression.None;
    }

    /// <summary>Whether a content is compressed.</summary>
    public static bool IsCompressed(Content content)
    {
        Span<byte> start = stackalloc byte[8];
        return Of(start[..content.Read(start, 0)]) != Compression.None;
    }

    /// <summary>The unpacked bytes of a content, counted against a budget; the content as it is where nothing is compressed.</summary>
    public static Stream Open(Content content, UnpackBudget budget)
    {
        Span<byte> start = stackalloc byte[8];
        var compression = Of(start[..content.Read(start, 0)]);
        var packed = content.Open();
        if (compression == Compression.None) return packed;
        Stream buffered = new BufferedStream(packed, 128 * 1024);
        var unpacked = compression == Compression.Gzip ? new GZipStream(buffered, CompressionMode.Decompress) : ByLibrary(compression, buffered);
        return budget.Guard(unpacked, () => packed.Position);
    }

    // Apart, so that the library is loaded only where one of its formats is met.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stream ByLibrary(Compression compression, Stream packed) => compression switch
    {
        Compression.Bzip2 => BZip2Stream.Create(packed, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: false),
        Compression.Xz => new XZStream(packed),
        _ => new DecompressionStream(packed),
    };
}

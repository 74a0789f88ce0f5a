using System.Runtime.InteropServices;

namespace Sovereignty.Inventory.Tables;

/// <summary>A list's bytes, in memory or on disk: what can be read in passing is never held as a whole.</summary>
public sealed class ListContent
{
    private const int HeadLength = 64 * 1024;
    private const int Buffer = 64 * 1024;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly string? path;
    private ReadOnlyMemory<byte>? head;

    private ListContent(ReadOnlyMemory<byte> bytes, string? path, long length) => (this.bytes, this.path, Length) = (bytes, path, length);

    /// <summary>How many bytes there are.</summary>
    public long Length { get; }

    /// <summary>The first 64 KiB.</summary>
    public ReadOnlySpan<byte> Head => (head ??= ReadHead()).Span;

    /// <summary>Bytes in memory.</summary>
    public static ListContent Of(ReadOnlyMemory<byte> bytes) => new(bytes, null, bytes.Length);

    /// <summary>A file that the user or the configuration named.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="IOException">It is not there.</exception>
    public static ListContent OfFile(string path)
    {
        if (Sources.EmptyFile.Is(path)) return Of(default);
        // Opened once, so that a file that must not be read fails here.
        using var stream = File.OpenRead(path);
        return new ListContent(default, path, stream.Length);
    }

    /// <summary>The bytes from the beginning; the caller closes it.</summary>
    /// <exception cref="IOException">The file has gone.</exception>
    public Stream Open() => path is null ? InMemory() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Buffer, FileOptions.SequentialScan);

    /// <summary>All bytes; null when they are more than that.</summary>
    /// <param name="most">How many may be held.</param>
    public ReadOnlyMemory<byte>? All(int most)
    {
        if (Length > most) return null;
        if (path is null) return bytes;
        using var stream = Open();
        var all = new byte[(int)Length];
        return all.AsMemory(0, stream.ReadAtLeast(all, all.Length, throwOnEndOfStream: false));
    }

    private ReadOnlyMemory<byte> ReadHead()
    {
        if (path is null) return bytes[..Math.Min(HeadLength, bytes.Length)];
        using var stream = Open();
        var first = new byte[(int)Math.Min(HeadLength, Length)];
        return first.AsMemory(0, stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false));
    }

    private MemoryStream InMemory() => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}

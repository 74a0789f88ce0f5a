using System.Buffers.Binary;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Unpacks the LZ4 frames that apt keeps its lists in where it is told to save room, as in container images. Source: LZ4 project, "LZ4 Frame Format
/// Description" and "LZ4 Block Format Description". Checksums are not compared: what does not add up ends the reading.
/// </summary>
internal static class Lz4Frame
{
    private const uint Magic = 0x184D2204;

    /// <summary>Whether bytes begin such a frame.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length > 7 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Magic;

    /// <summary>The first frame's contents; what was unpacked before a fault or the limit.</summary>
    /// <param name="packed">The frame.</param>
    /// <param name="most">The most bytes that are given.</param>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlySpan<byte> packed, int most)
    {
        if (!Is(packed)) return default;
        var flags = packed[4];
        var at = 7 + ((flags & 0x08) != 0 ? 8 : 0) + ((flags & 0x01) != 0 ? 4 : 0);
        var checksum = (flags & 0x10) != 0 ? 4 : 0;
        var unpacked = new byte[Math.Min(most, Math.Max(64 * 1024, (long)packed.Length * 4))];
        var length = 0;
        while (at + 4 <= packed.Length && BinaryPrimitives.ReadUInt32LittleEndian(packed[at..]) is not 0 and var size)
        {
            at += 4;
            var count = (int)(size & 0x7FFFFFFF);
            if (count > packed.Length - at) break;
            if (!Block(packed.Slice(at, count), isStored: size >> 31 == 1, ref unpacked, ref length, most)) break;
            at += count + checksum;
        }

        return unpacked.AsMemory(0, length);
    }

    // A block may go back into what the blocks before it gave.
    private static bool Block(ReadOnlySpan<byte> block, bool isStored, ref byte[] to, ref int length, int most)
    {
        if (isStored) return Copy(block, ref to, ref length, most);
        for (var at = 0; at < block.Length;)
        {
            var token = block[at++];
            if (!Length(block, ref at, token >> 4, out var literals) || literals > block.Length - at || !Copy(block.Slice(at, literals), ref to, ref length, most)) return false;
            at += literals;
            // The last sequence of a block has no match.
            if (at == block.Length) return true;
            if (at + 2 > block.Length) return false;
            int back = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
            at += 2;
            if (!Length(block, ref at, token & 15, out var match) || back == 0 || back > length || match > most - 4 - length) return false;
            Repeat(back, match + 4, ref to, ref length);
        }

        return true;
    }

    private static bool Length(ReadOnlySpan<byte> block, ref int at, int begun, out int length)
    {
        length = begun;
        if (begun < 15) return true;
        while (at < block.Length)
        {
            var more = block[at++];
            length += more;
            if (more < 255) return true;
        }

        return false;
    }

    private static bool Copy(ReadOnlySpan<byte> bytes, ref byte[] to, ref int length, int most)
    {
        if (bytes.Length > most - length) return false;
        Grow(ref to, length + bytes.Length);
        bytes.CopyTo(to.AsSpan(length));
        length += bytes.Length;
        return true;
    }

    // What is repeated may reach into itself.
    private static void Repeat(int back, int count, ref byte[] to, ref int length)
    {
        Grow(ref to, length + count);
        for (var left = count; left > 0;)
        {
            var part = Math.Min(left, back);
            to.AsSpan(length - back, part).CopyTo(to.AsSpan(length));
            length += part;
            left -= part;
        }
    }

    private static void Grow(ref byte[] to, int length)
    {
        if (length > to.Length) Array.Resize(ref to, (int)Math.Min(Array.MaxLength, Math.Max(length, (long)to.Length * 2)));
    }
}

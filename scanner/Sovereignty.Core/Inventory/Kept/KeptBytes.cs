namespace Sovereignty.Inventory.Kept;

/// <summary>Bytes in large blocks, found again by where they were put. Written by one thread; read by any number once that is over.</summary>
internal sealed class KeptBytes
{
    // Below the size from which on the collector moves nothing.
    private const int Block = 64 * 1024;

    private readonly List<byte[]> blocks = [];
    private int used = Block;

    /// <summary>Puts pieces behind each other.</summary>
    /// <returns>Where they begin.</returns>
    public long Put(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default, ReadOnlySpan<byte> third = default)
    {
        var length = first.Length + second.Length + third.Length;
        if (used + length > Block)
        {
            blocks.Add(new byte[Math.Max(Block, length)]);
            used = 0;
        }

        var at = (long)(blocks.Count - 1) << 32 | (uint)used;
        var to = blocks[^1].AsSpan(used);
        first.CopyTo(to);
        second.CopyTo(to[first.Length..]);
        third.CopyTo(to[(first.Length + second.Length)..]);
        used += length;
        return at;
    }

    /// <summary>Reads from a place.</summary>
    public PackedReader At(long at) => new(blocks[(int)(at >> 32)].AsSpan((int)at));
}

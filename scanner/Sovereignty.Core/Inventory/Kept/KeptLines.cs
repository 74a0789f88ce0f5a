using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>
/// The lines of all lists of a scan, as bytes in large blocks: a line with fifteen columns takes 250 bytes so, and a kilobyte as records. They are
/// made records again when somebody asks. Written by one thread; read by any number once that is over.
/// </summary>
internal sealed class KeptLines
{
    // Below the size from which on the collector moves nothing.
    private const int Block = 64 * 1024;

    private readonly List<byte[]> blocks = [];
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> nameAt = new(StringComparer.Ordinal);
    private readonly List<ProductMatch> matches = [];
    private readonly Dictionary<ProductMatch, int> matchAt = new(ReferenceEqualityComparer.Instance);
    private readonly PackedWriter contract = new();
    private readonly PackedWriter rest = new();
    private readonly PackedWriter head = new();
    private int used = Block;

    /// <summary>Takes a line.</summary>
    /// <param name="path">Its list.</param>
    /// <param name="line">The line.</param>
    /// <param name="match">What it was taken for, or null.</param>
    /// <param name="filled">Its contract, with dates.</param>
    /// <returns>Where it is kept.</returns>
    public long Add(string path, InventoryLine line, ProductMatch? match, Contract filled)
    {
        contract.Clear();
        PackedContract.Write(contract, filled);
        rest.Clear();
        rest.Number((uint)NameOf(path));
        rest.Number(match is null ? 0 : (uint)MatchOf(match) + 1);
        rest.Number((uint)line.Line);
        rest.Number((line.Vendor is null ? 0u : 1) | (line.Version is null ? 0u : 2) | (line.Unit is null ? 0u : 4));
        rest.Text(line.Product);
        if (line.Vendor is { } vendor) rest.Text(vendor);
        if (line.Version is { } version) rest.Text(version);
        if (line.Unit is { } unit) rest.Text(unit);
        PackedTerms.Write(rest, line.Terms);
        rest.Number((uint)line.Other.Length);
        foreach (var (header, value) in line.Other)
        {
            rest.Number((uint)NameOf(header));
            rest.Text(value);
        }

        head.Clear();
        head.Number((uint)contract.Length);
        return Put(head.Written, contract.Written, rest.Written);
    }

    /// <summary>The contract of a line.</summary>
    public Contract Contract(long at)
    {
        var from = At(at);
        from.Number();
        return PackedContract.Read(ref from);
    }

    /// <summary>A line.</summary>
    public StatedProduct Stated(long at)
    {
        var from = At(at);
        from.Pass((int)from.Number());
        var (path, match, line, has) = (names[(int)from.Number()], (int)from.Number(), (int)from.Number(), from.Number());
        return new StatedProduct
        {
            Path = path,
            Match = match == 0 ? null : matches[match - 1],
            Line = line,
            Name = from.Text(),
            Vendor = (has & 1) != 0 ? from.Text() : null,
            Version = (has & 2) != 0 ? from.Text() : null,
            Unit = (has & 4) != 0 ? from.Text() : null,
            Terms = PackedTerms.Read(ref from),
            Other = Other(ref from),
        };
    }

    /// <summary>Where a line stands.</summary>
    public (string Path, int Line) Place(long at)
    {
        var from = At(at);
        from.Pass((int)from.Number());
        var path = names[(int)from.Number()];
        from.Number();
        return (path, (int)from.Number());
    }

    private ImmutableArray<KeyValuePair<string, string>> Other(ref PackedReader from)
    {
        var count = (int)from.Number();
        if (count == 0) return [];
        var other = new KeyValuePair<string, string>[count];
        for (var i = 0; i < count; i++) other[i] = new(names[(int)from.Number()], from.Text());
        return ImmutableCollectionsMarshal.AsImmutableArray(other);
    }

    private PackedReader At(long at) => new(blocks[(int)(at >> 32)].AsSpan((int)at));

    private long Put(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
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

    // Paths and headers.
    private int NameOf(string name)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(nameAt, name, out var known);
        if (known) return at;
        names.Add(name);
        return at = names.Count - 1;
    }

    // The matcher gives the same match for the same name.
    private int MatchOf(ProductMatch match)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(matchAt, match, out var known);
        if (known) return at;
        matches.Add(match);
        return at = matches.Count - 1;
    }
}

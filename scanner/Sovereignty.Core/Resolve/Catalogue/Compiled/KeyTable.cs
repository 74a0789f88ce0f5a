using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// Keys and what they lead to, sorted by the bytes of their UTF-8 form and searched where they lie in the compiled file, so that opening a
/// table costs nothing however many keys it has. Layout, little-endian: count (4 bytes); where each key ends in the text (4 each); the values
/// (8 each); the text.
/// </summary>
internal readonly struct KeyTable
{
    private const int ValueSize = sizeof(long);
    private readonly byte[] bytes;
    private readonly int ends;
    private readonly int values;
    private readonly int text;

    /// <summary>Opens a table.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="at">Where the table starts.</param>
    /// <param name="length">How many bytes it takes.</param>
    /// <exception cref="InvalidDataException">The table does not fit into the file.</exception>
    public KeyTable(byte[] bytes, int at, out int length)
    {
        this.bytes = bytes;
        Count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        if (Count < 0 || Count > (bytes.Length - at) / (sizeof(int) + ValueSize)) throw new InvalidDataException("a table is too long");
        ends = at + sizeof(int);
        values = ends + (Count * sizeof(int));
        text = values + (Count * ValueSize);
        length = text - at + (Count == 0 ? 0 : End(Count - 1));
        if (length > bytes.Length - at) throw new InvalidDataException("a table ends after the file");
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; }

    /// <summary>The key of an index, in UTF-8.</summary>
    public ReadOnlySpan<byte> Key(int index)
    {
        var start = index == 0 ? 0 : End(index - 1);
        return bytes.AsSpan(text + start, End(index) - start);
    }

    /// <summary>The value of an index.</summary>
    public long Value(int index) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(values + (index * ValueSize)));

    /// <summary>The index of a key, or -1.</summary>
    public int Find(ReadOnlySpan<char> key)
    {
        Span<byte> small = stackalloc byte[256];
        var most = Encoding.UTF8.GetMaxByteCount(key.Length);
        var rented = most > small.Length ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? small;
        var found = Find(utf8[..Encoding.UTF8.GetBytes(key, utf8)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return found;
    }

    /// <summary>The index of a key, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key) => Floor(key) is >= 0 and var index && Key(index).SequenceEqual(key) ? index : -1;

    /// <summary>The index of the last key that does not come after a key, or -1.</summary>
    public int Floor(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Key(middle).SequenceCompareTo(key) <= 0) low = middle + 1;
            else high = middle - 1;
        }

        return high;
    }

    /// <summary>Writes a table; of equal keys the last one counts.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, long>> entries)
    {
        var byKey = new SortedDictionary<byte[], long>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (var (key, value) in entries) byKey[Encoding.UTF8.GetBytes(key)] = value;
        var start = sizeof(int) + (byKey.Count * (sizeof(int) + ValueSize));
        var bytes = new byte[start + byKey.Keys.Sum(k => k.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, byKey.Count);
        var (index, end) = (0, 0);
        foreach (var (key, value) in byKey)
        {
            key.CopyTo(bytes, start + end);
            end += key.Length;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) + (index * sizeof(int))), end);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(int) + (byKey.Count * sizeof(int)) + (index * ValueSize)), value);
            index++;
        }

        return bytes;
    }

    private int End(int index) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(ends + (index * sizeof(int))));
}

using System.Buffers.Binary;
using System.Collections;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Entries of one kind that have no id, in the order in which the catalogue gives them, read when they are first asked for.</summary>
/// <typeparam name="T">The kind of entry.</typeparam>
public sealed class EntryList<T> : IReadOnlyList<T>
    where T : class
{
    private readonly byte[] bytes;
    private readonly int places;
    private readonly Func<int, T> read;
    private readonly T?[] entries;

    /// <param name="bytes">The file.</param>
    /// <param name="at">Where the list starts: its count, then where each entry lies, 4 bytes each.</param>
    /// <param name="read">Reads the entry at a place.</param>
    /// <exception cref="InvalidDataException">The list does not fit into the file.</exception>
    internal EntryList(byte[] bytes, int at, Func<int, T> read)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        places = at + sizeof(int);
        if (count < 0 || count > (bytes.Length - places) / sizeof(int)) throw new InvalidDataException("a list is too long");
        this.bytes = bytes;
        this.read = read;
        entries = new T?[count];
    }

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public T this[int index] => entries[index] ?? Interlocked.CompareExchange(ref entries[index], read(Place(index)), null) ?? entries[index]!;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Place(int index) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(places + (index * sizeof(int))));
}

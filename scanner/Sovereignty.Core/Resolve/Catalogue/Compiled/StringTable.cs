using System.Buffers.Binary;
using System.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>The texts of a compiled catalogue, each made a string when it is first asked for. Layout: count; where each text ends (4 bytes each); the texts in UTF-8.</summary>
internal sealed class StringTable
{
    private readonly byte[] bytes;
    private readonly int ends;
    private readonly int text;
    private readonly string?[] strings;

    /// <exception cref="InvalidDataException">The table does not fit into the file.</exception>
    public StringTable(byte[] bytes, int at)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        ends = at + sizeof(int);
        if (count < 0 || count > (bytes.Length - ends) / sizeof(int)) throw new InvalidDataException("the table of texts is too long");
        this.bytes = bytes;
        text = ends + (count * sizeof(int));
        strings = new string?[count];
    }

    /// <summary>The text of an index.</summary>
    public string At(int index)
    {
        if (strings[index] is { } known) return known;
        var start = index == 0 ? 0 : End(index - 1);
        return Interlocked.CompareExchange(ref strings[index], Encoding.UTF8.GetString(bytes, text + start, End(index) - start), null) ?? strings[index]!;
    }

    private int End(int index) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(ends + (index * sizeof(int))));
}

using System.Text;

namespace Sovereignty.Inventory.Kept;

/// <summary>Reads what <see cref="PackedWriter"/> wrote, in the same order.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>A number.</summary>
    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    /// <summary>A number that may be negative.</summary>
    public int Signed()
    {
        var value = (uint)Number();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>A text.</summary>
    public string Text()
    {
        var length = (int)Number();
        at += length;
        return Encoding.UTF8.GetString(bytes.Slice(at - length, length));
    }

    /// <summary>A sum.</summary>
    public decimal Sum()
    {
        var signs = (int)(Number() << 16);
        var low = Number();
        return new decimal([(int)low, (int)(low >> 32), (int)Number(), signs]);
    }

    /// <summary>Goes on behind as many bytes.</summary>
    public void Pass(int count) => at += count;
}

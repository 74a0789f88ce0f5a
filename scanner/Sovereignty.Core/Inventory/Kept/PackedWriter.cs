using System.Text;

namespace Sovereignty.Inventory.Kept;

/// <summary>Writes the fields of a line one after the other in as few bytes as they need.</summary>
internal sealed class PackedWriter
{
    private byte[] bytes = new byte[1024];

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>A number; small ones take one byte.</summary>
    public void Number(ulong value)
    {
        Need(10);
        for (; value >= 0x80; value >>= 7) bytes[Length++] = (byte)(value | 0x80);
        bytes[Length++] = (byte)value;
    }

    /// <summary>A number that may be negative.</summary>
    public void Signed(int value) => Number((uint)(value << 1 ^ value >> 31));

    /// <summary>A text.</summary>
    public void Text(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Need(most + 10);
        // Short texts, which nearly all are, have a length of one byte whatever their letters.
        var length = most < 0x80 ? Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length + 1)) : Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        if (most >= 0x80) Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
        Length += length;
    }

    /// <summary>A sum, with as many places as it has.</summary>
    public void Sum(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        Number((uint)parts[3] >> 16);
        Number((uint)parts[0] | (ulong)(uint)parts[1] << 32);
        Number((uint)parts[2]);
    }

    private void Need(int more)
    {
        if (bytes.Length < Length + more) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
    }
}

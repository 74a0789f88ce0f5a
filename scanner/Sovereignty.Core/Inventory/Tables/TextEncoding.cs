using System.Text;
using System.Text.Unicode;

namespace Sovereignty.Inventory.Tables;

/// <summary>Finds out how the text of a list is encoded: byte order mark, then UTF-16 by its zeros, then strict UTF-8, else windows-1252 as Excel writes it.</summary>
internal static class TextEncoding
{
    private const int Sample = 4096;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding and how many bytes of byte order mark to pass over.</summary>
    public static (Encoding Encoding, int Skip) Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (new UTF8Encoding(false), 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        if (Utf16WithoutMark(bytes) is { } utf16) return (utf16, 0);
        return (Utf8.IsValid(bytes) ? new UTF8Encoding(false) : Windows1252, 0);
    }

    // Text of European languages in UTF-16 has a zero in nearly every second byte, on the side that tells the byte order.
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        if (sample.Length < 4) return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (sample[i] == 0) even++;
            if (sample[i + 1] == 0) odd++;
        }

        var most = sample.Length / 2 * 7 / 10;
        if (odd > most && even == 0) return Encoding.Unicode;
        return even > most && odd == 0 ? Encoding.BigEndianUnicode : null;
    }
}

using System.Buffers;
using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>How a text is encoded.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Skip">How many bytes of byte order mark to pass over.</param>
/// <param name="BrokenLine">The first line with bytes that the encoding does not know, from 1; 0 when there is none.</param>
internal readonly record struct TextEncoding(Encoding Encoding, int Skip, int BrokenLine)
{
    private const int Sample = 4096;
    private const int Piece = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// Finds out how a list is encoded: byte order mark, then UTF-16 by its zeros, then UTF-8, else windows-1252 as Excel writes it. A list put
    /// together from several sources may hold a few bytes of windows-1252 in UTF-8: then most of it decides and the first such line is told.
    /// </summary>
    public static TextEncoding Detect(ListContent content)
    {
        var head = content.Head;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new(Encoding.Unicode, 2, 0);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new(Encoding.BigEndianUnicode, 2, 0);
        if (Utf16WithoutMark(head) is { } utf16) return new(utf16, 0, 0);
        var mark = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        var (good, bad, line) = Utf8(content);
        if (bad > 0 && !mark && good <= bad) return new(Windows1252, 0, 0);
        return new(line > 0 ? Mixed() : new UTF8Encoding(false), mark ? 3 : 0, line);
    }

    // A list put together from two files: what is no UTF-8 is what the other was written in.
    private static Encoding Mixed() => Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new OtherBytes());

    // How many characters beyond ASCII are UTF-8, how many bytes are not, and on which line the first of these stands.
    private static (long Good, long Bad, int Line) Utf8(ListContent content)
    {
        using var stream = content.Open();
        var buffer = new byte[Piece];
        var (kept, good, bad, lines, line) = (0, 0L, 0L, 1, 0);
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), Piece - kept, throwOnEndOfStream: false);
            ReadOnlySpan<byte> span = buffer.AsSpan(0, kept + read);
            var isLast = read < Piece - kept;
            var at = 0;
            kept = 0;
            while (span[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var next)
            {
                at += next;
                var status = Rune.DecodeFromUtf8(span[at..], out _, out var length);
                if (status == OperationStatus.NeedMoreData && !isLast)
                {
                    kept = span.Length - at;
                    break;
                }

                if (status == OperationStatus.Done) good++;
                else if (bad++ == 0) line = lines + span[..at].Count((byte)'\n');
                at += length;
            }

            if (bad == 0) lines += span[..(span.Length - kept)].Count((byte)'\n');
            if (isLast) return (good, bad, line);
            span[^kept..].CopyTo(buffer);
        }
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

    // Each byte that is no UTF-8 as windows-1252.
    private sealed class OtherBytes : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private string text = "";
            private int next;

            public override int Remaining => text.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (text, next) = (Windows1252.GetString(bytesUnknown), 0);
                return text.Length > 0;
            }

            public override char GetNextChar() => next < text.Length ? text[next++] : '\0';

            public override bool MovePrevious()
            {
                if (next == 0) return false;
                next--;
                return true;
            }

            public override void Reset() => (text, next) = ("", 0);
        }
    }
}

using System.IO.Compression;
using System.Text;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>The fingerprints as one small file: a table of word hashes, then each text as places in it, most frequent words first, all of it compressed.</summary>
internal static class FingerprintFile
{
    private static ReadOnlySpan<byte> Magic => "SLT1"u8;

    /// <summary>Writes.</summary>
    public static byte[] Encode(IReadOnlyList<LicenceFingerprint> texts)
    {
        var table = texts.SelectMany(t => t.Words.Concat(t.Copyright)).GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var places = table.Select((hash, place) => (hash, place)).ToDictionary(p => p.hash, p => p.place);
        using var output = new MemoryStream();
        output.Write(Magic);
        using (var brotli = new BrotliStream(output, new BrotliCompressionOptions { Quality = 11 }, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli, Encoding.UTF8))
        {
            writer.Write7BitEncodedInt(table.Count);
            foreach (var hash in table) writer.Write(hash);
            writer.Write7BitEncodedInt(texts.Count);
            foreach (var text in texts)
            {
                writer.Write(text.Id);
                writer.Write((byte)text.Kind);
                writer.Write(text.OrLater);
                Write(text.Words);
                Write(text.Copyright);
            }

            void Write(uint[] words)
            {
                writer.Write7BitEncodedInt(words.Length);
                foreach (var word in words) writer.Write7BitEncodedInt(places[word]);
            }
        }

        return output.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static LicenceFingerprint[] Decode(Stream input)
    {
        Span<byte> magic = stackalloc byte[4];
        input.ReadExactly(magic);
        if (!magic.SequenceEqual(Magic)) throw new InvalidDataException("no file of licence fingerprints");
        using var plain = new MemoryStream(4 * 1024 * 1024);
        using (var brotli = new BrotliStream(input, CompressionMode.Decompress)) brotli.CopyTo(plain);
        var bytes = plain.GetBuffer().AsSpan(0, (int)plain.Length);
        var at = 0;
        var table = new uint[Int(bytes, ref at)];
        for (var i = 0; i < table.Length; i++, at += 4) table[i] = BitConverter.ToUInt32(bytes[at..]);
        var texts = new LicenceFingerprint[Int(bytes, ref at)];
        for (var i = 0; i < texts.Length; i++)
        {
            var length = Int(bytes, ref at);
            var id = Encoding.UTF8.GetString(bytes.Slice(at, length));
            at += length;
            var kind = (FingerprintKind)bytes[at++];
            var orLater = bytes[at++] != 0;
            texts[i] = new LicenceFingerprint(id, kind, orLater, Words(bytes, ref at, table), Words(bytes, ref at, table));
        }

        return texts;
    }

    private static uint[] Words(ReadOnlySpan<byte> bytes, ref int at, uint[] table)
    {
        var words = new uint[Int(bytes, ref at)];
        for (var w = 0; w < words.Length; w++) words[w] = table[Int(bytes, ref at)];
        return words;
    }

    private static int Int(ReadOnlySpan<byte> bytes, ref int at)
    {
        int value = 0, shift = 0;
        byte b;
        do
        {
            b = bytes[at++];
            value |= (b & 0x7f) << shift;
            shift += 7;
        }
        while (b >= 0x80);
        return value;
    }
}

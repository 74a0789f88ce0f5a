using System.Runtime.InteropServices;
using System.Text;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Writes a <see cref="FingerprintIndex"/>. Of long fingerprints every third or eighth run is indexed, by its hash, so that the same runs are picked on both
/// sides. The same fingerprints give the same bytes.
/// </summary>
internal static class FingerprintIndexBuilder
{
    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidDataException">More texts or words than places can name.</exception>
    public static byte[] Build(IReadOnlyList<LicenceFingerprint> texts)
    {
        var table = texts.SelectMany(t => t.Words.Concat(t.Copyright)).GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToArray();
        if (table.Length > ushort.MaxValue || texts.Count > ushort.MaxValue) throw new InvalidDataException("more words or texts than 65,535");
        var placeOf = table.Select((hash, place) => (hash, place)).ToDictionary(p => p.hash, p => (ushort)p.place);
        var names = new MemoryStream();
        var words = new List<ushort>();
        var places = new FingerprintPlace[texts.Count];
        var runs = new List<FingerprintRun>();
        for (var t = 0; t < texts.Count; t++)
        {
            var text = texts[t];
            var name = Encoding.UTF8.GetBytes(text.Id);
            var indexed = Runs(text.Words, t).ToList();
            places[t] = new FingerprintPlace
            {
                NameAt = (int)names.Length, NameLength = (ushort)name.Length, Kind = text.Kind, OrLater = text.OrLater ? (byte)1 : (byte)0,
                WordsAt = words.Count, Words = text.Words.Length, Copyright = text.Copyright.Length, Runs = indexed.Count,
            };
            names.Write(name);
            words.AddRange(text.Words.Concat(text.Copyright).Select(w => placeOf[w]));
            runs.AddRange(indexed);
        }

        runs.Reverse();
        var sorted = runs.OrderBy(r => r.Hash % FingerprintIndex.Buckets).ToArray();
        return Write(places, names.ToArray(), table, [.. words], sorted);
    }

    private static IEnumerable<FingerprintRun> Runs(uint[] words, int text)
    {
        for (var i = 0; i + FingerprintIndex.Run <= words.Length && i < ushort.MaxValue; i++)
        {
            var hash = FingerprintIndex.Hash(words.AsSpan(i));
            if (hash % EveryNth(words.Length) == 0) yield return new FingerprintRun(hash, (ushort)text, (ushort)i);
        }
    }

    private static uint EveryNth(int length) => length switch { >= 400 => 8, >= 120 => 3, _ => 1 };

    private static int[] Starts(FingerprintRun[] runs)
    {
        var starts = new int[FingerprintIndex.Buckets + 1];
        foreach (var run in runs) starts[(run.Hash % FingerprintIndex.Buckets) + 1]++;
        for (var b = 1; b < starts.Length; b++) starts[b] += starts[b - 1];
        return starts;
    }

    private static byte[] Write(FingerprintPlace[] places, byte[] names, uint[] table, ushort[] words, FingerprintRun[] runs)
    {
        using var output = new MemoryStream();
        output.SetLength(output.Position = FingerprintLayout.HeaderLength);
        var layout = new FingerprintLayout
        {
            Magic = FingerprintIndex.Magic, Texts = places.Length, Table = table.Length, Words = words.Length, Runs = runs.Length,
            PlacesAt = Append<FingerprintPlace>(output, places), NamesAt = Append<byte>(output, names), TableAt = Append<uint>(output, table),
            WordsAt = Append<ushort>(output, words), BucketsAt = Append<int>(output, Starts(runs)), RunsAt = Append<FingerprintRun>(output, runs),
            Length = (int)output.Length,
        };
        var bytes = output.ToArray();
        layout.Checksum = FingerprintIndex.Checksum(bytes);
        MemoryMarshal.Write(bytes, in layout);
        return bytes;
    }

    private static int Append<T>(MemoryStream output, ReadOnlySpan<T> section) where T : unmanaged
    {
        while (output.Length % 8 != 0) output.WriteByte(0);
        var at = (int)output.Length;
        output.Write(MemoryMarshal.AsBytes(section));
        return at;
    }
}

using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// All fingerprints, and their runs of five words by the run's hash, in one piece of memory that is searched where it lies: what
/// <see cref="FingerprintIndexBuilder"/> wrote while the program was built. Words of a text are spelt out when somebody asks for them. Thread-safe.
/// </summary>
internal sealed class FingerprintIndex
{
    /// <summary>The file's name beside the program.</summary>
    public const string FileName = "licence-texts.bin";

    internal const int Run = 5;
    internal const int Buckets = 1 << 16;
    internal const uint Magic = 0x32544C53; // "SLT2"
    private const long Largest = 64 * 1024 * 1024;

    private readonly byte[] bytes;
    private readonly FingerprintLayout layout;
    private readonly LicenceFingerprint?[] known;

    /// <summary>Opens what a builder made.</summary>
    /// <exception cref="InvalidDataException">It is damaged or belongs to another version.</exception>
    public FingerprintIndex(byte[] bytes)
    {
        if (bytes.Length < FingerprintLayout.HeaderLength) throw new InvalidDataException("no index of licence texts");
        this.bytes = bytes;
        layout = MemoryMarshal.Read<FingerprintLayout>(bytes);
        if (layout.Magic != Magic || layout.Length != bytes.Length || layout.Checksum != Checksum(bytes)) throw new InvalidDataException("no index of licence texts");
        known = new LicenceFingerprint?[layout.Texts];
    }

    /// <summary>How many fingerprints there are.</summary>
    public int Count => layout.Texts;

    private ReadOnlySpan<FingerprintPlace> Places => Section<FingerprintPlace>(layout.PlacesAt, layout.Texts);

    /// <summary>Makes an index of fingerprints.</summary>
    public static FingerprintIndex Of(IReadOnlyList<LicenceFingerprint> texts) => new(FingerprintIndexBuilder.Build(texts));

    /// <summary>Opens the file; null where there is none that this program can read.</summary>
    public static FingerprintIndex? Open(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (stream.Length > Largest) return null;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new FingerprintIndex(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>How many words a fingerprint has.</summary>
    public int LengthOf(int text) => Places[text].Words;

    /// <summary>How many of its runs are in the index.</summary>
    public int RunsOf(int text) => Places[text].Runs;

    /// <summary>A fingerprint, spelt out.</summary>
    public LicenceFingerprint Text(int text) => known[text] ??= Spell(Places[text]);

    /// <summary>The runs that may have a hash: those of its bucket, later ones first.</summary>
    public ReadOnlySpan<FingerprintRun> RunsLike(uint hash)
    {
        var bucket = (int)(hash % Buckets);
        var starts = Section<int>(layout.BucketsAt + (bucket * sizeof(int)), 2);
        return Section<FingerprintRun>(layout.RunsAt, layout.Runs)[starts[0]..starts[1]];
    }

    internal static uint Hash(ReadOnlySpan<uint> run)
    {
        var hash = 0u;
        foreach (var word in run[..Run]) hash = (hash * 0x9E3779B1u) + word;
        hash ^= hash >> 15;
        return hash * 0x85EBCA6Bu;
    }

    internal static ulong Checksum(ReadOnlySpan<byte> bytes) => XxHash64.HashToUInt64(bytes[FingerprintLayout.HeaderLength..]);

    private LicenceFingerprint Spell(FingerprintPlace place) => new(
        Encoding.UTF8.GetString(bytes.AsSpan(layout.NamesAt + place.NameAt, place.NameLength)), place.Kind, place.OrLater != 0,
        Words(place.WordsAt, place.Words), Words(place.WordsAt + place.Words, place.Copyright));

    private uint[] Words(int from, int count)
    {
        var table = Section<uint>(layout.TableAt, layout.Table);
        var words = new uint[count];
        var at = Section<ushort>(layout.WordsAt, layout.Words).Slice(from, count);
        for (var i = 0; i < count; i++) words[i] = table[at[i]];
        return words;
    }

    private ReadOnlySpan<T> Section<T>(int at, int count) where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(at))[..count];
}

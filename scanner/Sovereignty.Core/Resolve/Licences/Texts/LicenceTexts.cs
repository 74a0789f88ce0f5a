using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Finds licence texts in files: which of the SPDX list, where, and whether what stands there is that licence or one with other terms. The list is
/// loaded when first asked. Thread-safe.
/// </summary>
public static class LicenceTexts
{
    /// <summary>Of a longer file only this much is read, in bytes.</summary>
    public const int LargestText = 1024 * 1024;

    private const double LeastShare = 0.4;
    private const int MostTried = 500;
    private const long MostKnown = 32 * 1024 * 1024;

    private static readonly ConcurrentDictionary<string, KnownText> Known = new(StringComparer.Ordinal);
    private static long knownBytes;

    private static readonly Lazy<FingerprintIndex> Index = new(() =>
        FingerprintIndex.Open(Path.Combine(AppContext.BaseDirectory, FingerprintIndex.FileName)) ?? FingerprintIndex.Of(Shipped()));

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes, UTF-8 or UTF-16 with a byte order mark, else taken for Latin-1 where they are no UTF-8.</param>
    public static LicenceTextReading Read(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, LargestText)];
        // The same few texts lie in a tree a thousand times. A hash that anybody can forge is enough to look one up, and not to believe it.
        var key = XxHash64.HashToUInt64(bytes).ToString("x", CultureInfo.InvariantCulture);
        if (Known.TryGetValue(key, out var known) && bytes.SequenceEqual(known.Bytes)) return known.Reading;
        var reading = Read(Decode(bytes));
        if (known is null && Interlocked.Add(ref knownBytes, bytes.Length) <= MostKnown) Known.TryAdd(key, new KnownText(bytes.ToArray(), reading));
        return reading;
    }

    /// <summary>Reads a file whose name says that it holds legal terms: those that are not known are told as well.</summary>
    /// <param name="bytes">Its bytes.</param>
    public static LicenceTextReading ReadTerms(ReadOnlySpan<byte> bytes) => LegalTerms.Seen(Read(bytes), bytes);

    /// <summary>Reads a text.</summary>
    public static LicenceTextReading Read(string text) => Read(text, Index.Value) with { Tags = LicenceTags.Read(text) };

    internal static LicenceTextReading Read(string text, FingerprintIndex index)
    {
        var first = Pass(LicenceWords.Read(text), index);
        // In a text that was wrapped anew the line of the copyright holds some of the licence too.
        if (!first.HasCopyrightLines || first.IsPlain) return first.Reading;
        var second = Pass(LicenceWords.Read(text, copyrightLines: true), index);
        return second.Differences < first.Differences ? second.Reading : first.Reading;
    }

    /// <summary>The fingerprints that the assembly holds.</summary>
    internal static LicenceFingerprint[] Shipped()
    {
        using var stream = typeof(LicenceTexts).Assembly.GetManifestResourceStream("licence-texts") ?? throw new InvalidDataException("the licence fingerprints are not in the assembly");
        return FingerprintFile.Decode(stream);
    }

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? Encoding.Latin1.GetString(bytes) : text;
    }

    private static Search Pass(LicenceWords read, FingerprintIndex index)
    {
        var words = read.ToArray();
        var search = new Search(index, read, words);
        if (words.Length == 0) return search;
        var tried = 0;
        foreach (var candidate in CandidateSearch.Find(index, words))
        {
            if (candidate.Share < LeastShare || tried >= MostTried) continue;
            if (search.Covers(candidate)) continue;
            tried++;
            search.Try(candidate);
        }

        search.Finish();
        return search;
    }

    private sealed record KnownText(byte[] Bytes, LicenceTextReading Reading);
}

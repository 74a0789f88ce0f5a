using System.Collections.Immutable;
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
    private const int MostTried = 2000;

    private static readonly Lazy<FingerprintIndex> Index = new(() =>
    {
        using var stream = typeof(LicenceTexts).Assembly.GetManifestResourceStream("licence-texts") ?? throw new InvalidDataException("the licence fingerprints are not in the assembly");
        return new FingerprintIndex(FingerprintFile.Decode(stream));
    });

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes, UTF-8 or UTF-16 with a byte order mark, else taken for Latin-1 where they are no UTF-8.</param>
    public static LicenceTextReading Read(ReadOnlySpan<byte> bytes) => Read(Decode(bytes[..Math.Min(bytes.Length, LargestText)]), Index.Value);

    /// <summary>Reads a text.</summary>
    public static LicenceTextReading Read(string text) => Read(text, Index.Value);

    internal static LicenceTextReading Read(string text, FingerprintIndex index)
    {
        var first = Pass(LicenceWords.Read(text), index);
        // In a text that was wrapped anew the line of the copyright holds some of the licence too.
        if (!first.HasCopyrightLines || first.IsPlain) return first.Reading;
        var second = Pass(LicenceWords.Read(text, copyrightLines: true), index);
        return second.Differences < first.Differences ? second.Reading : first.Reading;
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
        foreach (var candidate in index.Find(words))
        {
            if (candidate.Share < LeastShare || tried >= MostTried) continue;
            if (search.Covers(candidate)) continue;
            tried++;
            search.Try(candidate);
        }

        search.Finish();
        return search;
    }
}

/// <summary>What licence texts a file holds.</summary>
/// <param name="Texts">The texts, in the file's order.</param>
/// <param name="OtherTerms">Words beside the texts that put conditions or give rights of their own, or null.</param>
/// <param name="OtherTermsLine">The line they stand on, from 1, or 0.</param>
public sealed record LicenceTextReading(ImmutableArray<LicenceText> Texts, string? OtherTerms, int OtherTermsLine)
{
    /// <summary>Nothing was found.</summary>
    public static readonly LicenceTextReading Nothing = new([], null, 0);
}

/// <summary>A licence text in a file.</summary>
/// <param name="Id">The SPDX id of the licence or exception that it is, or, with <paramref name="Changed"/>, is nearest to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Changed">Whether terms were changed: it is not that licence.</param>
/// <param name="ChangedLine">The line of the first change in the file; null when something was left out.</param>
/// <param name="Versions">Whether the text is one that does not tell whether later versions may be chosen, or does.</param>
public sealed record LicenceText(string Id, LicenceTextKind Kind, int Line, int LastLine, bool Changed, int? ChangedLine, LaterVersions Versions);

/// <summary>What a found text is.</summary>
public enum LicenceTextKind
{
    /// <summary>The licence itself.</summary>
    Text,

    /// <summary>A notice that puts something under a licence that stands elsewhere.</summary>
    Notice,

    /// <summary>An exception to a licence.</summary>
    Exception,
}

/// <summary>What is said of later versions of a licence.</summary>
public enum LaterVersions
{
    /// <summary>The licence has no such question, or the notice allows this version only.</summary>
    No,

    /// <summary>A notice allows them.</summary>
    Yes,

    /// <summary>The text of the licence alone does not say.</summary>
    NotSaid,
}

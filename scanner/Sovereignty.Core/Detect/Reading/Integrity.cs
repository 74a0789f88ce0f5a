using System.Collections.Immutable;
using Sovereignty.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>Reads integrity hashes in the spellings of lock files into <c>algorithm:hex</c>.</summary>
internal static class Integrity
{
    private const int LongestHash = 64;
    private static readonly AsciiSet HexDigits = new("0123456789abcdefABCDEF");

    /// <summary>A hash in base64, or none when it is not one.</summary>
    public static ImmutableArray<string> FromBase64(string algorithm, ReadOnlySpan<char> base64)
    {
        Span<byte> hash = stackalloc byte[LongestHash];
        return Convert.TryFromBase64Chars(base64.Trim(), hash, out var length) && length >= 16 ? [$"{algorithm}:{Hex.Lower(hash[..length])}"] : [];
    }

    /// <summary>A hash in hex, or none when it is not one.</summary>
    public static ImmutableArray<string> FromHex(ReadOnlySpan<char> algorithm, ReadOnlySpan<char> hex)
    {
        hex = hex.Trim();
        if (hex.Length is < 32 or > 2 * LongestHash || hex.ContainsAnyExcept(HexDigits)) return [];
        return [string.Concat(algorithm, ":", hex).ToLowerInvariant()];
    }

    /// <summary>Subresource integrity, <c>sha512-base64 sha1-base64</c>, sorted; options after <c>?</c> are passed over.</summary>
    public static ImmutableArray<string> FromSubresource(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal)) return One(text);
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (result.Count < 8) result.AddRange(One(text.AsSpan()[range]));
        }

        result.Sort(StringComparer.Ordinal);
        return result.ToImmutable();
    }

    private static ImmutableArray<string> One(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        if (dash < 0) return [];
        var base64 = text[(dash + 1)..];
        if (base64.IndexOf('?') is >= 0 and var options) base64 = base64[..options];
        return text[..dash] switch
        {
            "sha512" => FromBase64("sha512", base64),
            "sha1" => FromBase64("sha1", base64),
            "sha256" => FromBase64("sha256", base64),
            "sha384" => FromBase64("sha384", base64),
            "md5" => FromBase64("md5", base64),
            _ => [],
        };
    }
}

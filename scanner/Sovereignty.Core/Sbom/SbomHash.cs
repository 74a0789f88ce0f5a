namespace Sovereignty.Sbom;

/// <summary>A hash of the model, <c>sha512:hex</c>, taken apart.</summary>
/// <param name="Algorithm">The algorithm in lower case: <c>sha512</c>.</param>
/// <param name="Hex">The value.</param>
internal readonly record struct SbomHash(string Algorithm, string Hex)
{
    /// <summary>What CycloneDX calls the algorithm: <c>SHA-512</c>.</summary>
    public string CycloneDxName => Algorithm == "md5" ? "MD5" : string.Concat("SHA-", Algorithm.AsSpan(3));

    /// <summary>What SPDX 2 calls the algorithm: <c>SHA512</c>.</summary>
    public string SpdxName => Algorithm.ToUpperInvariant();

    /// <summary>Takes a hash apart; null for an algorithm that is none of the formats' or a value of the wrong length.</summary>
    public static SbomHash? Of(string hash)
    {
        var colon = hash.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return null;
        var (algorithm, length) = hash.AsSpan(0, colon) switch
        {
            "sha512" => ("sha512", 128), "sha256" => ("sha256", 64), "sha1" => ("sha1", 40), "sha384" => ("sha384", 96), "md5" => ("md5", 32), _ => ("", 0),
        };
        return length != 0 && hash.Length - colon - 1 == length ? new SbomHash(algorithm, hash[(colon + 1)..]) : null;
    }
}

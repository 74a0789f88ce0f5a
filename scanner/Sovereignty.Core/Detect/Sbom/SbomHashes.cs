namespace Sovereignty.Detect.Sbom;

/// <summary>Hashes as SBOMs write them: CycloneDX <c>SHA-256</c>, SPDX <c>SHA256</c>.</summary>
internal static class SbomHashes
{
    /// <summary>A hash as <c>sha256:hex</c>, or null where the algorithm is another or the text is no hex.</summary>
    public static string? One(string? algorithm, string? content)
    {
        var name = algorithm?.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal) switch
        {
            "MD5" => "md5",
            "SHA1" => "sha1",
            "SHA256" => "sha256",
            "SHA384" => "sha384",
            "SHA512" => "sha512",
            _ => null,
        };
        return name is not null && content is { Length: > 0 and <= 128 } && content.All(char.IsAsciiHexDigit) ? $"{name}:{content.ToLowerInvariant()}" : null;
    }
}

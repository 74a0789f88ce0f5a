namespace Sovereignty.Resolve.Licences;

/// <summary>Reads the id of a licence out of addresses whose path names it: those of SPDX, the Open Source Initiative, Creative Commons and choosealicense.com.</summary>
internal static class LicenceAddress
{
    /// <summary>The id that an address names, not yet looked up; null for an address of anything else.</summary>
    /// <param name="url">The address as stated.</param>
    public static string? IdOf(string url)
    {
        var parts = LicenceName.FoldUrl(url).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["spdx.org", "licenses", var id] => id.EndsWith(".json", StringComparison.Ordinal) ? id[..^5] : id,
            ["opensource.org", "licenses" or "license", var id] => id,
            ["choosealicense.com", "licenses", var id] => id,
            ["creativecommons.org", "licenses", var kind, var version, ..] when Ported(parts) is { } country => $"CC-{kind}-{version}{country}",
            _ => null,
        };
    }

    // /licenses/by-nc/4.0, /licenses/by/3.0/de and /licenses/by/4.0/legalcode.de; the words of the text's language are no other licence.
    private static string? Ported(string[] parts) => parts.Length switch
    {
        4 => "",
        5 or 6 when parts[4].StartsWith("legalcode", StringComparison.Ordinal) || parts[4].StartsWith("deed", StringComparison.Ordinal) => "",
        5 or 6 when parts[4].Length == 2 => $"-{parts[4]}",
        _ => null,
    };
}

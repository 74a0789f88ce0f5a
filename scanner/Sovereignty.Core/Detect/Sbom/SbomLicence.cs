namespace Sovereignty.Detect.Sbom;

/// <summary>A licence of an SBOM's component.</summary>
/// <param name="Text">An id, an expression, a name or a URL.</param>
/// <param name="IsName">Whether the format says that it is words, not an SPDX id or expression.</param>
/// <param name="Acknowledgement"><c>declared</c>, <c>concluded</c>, or null where the SBOM does not tell.</param>
internal readonly record struct SbomLicence(string Text, bool IsName, string? Acknowledgement)
{
    private const int Most = 100;

    /// <summary>Adds to a list that may come from anybody.</summary>
    public static void Add(List<SbomLicence> licences, string? text, bool isName, string? acknowledgement)
    {
        if (!string.IsNullOrWhiteSpace(text) && licences.Count < Most) licences.Add(new SbomLicence(text, isName, acknowledgement));
    }

    /// <summary>
    /// All licences as one statement: what was concluded where anything was, else all. Several are all to be kept, so they are joined with AND.
    /// </summary>
    public static string? Statement(List<SbomLicence> licences, string? only = null)
    {
        if (licences.Count == 0) return null;
        var chosen = only ?? (licences.Exists(l => l.Acknowledgement == "concluded") ? "concluded" : null);
        var texts = licences.Where(l => chosen is null || l.Acknowledgement == chosen).Select(l => l.Text).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count switch
        {
            0 => null,
            1 => texts[0],
            _ => string.Join(" AND ", texts.Select(s => s.Contains(' ', StringComparison.Ordinal) ? $"({s})" : s)),
        };
    }
}

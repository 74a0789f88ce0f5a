using Sovereignty.Model;

namespace Sovereignty.Resolve.Licences;

/// <summary>Compares what is declared with what the licence text says.</summary>
public static class LicenceAgreement
{
    /// <summary>
    /// Whether both speak of the same licences; null when one of them cannot be read. A text of the GPL family does not say which versions may be
    /// chosen, so that <c>-only</c> and <c>-or-later</c> are no difference; a choice is met when the texts of its branches are there.
    /// </summary>
    /// <param name="declared">What the metadata state.</param>
    /// <param name="text">What the text was found to be.</param>
    /// <param name="reader">Reads expressions.</param>
    public static bool? Of(Licence declared, Licence text, LicenceReader reader)
    {
        if (!declared.IsSpdx || reader.ParseSpdx(declared.Expression) is not { } stated) return null;
        var names = stated.Terms().Where(t => !t.IsReference).Select(Family).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0) return null;
        if (!text.IsSpdx || reader.ParseSpdx(text.Expression) is not { } found) return text.Expression.Contains(" terms", StringComparison.Ordinal) ? false : null;
        var texts = found.Terms().Select(Family).ToHashSet(StringComparer.Ordinal);
        return stated is LicenceAny or LicenceTerm ? names.Overlaps(texts) : names.All(texts.Contains);
    }

    private static string Family(LicenceTerm term) =>
        term.Licence.Replace("-only", "", StringComparison.Ordinal).Replace("-or-later", "", StringComparison.Ordinal);
}

using System.Globalization;
using System.Text;

namespace Sovereignty.Text;

/// <summary>Names as ids: <c>Fachverfahren für Bäume (2024)</c> is <c>fachverfahren-fuer-baeume-2024</c>.</summary>
public static class Slug
{
    /// <summary>Lower case ASCII letters and digits with single dashes between, at most 80 characters; <c>unnamed</c> when nothing is left.</summary>
    public static string Of(string name)
    {
        var folded = Fold(name);
        var slug = new StringBuilder(Math.Min(folded.Length, 80));
        foreach (var c in folded)
        {
            if (slug.Length >= 80) break;
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "unnamed" : text;
    }

    /// <summary>Lower case without accents: German umlauts become two letters as they are written where they cannot be typed, others lose their mark.</summary>
    public static string Fold(string text)
    {
        if (IsPlain(text)) return text.ToLowerInvariant();
        var spelt = new StringBuilder(text.Length + 8);
        foreach (var c in Normalised(text, NormalizationForm.FormKC))
        {
            switch (char.ToLowerInvariant(c))
            {
                case 'ä': spelt.Append("ae"); break;
                case 'ö': spelt.Append("oe"); break;
                case 'ü': spelt.Append("ue"); break;
                case 'ß' or 'ẞ': spelt.Append("ss"); break;
                case 'æ': spelt.Append("ae"); break;
                case 'ø': spelt.Append('o'); break;
                case var lower: spelt.Append(lower); break;
            }
        }

        var folded = new StringBuilder(spelt.Length);
        foreach (var c in Normalised(spelt.ToString(), NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(c);
        }

        return folded.ToString();
    }

    // Half a surrogate pair cannot be normalised; such text is kept as it is.
    private static string Normalised(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c > '~') return false;
        }

        return true;
    }
}

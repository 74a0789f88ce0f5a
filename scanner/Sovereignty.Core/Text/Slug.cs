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

    /// <summary>
    /// Lower case without accents: German umlauts become two letters as they are written where they cannot be typed, others lose their mark. By a table of
    /// our own, since the runtime normalises nothing beyond ASCII where it runs without culture data, as this program does.
    /// </summary>
    public static string Fold(string text)
    {
        if (IsPlain(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToLowerInvariant(text[i]);
            // As macOS writes names of files: the letter, then its mark.
            if (c is 'a' or 'o' or 'u' && i + 1 < text.Length && text[i + 1] == '\u0308') folded.Append(c).Append('e');
            else if (c < '\u00C0') folded.Append(c);
            else if (Two(c) is { } two) folded.Append(two);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(One(c));
        }

        return folded.ToString();
    }

    private static string? Two(char c) => c switch
    {
        'ä' or 'æ' => "ae",
        'ö' or 'œ' => "oe",
        'ü' => "ue",
        'ß' or 'ẞ' => "ss",
        'þ' => "th",
        _ => null,
    };

    private static char One(char c) => c switch
    {
        'à' or 'á' or 'â' or 'ã' or 'å' or 'ā' or 'ă' or 'ą' => 'a',
        'ç' or 'ć' or 'ĉ' or 'ċ' or 'č' => 'c',
        'ď' or 'đ' or 'ð' => 'd',
        'è' or 'é' or 'ê' or 'ë' or 'ē' or 'ĕ' or 'ė' or 'ę' or 'ě' => 'e',
        'ĝ' or 'ğ' or 'ġ' or 'ģ' => 'g',
        'ĥ' or 'ħ' => 'h',
        'ì' or 'í' or 'î' or 'ï' or 'ĩ' or 'ī' or 'ĭ' or 'į' or 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' or 'ļ' or 'ľ' or 'ł' => 'l',
        'ñ' or 'ń' or 'ņ' or 'ň' => 'n',
        'ò' or 'ó' or 'ô' or 'õ' or 'ø' or 'ō' or 'ŏ' or 'ő' => 'o',
        'ŕ' or 'ŗ' or 'ř' => 'r',
        'ś' or 'ŝ' or 'ş' or 'š' or 'ș' => 's',
        'ţ' or 'ť' or 'ț' => 't',
        'ù' or 'ú' or 'û' or 'ũ' or 'ū' or 'ŭ' or 'ů' or 'ű' or 'ų' => 'u',
        'ŵ' => 'w',
        'ý' or 'ÿ' or 'ŷ' => 'y',
        'ź' or 'ż' or 'ž' => 'z',
        _ => c,
    };

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c > '~') return false;
        }

        return true;
    }
}

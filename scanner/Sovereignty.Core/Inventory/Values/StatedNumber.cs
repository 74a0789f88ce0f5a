using System.Globalization;
using System.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Numbers and sums of money as lists write them: <c>12.345,67 €</c>, <c>12,345.67</c>, <c>1 200</c>, <c>ca. 3 T€</c>, <c>45,- mtl.</c></summary>
internal static class StatedNumber
{
    private static readonly (string Mark, string Currency)[] Currencies =
        [("€", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("us$", "USD"), ("$", "USD"), ("usd", "USD"), ("£", "GBP"), ("gbp", "GBP"), ("chf", "CHF"), ("sfr", "CHF"), ("dkk", "DKK"), ("sek", "SEK"), ("nok", "NOK"), ("pln", "PLN"), ("zł", "PLN"), ("czk", "CZK"), ("kč", "CZK"), ("huf", "HUF"), ("ron", "RON"), ("bgn", "BGN")];

    private static readonly string[] Padding = ["ca.", "ca", "circa", "env.", "environ", "etwa", "rund", "~", "netto", "brutto", "zzgl.", "inkl.", "+ mwst.", "+ mwst", "mwst.", "mwst", "ust.", "pauschal", "ttc", "ht", "iva inclusa", "*"];

    private static readonly (string Words, int Times)[] Periods =
        [("/monat", 12), ("/mon.", 12), ("monatl.", 12), ("je monat", 12), ("p. m.", 12), ("/mois", 12), ("par mois", 12), ("/maand", 12), ("per maand", 12), ("/mese", 12), ("al mese", 12), ("/mes", 12), ("al mes", 12), ("miesięcznie", 12), ("pro monat", 12), ("im monat", 12), ("monatlich", 12), ("mtl.", 12), ("mtl", 12), ("p.m.", 12), ("/month", 12), ("per month", 12), ("/quartal", 4), ("pro quartal", 4), ("quartalsweise", 4), ("p. q.", 4), ("halbjährlich", 2), ("/halbjahr", 2),
         ("/jahr", 1), ("pro jahr", 1), ("im jahr", 1), ("jährlich", 1), ("jährl.", 1), ("je jahr", 1), ("/jaar", 1), ("per jaar", 1), ("par an", 1), ("/anno", 1), ("all'anno", 1), ("/an", 1), ("rocznie", 1), ("al año", 1), ("/año", 1), ("p.a.", 1), ("p. a.", 1), ("/year", 1), ("per year", 1), ("/a", 1)];

    private static readonly (string Words, int Times)[] Scales = [("mio.", 1_000_000), ("mio", 1_000_000), ("tsd.", 1000), ("tsd", 1000), ("t€", 1000), ("teur", 1000), ("k€", 1000), ("keur", 1000)];

    private static readonly string[] Once = ["einmalig", "einmal.", "one-off", "one-time", "one off", "eenmalig", "una tantum", "en une fois"];

    /// <summary>Whether a sum is paid once, by its own words: <c>einmalig 84.300 €</c>.</summary>
    public static bool IsOnce(string text) => text.Length <= 60 && Array.Exists(Once, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a sum says itself for what time it is paid: <c>45,- mtl.</c></summary>
    public static bool NamesPeriod(string text) => text.Length <= 60 && Array.Exists(Periods, p => text.Replace(" / ", "/", StringComparison.Ordinal).Contains(p.Words, StringComparison.OrdinalIgnoreCase));

    /// <summary>A sum in a year with its currency; null when it cannot be read.</summary>
    /// <param name="text">The cell.</param>
    public static (decimal Amount, string? Currency)? YearlySum(string text)
    {
        var rest = text.Trim().ToLowerInvariant();
        if (rest.Length > 60) return null;
        rest = rest.Replace(" / ", "/", StringComparison.Ordinal).Replace("/ ", "/", StringComparison.Ordinal);
        if (rest is "kostenlos" or "kostenfrei" or "gratis" or "free" or "unentgeltlich" or "keine" or "gratuit" or "gratuito" or "kosteloos" or "bezpłatne") return (0, null);
        foreach (var once in Once) rest = rest.Replace(once, "", StringComparison.Ordinal).Replace("()", "", StringComparison.Ordinal);
        var (times, scale) = (Take(ref rest, Periods), Take(ref rest, Scales, keepCurrency: true));
        string? currency = null;
        foreach (var (mark, code) in Currencies)
        {
            if (!rest.Contains(mark, StringComparison.Ordinal)) continue;
            currency = code;
            rest = rest.Replace(mark, "", StringComparison.Ordinal);
            break;
        }

        foreach (var word in Padding) rest = rest.Replace(word, "", StringComparison.Ordinal);
        rest = rest.Trim();
        if (rest.EndsWith(",-", StringComparison.Ordinal) || rest.EndsWith(".-", StringComparison.Ordinal) || rest.EndsWith(",--", StringComparison.Ordinal)) rest = rest.TrimEnd('-')[..^1];
        if (rest.Length > 1 && rest[^1] == 'k' && char.IsAsciiDigit(rest[^2])) (rest, scale) = (rest[..^1], scale * 1000);
        // As bookkeeping writes what is taken off: "1.234,56-" and "(1.234,56)".
        if (rest.Length > 1 && rest[^1] == '-' && char.IsAsciiDigit(rest[^2])) rest = $"-{rest[..^1]}";
        else if (rest.StartsWith('(') && rest.EndsWith(')') && rest.Length > 2 && char.IsAsciiDigit(rest[1])) rest = $"-{rest[1..^1]}";
        return Number(rest) is { } number && decimal.Abs(number) < 1e15m ? (number * times * scale, currency) : null;
    }

    /// <summary>A count, without regard to the thing counted: <c>ca. 1.200 User</c>; null when it cannot be read.</summary>
    public static int? Count(string text)
    {
        var rest = text.Trim().ToLowerInvariant();
        if (rest.Length > 60) return null;
        foreach (var word in Padding) rest = rest.Replace(word, "", StringComparison.Ordinal);
        // "12 (davon 3 extern)": what stands in brackets is a remark.
        if (rest.EndsWith(')') && rest.IndexOf('(', StringComparison.Ordinal) is > 0 and var open) rest = rest[..open];
        rest = rest.Trim();
        var digits = 0;
        while (digits < rest.Length && (char.IsAsciiDigit(rest[digits]) || rest[digits] is '.' or ',' or ' ' or '\'')) digits++;
        if (digits == 0 || rest[digits..].Any(char.IsAsciiDigit) || rest[digits..].IndexOfAny(['-', '–', '/']) >= 0) return null;
        return Number(rest[..digits].Trim()) is { } number and >= 0 and <= int.MaxValue ? (int)decimal.Floor(number) : null;
    }

    /// <summary>A bare number in any of the ways of writing thousands and decimals; null when it cannot be read.</summary>
    public static decimal? Number(string text)
    {
        text = text.Trim();
        var negative = text.StartsWith('-') || text.StartsWith('−');
        if (negative || text.StartsWith('+')) text = text[1..];
        if (text.Length is 0 or > 30 || !text.All(c => char.IsAsciiDigit(c) || IsGap(c) || c is '.' or ',')) return null;
        if (!char.IsAsciiDigit(text[^1]) || !text.Any(char.IsAsciiDigit)) return null;
        var point = DecimalPoint(text);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i])) plain.Append(text[i]);
            else if (i == point) plain.Append('.');
            else if (!IsThousands(text, i, point < 0 ? text.Length : point)) return null;
        }

        return decimal.TryParse(plain.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? (negative ? -value : value) : null;
    }

    // Of two different marks the last is the decimal one. A single mark before exactly three digits separates thousands, since nobody keeps
    // thousandths of a euro; "0,125" is the exception.
    private static int DecimalPoint(string text)
    {
        var (comma, dot) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (comma >= 0 && dot >= 0) return Math.Max(comma, dot);
        var mark = Math.Max(comma, dot);
        if (mark < 0 || text.IndexOf(text[mark]) != mark) return -1;
        return text.Length - mark == 4 && mark is > 0 and <= 3 && text[..mark].Trim() != "0" ? -1 : mark;
    }

    private static bool IsThousands(string text, int mark, int end)
    {
        if (mark == 0) return false;
        var digits = 0;
        for (var i = mark + 1; i < end && char.IsAsciiDigit(text[i]); i++) digits++;
        return digits == 3;
    }

    private static bool IsGap(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’';

    private static int Take(ref string rest, (string Words, int Times)[] table, bool keepCurrency = false)
    {
        foreach (var (words, times) in table)
        {
            if (!rest.Contains(words, StringComparison.Ordinal)) continue;
            rest = rest.Replace(words, keepCurrency && (words.Contains('€', StringComparison.Ordinal) || words.Contains("eur", StringComparison.Ordinal)) ? "€" : "", StringComparison.Ordinal);
            return times;
        }

        return 1;
    }
}

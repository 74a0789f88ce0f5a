using System.Globalization;
using System.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Numbers and sums of money as lists write them: <c>12.345,67 €</c>, <c>12,345.67</c>, <c>1 200</c>, <c>ca. 3 T€</c>, <c>45,- mtl.</c></summary>
internal static class StatedNumber
{
    private static readonly (string Mark, string Currency)[] Currencies =
        [("€", "EUR"), ("eur", "EUR"), ("us$", "USD"), ("$", "USD"), ("usd", "USD"), ("£", "GBP"), ("gbp", "GBP"), ("chf", "CHF"), ("sfr", "CHF"), ("dkk", "DKK"), ("sek", "SEK"), ("nok", "NOK"), ("pln", "PLN"), ("czk", "CZK")];

    private static readonly string[] Padding = ["ca.", "ca", "circa", "etwa", "rund", "~", "netto", "brutto", "zzgl.", "inkl.", "mwst.", "mwst", "ust.", "pauschal"];

    private static readonly (string Words, int Times)[] Periods =
        [("/monat", 12), ("pro monat", 12), ("im monat", 12), ("monatlich", 12), ("mtl.", 12), ("mtl", 12), ("p.m.", 12), ("/month", 12), ("per month", 12), ("/quartal", 4), ("pro quartal", 4), ("quartalsweise", 4),
         ("/jahr", 1), ("pro jahr", 1), ("im jahr", 1), ("jährlich", 1), ("p.a.", 1), ("p. a.", 1), ("/year", 1), ("per year", 1), ("/a", 1)];

    private static readonly (string Words, int Times)[] Scales = [("mio.", 1_000_000), ("mio", 1_000_000), ("tsd.", 1000), ("tsd", 1000), ("t€", 1000), ("teur", 1000), ("k€", 1000), ("keur", 1000)];

    /// <summary>A sum in a year with its currency; null when it cannot be read.</summary>
    /// <param name="text">The cell.</param>
    public static (decimal Amount, string? Currency)? YearlySum(string text)
    {
        var rest = text.Trim().ToLowerInvariant();
        if (rest.Length > 60) return null;
        rest = rest.Replace(" / ", "/", StringComparison.Ordinal).Replace("/ ", "/", StringComparison.Ordinal);
        if (rest is "kostenlos" or "kostenfrei" or "gratis" or "free" or "unentgeltlich" or "keine") return (0, null);
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
        return Number(rest) is { } number && decimal.Abs(number) < 1e15m ? (number * times * scale, currency) : null;
    }

    /// <summary>A count, without regard to the thing counted: <c>ca. 1.200 User</c>; null when it cannot be read.</summary>
    public static int? Count(string text)
    {
        var rest = text.Trim().ToLowerInvariant();
        if (rest.Length > 60) return null;
        foreach (var word in Padding) rest = rest.Replace(word, "", StringComparison.Ordinal);
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

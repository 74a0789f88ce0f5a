using System.Globalization;
using System.Text.RegularExpressions;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Days as lists write them: <c>31.12.2026</c>, <c>2026-12-31</c>, <c>12/2026</c>, <c>Dez. 2026</c>, <c>Q4 2026</c>, <c>46387</c>.</summary>
internal static partial class StatedDate
{
    private static readonly string[] Months =
        ["januar|jan|january|jaenner", "februar|feb|february", "maerz|mrz|mar|march|maer", "april|apr", "mai|may", "juni|jun|june", "juli|jul|july", "august|aug", "september|sep|sept", "oktober|okt|october|oct", "november|nov", "dezember|dez|december|dec"];

    private static readonly string[] Endless = ["unbefristet", "unbegrenzt", "fortlaufend", "laufend", "auf unbestimmte zeit", "unbestimmt", "perpetual", "indefinite", "dauerhaft", "kauf", "dauerlizenz", "keine befristung", "open end", "ohne befristung", "ohne ende", "bis auf weiteres", "laeuft weiter", "monatlich kuendbar", "jaehrlich kuendbar", "jederzeit kuendbar"];

    /// <summary>Whether a cell says that there is no end.</summary>
    public static bool IsEndless(string text)
    {
        var words = Slug.Fold(text.Trim());
        return Array.IndexOf(Endless, words) >= 0 || (words.StartsWith("unbefr", StringComparison.Ordinal) && words.Length <= 40 && !words.Any(char.IsAsciiDigit));
    }

    /// <summary>A day; null when it cannot be read or two days come into question.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="last">Whether a month, quarter or year alone means its last day (an end) or its first (a beginning).</param>
    public static DateOnly? Read(string text, bool last)
    {
        text = WithoutRemark(Slug.Fold(text.Trim())).Replace("den ", "", StringComparison.Ordinal);
        if (text.Length is 0 or > 40) return null;
        foreach (var word in (ReadOnlySpan<string>)["zum ", "bis ", "ab ", "ende ", "seit ", "am ", "vom "])
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) text = text[word.Length..].Trim();
        }

        return Numbers(text, last) ?? Words(text, last) ?? Serial(text);
    }

    // "30.06.2025 (verlängert bis 30.06.2028)" ends in 2028; a remark without a number changes nothing; any other is not understood, and then nothing is.
    private static string WithoutRemark(string text)
    {
        if (text.Length > 80 || !text.EndsWith(')') || text.IndexOf('(', StringComparison.Ordinal) is not (> 0 and var open)) return text;
        var remark = text[(open + 1)..^1].Trim();
        if (!remark.Any(char.IsAsciiDigit)) return text[..open].Trim();
        const string Until = " bis ";
        return remark.StartsWith("verlaenger", StringComparison.Ordinal) && remark.IndexOf(Until, StringComparison.Ordinal) is > 0 and var until ? remark[(until + Until.Length)..].Trim() : text;
    }

    private static DateOnly? Numbers(string text, bool last)
    {
        if (YearFirst().Match(text) is { Success: true } iso) return Day(Of(iso, 1), Of(iso, 2), Of(iso, 3));
        if (DayFirst().Match(text) is { Success: true } local)
        {
            var (first, second, year) = (Of(local, 1), Of(local, 3), Century(Of(local, 4)));
            if (local.Groups[2].Value == ".") return Day(year, second, first);
            // With a slash or dash, 03/04/2026 is the third of April here and the fourth of March elsewhere: not a fact.
            if (first > 12 || first == second) return Day(year, second, first);
            return second > 12 ? Day(year, first, second) : null;
        }

        if (MonthOnly().Match(text) is { Success: true } month) return Whole(Century(Of(month, 2)), Of(month, 1), 1, last);
        if (YearMonth().Match(text) is { Success: true } reverse) return Whole(Of(reverse, 1), Of(reverse, 2), 1, last);
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var only) && only is >= 1980 and <= 2100 ? Whole(only, 1, 12, last) : null;
    }

    private static DateOnly? Words(string text, bool last)
    {
        if (Quarter().Match(text) is { Success: true } quarter)
        {
            var number = quarter.Groups[1].Value switch { "1" or "i" => 1, "2" or "ii" => 2, "3" or "iii" => 3, _ => 4 };
            return Whole(Century(Of(quarter, 2)), (number * 3) - 2, 3, last);
        }

        if (Named().Match(text) is not { Success: true } named) return null;
        var month = Array.FindIndex(Months, m => m.Split('|').Contains(named.Groups[2].Value, StringComparer.Ordinal)) + 1;
        if (month == 0) return null;
        var year = Century(Of(named, 3));
        return named.Groups[1].Success ? Day(year, month, Of(named, 1)) : Whole(year, month, 1, last);
    }

    // Spreadsheets keep days as numbers from the last day of 1899; five digits are the years 1954 to 2119.
    private static DateOnly? Serial(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= 20000 and < 80500
            ? new DateOnly(1899, 12, 30).AddDays((int)serial)
            : null;

    private static DateOnly? Whole(int year, int month, int months, bool last)
    {
        if (Day(year, month, 1) is not { } first) return null;
        return last ? first.AddMonths(months).AddDays(-1) : first;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Century(int year) => year < 100 ? (year < 70 ? 2000 : 1900) + year : year;

    private static int Of(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})([t ][0-9:.]+(z|[+-][0-9:]+)?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})([./-]) ?([0-9]{1,2})[./-] ?([0-9]{4}|[0-9]{2})( [0-9:.]+( ?[ap]m)?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^([0-9]{1,2}) ?[/.-] ?([0-9]{4})$", RegexOptions.NonBacktracking)]
    private static partial Regex MonthOnly();

    [GeneratedRegex(@"^([0-9]{4}) ?[/.-] ?([0-9]{1,2})$", RegexOptions.NonBacktracking)]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^q?([1-4]|i|ii|iii|iv)\.?(?: ?quartal)? ?[/ ] ?([0-9]{4}|[0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?:([0-9]{1,2})\.? )?([a-z]+)\.?,? ([0-9]{4}|[0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}

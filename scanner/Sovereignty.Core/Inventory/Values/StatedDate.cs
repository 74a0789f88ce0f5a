using System.Globalization;
using System.Text.RegularExpressions;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Days as lists write them: <c>31.12.2026</c>, <c>2026-12-31</c>, <c>12/2026</c>, <c>Dez. 2026</c>, <c>Q4 2026</c>, <c>46387</c>.</summary>
internal static partial class StatedDate
{
    private static readonly string[] Months =
        ["januar|jan|january|jaenner|janvier|janv|januari|gennaio|gen|enero|ene|stycznia|styczen", "februar|feb|february|fevrier|fevr|februari|febbraio|febrero|lutego|luty", "maerz|mrz|mar|march|maer|mars|maart|mrt|marzo|marca|marzec", "april|apr|avril|avr|aprile|abril|abr|kwietnia|kwiecien",
         "mai|may|mei|maggio|mag|mayo|maja|maj", "juni|jun|june|juin|giugno|giu|junio|czerwca|czerwiec", "juli|jul|july|juillet|juil|luglio|lug|julio|lipca|lipiec", "august|aug|aout|augustus|agosto|ago|sierpnia|sierpien",
         "september|sep|sept|septembre|settembre|set|septiembre|wrzesnia|wrzesien", "oktober|okt|october|oct|octobre|ottobre|ott|octubre|pazdziernika|pazdziernik", "november|nov|novembre|noviembre|listopada|listopad", "dezember|dez|december|dec|decembre|dicembre|dic|diciembre|grudnia|grudzien"];

    private static readonly string[] Endless = ["unbefristet", "unbegrenzt", "fortlaufend", "laufend", "auf unbestimmte zeit", "unbestimmt", "perpetual", "indefinite", "dauerhaft", "kauf", "dauerlizenz", "keine befristung", "open end", "ohne befristung", "ohne ende", "bis auf weiteres", "laeuft weiter", "monatlich kuendbar", "jaehrlich kuendbar", "jederzeit kuendbar", "evergreen", "rolling", "∞", "indeterminee", "duree indeterminee", "illimitee", "illimite", "onbepaald", "onbepaalde tijd", "illimitata", "illimitato", "tempo indeterminato", "indeterminato", "indefinido", "indefinida", "bezterminowo", "bezterminowa", "czas nieokreslony", "czas nieokreślony"];

    /// <summary>Whether a cell says that there is no end.</summary>
    public static bool IsEndless(string text)
    {
        var words = Slug.Fold(text.Trim());
        return Array.IndexOf(Endless, words) >= 0 || (words.StartsWith("unbefr", StringComparison.Ordinal) && words.Length <= 40 && !words.Any(char.IsAsciiDigit));
    }

    /// <summary>A day; null when it cannot be read or two days come into question.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="last">Whether a month, quarter or year alone means its last day (an end) or its first (a beginning).</param>
    /// <param name="order">Which of two numbers is the day where a date is written with slashes or dashes.</param>
    public static DateOnly? Read(string text, bool last, DayOrder order = DayOrder.Unknown)
    {
        text = WithoutRemark(Slug.Fold(text.Trim())).Replace("den ", "", StringComparison.Ordinal);
        if (text.Length is 0 or > 40) return null;
        foreach (var word in (ReadOnlySpan<string>)["gekuendigt ", "verlaengert ", "endet ", "laeuft ", "mind. ", "mindestens ", "bis ", "zum ", "per ", "ab ", "ende ", "seit ", "am ", "vom ", "du ", "le ", "au ", "al "])
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) text = text[word.Length..].Trim();
        }

        return Numbers(text, last, order) ?? Words(text, last) ?? Serial(text);
    }

    /// <summary>
    /// A term: <c>01.01.2024 - 31.12.2026</c>, <c>2024 bis 2026</c>, <c>36 Monate ab 01.07.2024</c>; null when it is none. Its beginning may not be stated.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="order">As for <see cref="Read"/>.</param>
    public static (DateOnly? Start, DateOnly End)? Term(string text, DayOrder order)
    {
        if (text.Length is < 6 or > 80) return null;
        var words = Slug.Fold(text.Trim()).Replace('–', '-').Replace('—', '-');
        if (words.StartsWith("vom ", StringComparison.Ordinal) || words.StartsWith("von ", StringComparison.Ordinal)) words = words[4..];
        foreach (var between in (ReadOnlySpan<string>)[" - ", " bis ", " to ", " au ", " t/m ", " al ", "-"])
        {
            var at = words.IndexOf(between, StringComparison.Ordinal);
            // A dash may belong to a date: it stands between two only where there is one.
            if (at <= 0 || (between == "-" && words.AsSpan().Count('-') != 1)) continue;
            if (Read(words[..at], last: false, order) is { } start && Read(words[(at + between.Length)..], last: true, order) is { } end && end >= start && !IsMonth(words)) return (start, end);
        }

        // "EA bis 06/2027": an agreement of some name until a day.
        if (words.IndexOf(" bis ", StringComparison.Ordinal) is > 0 and var until && words.AsSpan(0, until).IndexOfAnyInRange('0', '9') < 0 && !words.StartsWith("nicht", StringComparison.Ordinal) && Read(words[(until + 5)..], last: true, order) is { } only) return (null, only);
        foreach (var from in (ReadOnlySpan<string>)[" ab ", " from ", " seit "])
        {
            var at = words.IndexOf(from, StringComparison.Ordinal);
            if (at > 0 && TermWords.Length(words[..at]) is { } months && Read(words[(at + from.Length)..], last: false, order) is { } start) return (start, ContractDates.TermEnd(start, months));
        }

        return null;
    }

    /// <summary>Which number is the day in the dates with slashes or dashes among some cells, as far as one of them tells and none tells otherwise.</summary>
    public static DayOrder OrderIn(IEnumerable<string> cells)
    {
        var order = DayOrder.Unknown;
        foreach (var cell in cells)
        {
            if (cell.Length is < 6 or > 25 || DayFirst().Match(cell) is not { Success: true } match || match.Groups[2].Value == ".") continue;
            var (first, second) = (Of(match, 1), Of(match, 3));
            if (first <= 12 == second <= 12) continue;
            var told = first > 12 ? DayOrder.DayFirst : DayOrder.MonthFirst;
            if (order != DayOrder.Unknown && order != told) return DayOrder.Unknown;
            order = told;
        }

        return order;
    }

    // "2026-12" is one month and no term from 2026 to 2012.
    private static bool IsMonth(string words) => MonthOnly().IsMatch(words) || YearMonth().IsMatch(words);

    // "30.06.2025 (verlängert bis 30.06.2028)" ends in 2028; a remark without a number changes nothing; any other is not understood, and then nothing is.
    private static string WithoutRemark(string text)
    {
        if (text.Length > 80 || !text.EndsWith(')') || text.IndexOf('(', StringComparison.Ordinal) is not (> 0 and var open)) return text;
        var remark = text[(open + 1)..^1].Trim();
        if (!remark.Any(char.IsAsciiDigit)) return text[..open].Trim();
        const string Until = " bis ";
        return remark.StartsWith("verlaenger", StringComparison.Ordinal) && remark.IndexOf(Until, StringComparison.Ordinal) is > 0 and var until ? remark[(until + Until.Length)..].Trim() : text;
    }

    private static DateOnly? Numbers(string text, bool last, DayOrder order)
    {
        if (text.Length == 8 && (text.StartsWith("20", StringComparison.Ordinal) || text.StartsWith("19", StringComparison.Ordinal)) && !text.AsSpan().ContainsAnyExceptInRange('0', '9')) return Day(Digits(text, 0, 4), Digits(text, 4, 2), Digits(text, 6, 2));
        if (YearFirst().Match(text) is { Success: true } iso) return Day(Of(iso, 1), Of(iso, 2), Of(iso, 3));
        if (DayFirst().Match(text) is { Success: true } local)
        {
            var (first, second, year) = (Of(local, 1), Of(local, 3), Century(Of(local, 4)));
            if (local.Groups[2].Value == ".") return Day(year, second, first);
            // With a slash or dash, 03/04/2026 is the third of April here and the fourth of March elsewhere: not a fact.
            if (first > 12 || first == second) return Day(year, second, first);
            if (second > 12 || order == DayOrder.MonthFirst) return Day(year, first, second);
            return order == DayOrder.DayFirst ? Day(year, second, first) : null;
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

        if (HalfYear().Match(text) is { Success: true } half) return Whole(Of(half, 2), Of(half, 1) == 1 ? 1 : 7, 6, last);
        // From 1 August to 31 July in all of Germany: Hamburger Abkommen, § 1 (1).
        if (SchoolYear().Match(text) is { Success: true } school) return last ? Day(Of(school, 1) + 1, 7, 31) : Day(Of(school, 1), 8, 1);
        if (MonthDay().Match(text) is { Success: true } english) return Month(english.Groups[1].Value) is > 0 and var of ? Day(Of(english, 3), of, Of(english, 2)) : null;
        if (Named().Match(text) is not { Success: true } named) return null;
        var month = Month(named.Groups[2].Value);
        if (month == 0) return null;
        var year = Century(Of(named, 3));
        return named.Groups[1].Success ? Day(year, month, Of(named, 1)) : Whole(year, month, 1, last);
    }

    private static int Month(string name) => Array.FindIndex(Months, m => m.Split('|').Contains(name, StringComparer.Ordinal)) + 1;

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

    private static int Digits(string text, int from, int length) => int.Parse(text.AsSpan(from, length), NumberStyles.None, CultureInfo.InvariantCulture);

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

    // "31. Dezember 2026", "31-Dec-2026", "31 de diciembre de 2026".
    [GeneratedRegex(@"^(?:([0-9]{1,2})(?:\.|er|º)?[ -](?:de )?)?(\p{Ll}+)\.?,?(?: de)?[ -]([0-9]{4}|[0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"^([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?, ?([0-9]{4})$", RegexOptions.NonBacktracking)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"^(?:hj? ?)?([12])\.?(?: ?halbjahr| ?hj)? ?[/ ] ?([0-9]{4})$", RegexOptions.NonBacktracking)]
    private static partial Regex HalfYear();

    [GeneratedRegex(@"^(?:schuljahr|sj) ?(20[0-9]{2}) ?[/-] ?(?:20)?[0-9]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex SchoolYear();
}

/// <summary>Which of two numbers is the day in dates such as <c>03/04/2026</c>.</summary>
internal enum DayOrder
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>The first.</summary>
    DayFirst,

    /// <summary>The second.</summary>
    MonthFirst,
}

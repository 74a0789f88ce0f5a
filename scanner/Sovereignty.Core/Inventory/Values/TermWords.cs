using System.Globalization;
using System.Text.RegularExpressions;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Notice periods and renewals as contracts and lists word them.</summary>
internal static partial class TermWords
{
    private static readonly string[] Numerals = ["null", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwoelf"];

    private static readonly (string[] Words, NoticeTo To)[] Targets =
    [
        (["halbjahr", "half-year", "half year", "jahreshaelfte"], NoticeTo.HalfYearEnd),
        (["quartal", "vierteljahr", "quarter"], NoticeTo.QuarterEnd),
        (["jahresende", "kalenderjahr", "ende des jahres", "ende eines jahres", "jahresschluss", "31.12", "end of year", "year end", "year-end", "calendar year"], NoticeTo.YearEnd),
        (["monatsende", "kalendermonat", "ende des monats", "ende eines monats", "ende des folgemonats", "end of month", "end of the month", "month end"], NoticeTo.MonthEnd),
        (["jederzeit", "any time", "anytime", "taeglich"], NoticeTo.AnyDay),
        (["vertragsende", "laufzeitende", "laufzeit", "vertragsjahr", "ablauf", "mindestlaufzeit", "verlaengerung", "term", "expiry", "renewal", "vertrag"], NoticeTo.TermEnd),
    ];

    // What there is no value for is not forced into one.
    private static readonly string[] Unreadable = ["werktag", "schuljahr", "haushaltsjahr", "geschaeftsjahr", "semester", "business day", "arbeitstag", "working day", "bankarbeitstag"];

    /// <summary>A notice period: <c>3 Monate zum Quartalsende</c>, <c>6 Wochen</c>, <c>90 Tage zum Vertragsende</c>, <c>keine</c>; null when it cannot be read.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="endless">Whether the contract has no end: a period alone then runs to any day.</param>
    public static NoticePeriod? Notice(string text, bool endless)
    {
        var words = HalfYears(Slug.Fold(text.Trim()));
        if (words.Length is 0 or > 120) return null;
        if (Array.Exists(Unreadable, u => words.Contains(u, StringComparison.Ordinal))) return null;
        // The period itself may be counted in quarters: what it runs to stands beside it.
        var to = Target(Length().Replace(words, " ", 1)) ?? (endless ? NoticeTo.AnyDay : NoticeTo.TermEnd);
        if (words.StartsWith("keine", StringComparison.Ordinal) && EndsByItself(words)) words = "keine";
        if (words is "keine" or "ohne" or "keine frist" or "fristlos" or "none" || words.StartsWith("jederzeit", StringComparison.Ordinal) && !words.Any(char.IsAsciiDigit)) return new NoticePeriod(0, 0, to, text.Trim());
        if (Span(words) is not { } span) return null;
        return new NoticePeriod(span.Months, span.Days, to, text.Trim());
    }

    /// <summary>By how many months a contract renews itself: <c>verlängert sich um 12 Monate</c>, <c>ja, jährlich</c>; 0 for <c>nein</c>; null when it cannot be told.</summary>
    public static int? Renewal(string text)
    {
        var words = Slug.Fold(text.Trim());
        if (words.Length is 0 or > 160) return null;
        if (IsNo(words)) return 0;
        if (Span(words) is { Days: 0, Months: > 0 } span) return span.Months;
        if (words.Contains("halbjaehrlich", StringComparison.Ordinal)) return 6;
        if (words.Contains("jaehrlich", StringComparison.Ordinal) || words.Contains("annual", StringComparison.Ordinal) || words.Contains("yearly", StringComparison.Ordinal) || words.Contains("jahresweise", StringComparison.Ordinal)) return 12;
        if (words.Contains("quartalsweise", StringComparison.Ordinal) || words.Contains("quarterly", StringComparison.Ordinal)) return 3;
        if (words.Contains("monatlich", StringComparison.Ordinal) || words.Contains("monthly", StringComparison.Ordinal)) return 1;
        // A bare number in a column of renewals counts months.
        return int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months <= 120 ? months : null;
    }

    /// <summary>Whether it renews itself, by however much: <c>ja</c>, <c>automatisch</c>, <c>Tacit</c>.</summary>
    public static bool Renews(string text)
    {
        var words = Slug.Fold(text.Trim());
        return StatedNeed.YesNo(words) == true || Array.Exists(["auto", "stillschweigend", "tacit", "verlaenger"], w => words.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>Whether words beside a term say that it ends without notice: <c>keine, endet automatisch</c>, <c>läuft aus</c>.</summary>
    public static bool EndsByItself(string text)
    {
        var words = Slug.Fold(text);
        return words.Length <= 120 && Array.Exists(["endet automatisch", "endet ohne", "endet mit ablauf", "laeuft aus", "laeuft automatisch aus", "keine verlaengerung", "ohne verlaengerung"], w => words.Contains(w, StringComparison.Ordinal));
    }

    private static bool IsNo(string words) =>
        words is "nein" or "no" or "false" or "keine" or "ohne" or "n" or "0" or "none" or "never" or "nie"
        || words.StartsWith("nein", StringComparison.Ordinal) || words.StartsWith("keine ", StringComparison.Ordinal) || words.StartsWith("endet ", StringComparison.Ordinal)
        || words.Contains("festlaufzeit", StringComparison.Ordinal) || words.Contains("laeuft aus", StringComparison.Ordinal) || words.Contains("befristet", StringComparison.Ordinal) && !words.Contains("unbefristet", StringComparison.Ordinal);

    private static string HalfYears(string words)
    {
        foreach (var half in (ReadOnlySpan<string>)["ein halbes jahr", "einem halben jahr", "halbes jahr", "1/2 jahr", "1⁄2 jahr"]) words = words.Replace(half, "6 monate", StringComparison.Ordinal);
        return words;
    }

    private static NoticeTo? Target(string words)
    {
        foreach (var (marks, to) in Targets)
        {
            if (Array.Exists(marks, m => words.Contains(m, StringComparison.Ordinal))) return to;
        }

        return null;
    }

    private static (int Months, int Days)? Span(string words)
    {
        if (Length().Match(words) is not { Success: true } match) return null;
        var number = match.Groups[1].Value;
        var count = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
            : number.StartsWith("ein", StringComparison.Ordinal) ? 1
            : Array.IndexOf(Numerals, number);
        if (count is < 0 or > 3660) return null;
        return match.Groups[2].Value[0] switch
        {
            'm' => (count, 0),
            'q' => (count * 3, 0),
            'j' or 'y' => (count * 12, 0),
            'w' => (0, count * 7),
            _ => (0, count),
        };
    }

    [GeneratedRegex(@"\b([0-9]{1,4}|ein|eine|einen|einem|einer|zwei|drei|vier|fuenf|sechs|sieben|acht|neun|zehn|elf|zwoelf)[ -]?(monat|mon\b|mo\b|m\b|month|woche|week|wo\b|tag|day|d\b|jahr|year|quartal)", RegexOptions.NonBacktracking)]
    private static partial Regex Length();
}

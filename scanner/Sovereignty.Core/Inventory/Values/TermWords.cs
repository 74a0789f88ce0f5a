using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Notice periods and renewals as contracts and lists word them.</summary>
internal static partial class TermWords
{
    // By number, in German, English, French, Dutch, Italian, Spanish and Polish.
    private static readonly string[][] Numerals =
    [
        ["null", "zero"], ["ein", "eine", "einen", "einem", "einer", "one", "un", "une", "een", "uno", "una", "jeden"], ["zwei", "two", "deux", "twee", "due", "dos", "dwa"],
        ["drei", "three", "trois", "drie", "tre", "tres", "trzy"], ["vier", "four", "quatre", "quattro", "cuatro", "cztery"], ["fuenf", "five", "cinq", "vijf", "cinque", "cinco"],
        ["sechs", "six", "zes", "sei", "seis", "szesc"], ["sieben"], ["acht"], ["neun", "nine", "neuf", "nove", "nueve"], ["zehn"], ["elf"], ["zwoelf", "twelve", "douze", "twaalf", "dodici", "doce"],
    ];

    // What is cut short in the column of a list, word by word.
    private static readonly FrozenDictionary<string, string> Short = new Dictionary<string, string>
    {
        ["z."] = "zum", ["je"] = "jahresende", ["me"] = "monatsende", ["qe"] = "quartalsende", ["q."] = "quartalsende", ["q"] = "quartalsende", ["hje"] = "halbjahresende", ["ve"] = "vertragsende", ["lze"] = "laufzeitende",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string[] Words, NoticeTo To)[] Targets =
    [
        // The contract's own year is none of the calendar's.
        (["vertragsjahr", "laufzeitjahr", "nutzungsjahr", "lizenzjahr", "abrechnungsjahr", "contract year"], NoticeTo.TermEnd),
        (["halbjahr", "half-year", "half year", "jahreshaelfte", "semestre"], NoticeTo.HalfYearEnd),
        (["quartal", "vierteljahr", "quarter", "trimestre", "kwartaal", "kwartal"], NoticeTo.QuarterEnd),
        (["jahresende", "kalenderjahr", "ende des jahres", "ende eines jahres", "jahresschluss", "31.12", "end of year", "year end", "year-end", "calendar year", "fin d'annee", "fin de l'annee", "einde van het jaar", "fine anno", "fin de ano", "koniec roku"], NoticeTo.YearEnd),
        (["monatsende", "kalendermonat", "ende des monats", "ende eines monats", "ende des folgemonats", "monatsletzte", "end of month", "end of the month", "month end", "month-end", "fin de mois", "fin du mois", "einde van de maand", "fine mese", "fin de mes", "koniec miesiaca"], NoticeTo.MonthEnd),
        (["jederzeit", "any time", "anytime", "taeglich", "a tout moment", "te allen tijde"], NoticeTo.AnyDay),
        (["vertragsende", "laufzeitende", "laufzeit", "ablauf", "mindestlaufzeit", "verlaengerung", "term", "expiry", "renewal", "vertrag", "echeance", "einddatum", "afloop", "scadenza", "vencimiento"], NoticeTo.TermEnd),
    ];

    // What there is no value for is not forced into one.
    private static readonly string[] Unreadable = ["werktag", "schuljahr", "schulhalbjahr", "haushaltsjahr", "geschaeftsjahr", "wirtschaftsjahr", "studienjahr", "semester", "business day", "arbeitstag", "working day", "bankarbeitstag", "jours ouvr", "werkdag", "giorni lavorativi", "dias habiles", "bzw", " oder ", " or ", "alle "];

    /// <summary>A notice period: <c>3 Monate zum Quartalsende</c>, <c>6 Wochen</c>, <c>90 Tage zum Vertragsende</c>, <c>keine</c>; null when it cannot be read.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="endless">Whether the contract has no end: a period alone then runs to any day.</param>
    public static NoticePeriod? Notice(string text, bool endless)
    {
        var words = Spelt(HalfYears(Slug.Fold(text.Trim())));
        if (words.Length is 0 or > 120) return null;
        if (Array.Exists(Unreadable, u => words.Contains(u, StringComparison.Ordinal)) || IsToOtherDay(words)) return null;
        // The period itself may be counted in quarters: what it runs to stands beside it.
        var to = Target(Pattern().Replace(words, " ", 1)) ?? (endless ? NoticeTo.AnyDay : NoticeTo.TermEnd);
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
        // What somebody may ask for is nothing that happens by itself, and what happens once or until a day does not go on.
        if (Holds(words, "option", "einmalig", "einmal ", "maximal", "max.", "laengstens", "hoechstens")) return null;
        if (Span(words) is { Days: 0 } span) return span.Months;
        if (Holds(words, "halbjaehrlich", "semestriel", "semestral")) return 6;
        if (Holds(words, "jaehrlich", "annual", "annuel", "annuale", "anual", "yearly", "jahresweise", "jaarlijks", "weiteres jahr", "corocznie")) return 12;
        if (Holds(words, "quartalsweise", "quarterly", "trimestriel")) return 3;
        if (Holds(words, "monatlich", "monthly", "mensuel", "mensile", "mensual", "maandelijks")) return 1;
        // A bare number in a column of renewals counts months.
        return int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months <= 120 ? months : null;
    }

    /// <summary>Whether it renews itself, by however much: <c>ja</c>, <c>automatisch</c>, <c>Tacit</c>.</summary>
    public static bool Renews(string text)
    {
        var words = Slug.Fold(text.Trim());
        return StatedNeed.YesNo(words) == true || Holds(words, "auto", "stillschweigend", "tacit", "stilzwijgend", "verlaenger") && !Holds(words, "nicht", "option");
    }

    /// <summary>Whether words beside a term say that it ends without notice: <c>keine, endet automatisch</c>, <c>läuft aus</c>.</summary>
    public static bool EndsByItself(string text)
    {
        var words = Slug.Fold(text);
        return words.Length <= 120 && Array.Exists(["endet automatisch", "endet ohne", "endet mit ablauf", "laeuft aus", "laeuft automatisch aus", "keine verlaengerung", "ohne verlaengerung"], w => words.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>How many months a term has whose length is all that is said: <c>36 Monate</c>, <c>3 Jahre</c>; null for anything else.</summary>
    public static int? Length(string text)
    {
        var words = Slug.Fold(text.Trim());
        if (words.Length is 0 or > 20 || Pattern().Match(words) is not { Success: true, Index: 0 } match || words.AsSpan(match.Length).IndexOfAnyExceptInRange('a', 'z') >= 0) return null;
        return Span(words) is { Days: 0, Months: > 0 } span ? span.Months : null;
    }

    private static bool IsNo(string words) =>
        words is "nein" or "no" or "false" or "keine" or "ohne" or "n" or "0" or "none" or "never" or "nie" or "non" or "nee" or "geen" or "aucune" or "sans" or "brak" or "endet" or "jamais"
        // What has to be renewed by somebody's word ends when nobody says it.
        || words.StartsWith("express", StringComparison.Ordinal) || words.StartsWith("ausdruecklich", StringComparison.Ordinal) || words is "explicit"
        || Holds(words, "verlaengert sich nicht", "keine automatische", "sans reconduction", "non renouvelable")
        || words.StartsWith("nein", StringComparison.Ordinal) || words.StartsWith("keine ", StringComparison.Ordinal) || words.StartsWith("endet ", StringComparison.Ordinal)
        || words.Contains("festlaufzeit", StringComparison.Ordinal) || words.Contains("laeuft aus", StringComparison.Ordinal) || words.Contains("befristet", StringComparison.Ordinal) && !words.Contains("unbefristet", StringComparison.Ordinal);

    private static bool Holds(string words, params ReadOnlySpan<string> any)
    {
        foreach (var one in any)
        {
            if (words.Contains(one, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // "3 M. z. JE": words that are cut short, one by one; "drei (3) Monate" says the same twice.
    private static string Spelt(string words) =>
        string.Join(' ', Repeated().Replace(words, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Short.GetValueOrDefault(w.TrimEnd(',', ';'), w)));

    // "zum 30.06. jeden Jahres": a day of the year that no target stands for. With a year it is the end that another column states.
    private static bool IsToOtherDay(string words)
    {
        foreach (var match in DayOfYear().EnumerateMatches(words))
        {
            if (!words.AsSpan(match.Index, match.Length).StartsWith("31.12", StringComparison.Ordinal)) return true;
        }

        return false;
    }

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

    // One period, or several that are added up: "3 Monate und 14 Tage". Two without a word between them are two.
    private static (int Months, int Days)? Span(string words)
    {
        (int Months, int Days)? sum = null;
        var end = 0;
        foreach (Match match in Pattern().Matches(words))
        {
            if (Period(match) is not { } period) return null;
            if (sum is { } before)
            {
                if (!Added().IsMatch(words[end..match.Index])) return null;
                sum = (before.Months + period.Months, before.Days + period.Days);
            }
            else if (Unfinished().IsMatch(words[..match.Index]))
            {
                return null;
            }

            sum ??= period;
            end = match.Index + match.Length;
        }

        return sum;
    }

    // Half a month is fifteen days, counted last: § 189 BGB.
    private static (int Months, int Days)? Period(Match match)
    {
        var number = match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;
        var isHalf = number.EndsWith(",5", StringComparison.Ordinal) || number.EndsWith(".5", StringComparison.Ordinal);
        var count = int.TryParse(isHalf ? number[..^2] : number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : Array.FindIndex(Numerals, n => n.Contains(number, StringComparer.Ordinal));
        if (count is < 0 or > 3660) return null;
        var unit = match.Groups[3].Value;
        return unit[0] switch
        {
            'm' => (count, isHalf ? 15 : 0),
            'j' when unit.StartsWith("jo", StringComparison.Ordinal) || unit.StartsWith("jr", StringComparison.Ordinal) => (0, count),
            'j' or 'y' or 'a' or 'r' when isHalf => ((count * 12) + 6, 0),
            _ when isHalf => null,
            'q' => (count * 3, 0),
            'j' or 'y' or 'a' or 'r' or 'l' => (count * 12, 0),
            'w' or 's' => (0, count * 7),
            't' when unit.StartsWith("tyg", StringComparison.Ordinal) => (0, count * 7),
            _ => (0, count),
        };
    }

    [GeneratedRegex(@"\b(?:([0-9]{1,4}(?:[,.]5)?|ein|eine|einen|einem|einer|zwei|drei|vier|fuenf|sechs|sieben|acht|neun|zehn|elf|zwoelf)[ -]?|(one|two|three|four|five|six|nine|twelve|un|une|deux|trois|quatre|cinq|neuf|douze|een|twee|drie|vijf|zes|twaalf|uno|una|due|tre|quattro|cinque|sei|nove|dodici|dos|tres|cuatro|cinco|seis|nueve|doce|jeden|dwa|trzy|cztery|szesc) )(?:weitere[nrs]? )?(monat|mon\b|mo\b|mt\b|mte\b|m\b|month|mois\b|maand|mesi\b|mese\b|mes\b|meses\b|miesi|woche|week|weken|wo\b|semaine|settiman|semana|tyg|kalendertag|tag|day|dag|t\b|d\b|jours?\b|jrs?\b|giorn|gg\b|dias?\b|dni\b|dzien|jahr|jaar|j\b|year|quartal|an\b|ans\b|annee|anni\b|anno\b|anos?\b|rok|lat\b)", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    // What would make another number of it: "3-6 Monate", "1,25 Monate", "2 x 12 Monate", "3 bis 6 Monate".
    [GeneratedRegex(@"[0-9] ?[-–/x*] ?$|[0-9][,.]$|([0-9]|\b(ein|zwei|drei|vier|sechs)) bis $", RegexOptions.NonBacktracking)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(e|en|s|n)?\.? ?(und|\+|and|et|y) ?$", RegexOptions.NonBacktracking)]
    private static partial Regex Added();

    [GeneratedRegex(@"\(([0-9]{1,3}|[a-z]{3,7})\)", RegexOptions.NonBacktracking)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\b[0-9]{1,2}\.[0-9]{1,2}(\.( |$|,|;|\))|$| )", RegexOptions.NonBacktracking)]
    private static partial Regex DayOfYear();
}

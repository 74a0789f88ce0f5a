using System.Globalization;
using System.Text;

namespace Scriban.Functions;

/// <summary>The date patterns of the language, which are those of <c>strftime</c>.</summary>
internal static class DateFormat
{
    /// <summary>Writes a date; <c>%g</c> makes the culture invariant from there on, what is not known is written as it stands.</summary>
    public static string Write(DateTime date, string pattern, CultureInfo culture)
    {
        var text = new StringBuilder(pattern.Length * 2);
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }

            char code = pattern[++i];
            if (code == 'g')
            {
                culture = CultureInfo.InvariantCulture;
            }
            else
            {
                text.Append(Part(date, code, culture) ?? "%" + code);
            }
        }

        return text.ToString();
    }

    /// <summary>Reads a date written in a pattern; false when the text or the pattern does not allow it.</summary>
    public static bool TryRead(string text, string pattern, CultureInfo culture, out DateTime date)
    {
        var format = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                AppendLiteral(format, pattern[i]);
                continue;
            }

            char code = pattern[++i];
            switch (code)
            {
                case 'g':
                    culture = CultureInfo.InvariantCulture;
                    break;
                case '%' or 'n' or 't':
                    AppendLiteral(format, code == '%' ? '%' : code == 'n' ? '\n' : '\t');
                    break;
                default:
                    if (ReadFormat(code, culture) is not { } part)
                    {
                        date = default;
                        return false;
                    }

                    format.Append(part);
                    break;
            }
        }

        return DateTime.TryParseExact(
            text, format.ToString(), culture, DateTimeStyles.AllowInnerWhite | DateTimeStyles.AllowLeadingWhite, out date);
    }

    private static void AppendLiteral(StringBuilder format, char c)
    {
        if (char.IsWhiteSpace(c))
        {
            format.Append(c);
        }
        else
        {
            format.Append('\\').Append(c);
        }
    }

    private static string? Part(DateTime date, char code, CultureInfo culture) => code switch
    {
        'a' => date.ToString("ddd", culture),
        'A' => date.ToString("dddd", culture),
        'b' or 'h' => date.ToString("MMM", culture),
        'B' => date.ToString("MMMM", culture),
        'c' => Write(date, "%a %b %d %T %Y", culture),
        'C' => (date.Year / 100).ToString("D2", culture),
        'd' => date.ToString("dd", culture),
        'D' => date.ToString("MM'/'dd'/'yy", culture),
        'e' => date.ToString("%d", culture).PadLeft(2),
        'F' => date.ToString("yyyy-MM-dd", culture),
        'H' => date.ToString("HH", culture),
        'I' => date.ToString("hh", culture),
        'j' => date.DayOfYear.ToString("D3", culture),
        'k' => date.ToString("%H", culture).PadLeft(2),
        'l' => date.ToString("%h", culture).PadLeft(2),
        'L' => date.ToString("fff", culture),
        'm' => date.ToString("MM", culture),
        'M' => date.ToString("mm", culture),
        'n' => "\n",
        'N' => (date.Ticks % TimeSpan.TicksPerSecond * 100).ToString("D9", culture),
        'p' => date.ToString("tt", culture),
        'P' => date.ToString("tt", culture).ToLower(culture),
        'r' => Write(date, "%I:%M:%S %p", culture),
        'R' => date.ToString("HH':'mm", culture),
        's' => new DateTimeOffset(date).ToUnixTimeSeconds().ToString(culture),
        'S' => date.ToString("ss", culture),
        't' => "\t",
        'T' => date.ToString("HH':'mm':'ss", culture),
        'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(culture),
        'U' => Week(date, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday),
        'v' => Write(date, "%e-%b-%Y", CultureInfo.InvariantCulture).ToUpperInvariant(),
        'V' => Week(date, culture, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday),
        'W' => Week(date, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday),
        'w' => ((int)date.DayOfWeek).ToString(culture),
        'x' => date.ToString("d", culture),
        'X' => date.ToString("T", culture),
        'y' => date.ToString("yy", culture),
        'Y' => date.ToString("yyyy", culture),
        'Z' => date.ToString("zzz", culture),
        '%' => "%",
        _ => null,
    };

    private static string Week(DateTime date, CultureInfo culture, CalendarWeekRule rule, DayOfWeek firstDay) =>
        culture.Calendar.GetWeekOfYear(date, rule, firstDay).ToString("D2", culture);

    private static string? ReadFormat(char code, CultureInfo culture) => code switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM dd HH':'mm':'ss yyyy",
        'd' => "dd",
        'e' => "d",
        'D' => "MM'/'dd'/'yy",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'k' => "H",
        'l' => "h",
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'N' => "fffffff",
        'p' or 'P' => "tt",
        'r' => "hh':'mm':'ss tt",
        'R' => "HH':'mm",
        'S' => "ss",
        'T' => "HH':'mm':'ss",
        'x' => culture.DateTimeFormat.ShortDatePattern,
        'X' => culture.DateTimeFormat.LongTimePattern,
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        _ => null,
    };
}

using System.Globalization;

namespace Sovereignty.Reports.Rendering;

/// <summary>Numbers and dates as German and English readers write them. Written out because the program runs without culture data.</summary>
internal sealed class Formats
{
    private const string NarrowSpace = "\u202F";

    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private readonly bool german;

    public Formats(string language) => german = language == "de";

    /// <summary>1.234,5 or 1,234.5, rounded half away from zero.</summary>
    public string Number(decimal value, int decimals = 0)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var grouped = Group(whole, german ? '.' : ',');
        var sign = rounded < 0 ? "\u2212" : "";
        return point < 0 ? sign + grouped : $"{sign}{grouped}{(german ? ',' : '.')}{text[(point + 1)..]}";
    }

    /// <summary>24,5 % or 24.5%, from a ratio of 0 to 1. What is neither nothing nor everything is not rounded to it.</summary>
    public string Percent(double ratio, int decimals = 0)
    {
        var percent = (decimal)ratio * 100;
        if (decimals == 0 && percent is > 0 and < 0.5m) return german ? $"<{NarrowSpace}1{NarrowSpace}%" : "<1%";
        if (decimals == 0 && percent is > 99.5m and < 100) percent = 99;
        return german ? $"{Number(percent, decimals)}{NarrowSpace}%" : $"{Number(percent, decimals)}%";
    }

    /// <summary>1.234 € or €1,234; other currencies by their code.</summary>
    public string Money(decimal amount, string currency = "EUR")
    {
        var number = Number(amount);
        if (german) return $"{number}{NarrowSpace}{(currency == "EUR" ? "€" : currency)}";
        return currency == "EUR" ? $"€{number}" : $"{currency}{NarrowSpace}{number}";
    }

    /// <summary>31.12.2026 or 31 Dec 2026.</summary>
    public string Date(DateOnly day) => german
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}.{day.Month:00}.{day.Year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day}\u00A0{EnglishMonths[day.Month - 1]}\u00A0{day.Year}");

    /// <summary>12.2026 or Dec 2026.</summary>
    public string Month(DateOnly day) => german
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}.{day.Year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{EnglishMonths[day.Month - 1]}\u00A0{day.Year}");

    /// <summary>41–63, or a single number where both round to the same.</summary>
    public string Interval(double low, double high)
    {
        var (from, to) = (Number((decimal)low), Number((decimal)high));
        return from == to ? from : $"{from}–{to}";
    }

    private static string Group(string digits, char separator)
    {
        if (digits.Length <= 3) return digits;
        // German typography groups from five digits on, but amounts stand in columns beside larger ones: always group.
        var first = digits.Length % 3;
        var parts = new List<string>();
        if (first > 0) parts.Add(digits[..first]);
        for (var i = first; i < digits.Length; i += 3) parts.Add(digits.Substring(i, 3));
        return string.Join(separator, parts);
    }
}

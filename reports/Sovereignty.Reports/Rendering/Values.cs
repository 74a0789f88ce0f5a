using System.Globalization;

namespace Sovereignty.Reports.Rendering;

/// <summary>Values as templates pass them: numbers of any type, days, texts, markup, nothing.</summary>
internal static class Values
{
    public static bool Is(object? value, int number) => Number(value) == number;

    public static decimal? Number(object? value) => value switch
    {
        int or long or short or byte => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        decimal d => d,
        double d when Math.Abs(d) < 1e15 => (decimal)d,
        float f when Math.Abs(f) < 1e15f => (decimal)f,
        _ => null,
    };

    /// <summary>A value as escaped markup: numbers and days in the report's language, nothing as nothing.</summary>
    public static string Show(object? value, Formats formats) => value switch
    {
        null => "",
        Html html => html.Markup,
        string text => Html.Escape(text),
        DateOnly day => formats.Date(day),
        double or float when Number(value) is { } n => formats.Number(n, n == Math.Truncate(n) ? 0 : 1),
        decimal n => formats.Number(n),
        _ when Number(value) is { } n => formats.Number(n),
        _ => Html.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}

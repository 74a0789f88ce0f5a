using System.Globalization;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Fills a rule's message. Fields of many components are shown as their distinct values, most frequent first, a few of them by name.</summary>
internal static class MessageText
{
    public const string Subject = "subject", On = "on", Count = "count", Total = "total", Share = "share";

    private const int Shown = 3;

    private static readonly CultureInfo German = MakeGerman();

    /// <summary>The placeholders of a message, in both languages.</summary>
    public static IEnumerable<string> Names(LocalText text) => Split(text.De).Concat(Split(text.En)).Where(p => p.IsName).Select(p => p.Text);

    /// <summary>Fills a message about a subject.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">What the finding is about.</param>
    /// <param name="on">The subjects on which the rule fired; the subject itself where rules apply to it directly.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="exposed">The weighted share of them on which it fired.</param>
    public static LocalText Fill(Rule rule, Subject subject, IReadOnlyList<Subject> on, int total, double exposed)
        => new(Fill(rule, rule.Message.De, "de", subject, on, total, exposed), Fill(rule, rule.Message.En, "en", subject, on, total, exposed));

    private static string Fill(Rule rule, string template, string language, Subject subject, IReadOnlyList<Subject> on, int total, double exposed)
    {
        var text = new StringBuilder(template.Length + 32);
        foreach (var (part, isName) in Split(template))
        {
            text.Append(!isName ? part : part switch
            {
                Subject => subject.Name,
                On => Few([.. on.Take(Shown).Select(s => s.Name)], on.Count, language),
                Count => Number(on.Count, language),
                Total => Number(total, language),
                Share => Percent(exposed),
                _ => FieldTable.Find(part, rule.AppliesTo) is { } field ? MostFrequent(field, on, language) : part,
            });
        }

        return text.ToString();
    }

    /// <summary>A field's value for readers of a language.</summary>
    public static IEnumerable<string> Values(Field field, Subject subject, string language)
    {
        var value = subject.Read(field);
        if (value.State == FieldState.Unknown) return [language == "de" ? "unbekannt" : "unknown"];
        if (value.State == FieldState.None) return [language == "de" ? "keine Angabe" : "none"];
        return field.Type switch
        {
            FieldType.Truth => [(value.Low == 1, language) switch { (true, "de") => "ja", (false, "de") => "nein", (true, _) => "yes", _ => "no" }],
            FieldType.Number => [Interval(value, n => Number(n, language), language)],
            FieldType.Share => [Interval(value, Percent, language)],
            FieldType.Date => [.. value.Days.ToArray().Select(d => Day(d, language))],
            _ when field.Display is { } display => value.Texts.Select(t => display(subject.World, t).In(language)),
            _ => value.Texts,
        };
    }

    private static string Interval(FieldValue value, Func<double, string> show, string language)
        => value.Low == value.High ? show(value.Low) : $"{show(value.Low)} {(language == "de" ? "bis" : "to")} {show(value.High)}";

    private static string Number(double number, string language)
        => double.IsInfinity(number) ? "∞" : Math.Round(number, 1).ToString("#,##0.#", language == "de" ? German : CultureInfo.InvariantCulture);

    private static string Percent(double share)
    {
        var percent = share * 100;
        return percent is > 0 and < 1 ? "< 1 %" : $"{Math.Round(percent, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)} %";
    }

    private static string Day(DateOnly day, string language) => day.ToString(language == "de" ? "dd.MM.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string MostFrequent(Field field, IReadOnlyList<Subject> on, string language)
    {
        if (on.Count == 1) return Few([.. Values(field, on[0], language)], null, language);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var subject in on)
        {
            foreach (var value in Values(field, subject, language)) counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return Few([.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)], null, language);
    }

    private static string Few(List<string> values, int? count, string language)
    {
        var shown = string.Join(", ", values.Take(Shown));
        var more = (count ?? values.Count) - Shown;
        return more <= 0 ? shown : language == "de" ? $"{shown} und {Number(more, language)} weitere" : $"{shown} and {Number(more, language)} more";
    }

    private static IEnumerable<(string Text, bool IsName)> Split(string template)
    {
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : template.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) break;
            if (open > at) yield return (template[at..open], false);
            yield return (template[(open + 2)..close].Trim(), true);
            at = close + 2;
        }

        if (at < template.Length) yield return (template[at..], false);
    }

    // The program runs without culture data, so the two separators that German differs in are set here.
    private static CultureInfo MakeGerman()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}

using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Reports.Charts;
using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Rendering;

/// <summary>The functions that templates call, by name. They know nothing of the template language.</summary>
internal sealed class TemplateFunctions
{
    private const int LongestFoot = 120;
    private const int LongName = 24;

    private readonly Texts texts;
    private readonly Formats formats;
    private readonly ReportFolder folder;
    private readonly ChartWords words;
    private readonly ReportModel model;

    public TemplateFunctions(ReportModel model, ReportFolder folder, Texts texts)
    {
        this.model = model;
        this.folder = folder;
        this.texts = texts;
        formats = new Formats(model.Language);
        words = new ChartWords(texts, formats);
        var sources = new Sources(texts, formats);
        All = new Dictionary<string, Func<IReadOnlyList<object?>, object?>>(StringComparer.Ordinal)
        {
            ["t"] = a => texts.Fill(Text(a, 0, "t"), formats, a.Skip(1).ToArray()),
            ["word"] = Word,
            ["number"] = a => At(a, 0) is null ? "–" : formats.Number(Number(a, 0, "number"), (int)(Values.Number(At(a, 1)) ?? 0)),
            ["percent"] = a => At(a, 0) is null ? "–" : formats.Percent((double)Number(a, 0, "percent"), (int)(Values.Number(At(a, 1)) ?? 0)),
            ["money"] = Money,
            ["date"] = a => At(a, 0) is null ? "–" : formats.Date(Get<DateOnly>(a, 0, "date")),
            ["interval"] = Interval,
            ["list"] = List,
            ["safe_url"] = a => Urls.Safe(At(a, 0) as string),
            ["link"] = Link,
            ["cite"] = a => sources.Show(Undated(At(a, 0) as string ?? "", At(a, 1) as DateOnly?)),
            ["looked"] = Looked,
            ["problem"] = a => texts.Has($"problem-told.{Text(a, 0, "problem")}") ? texts.Fill($"problem-told.{Text(a, 0, "problem")}", formats, []) : null,
            ["prose"] = a => Prose.Mark(At(a, 0) as string ?? ""),
            ["message"] = a => Message(Get<CaseView>(a, 0, "message")),
            ["ref"] = Reference,
            ["place"] = Place,
            ["asset"] = Asset,
            ["page_style"] = _ => new Html(folder.Style),
            ["page_foot"] = PageFoot,
            ["chart_meter"] = a => ScoreCharts.Meter(Get<PortionView>(a, 0, "chart_meter")),
            ["chart_score"] = a => ScoreCharts.Score(words, Get<ScoreView>(a, 0, "chart_score")),
            ["chart_dimensions"] = a => ScoreCharts.Dimensions(words, Get<ScoreView>(a, 0, "chart_dimensions")),
            ["chart_blocs"] = a => ShareCharts.Blocs(words, Get<IReadOnlyList<ShareView>>(a, 0, "chart_blocs")),
            ["chart_owners"] = a => ShareCharts.Bars(words, Get<IReadOnlyList<ShareView>>(a, 0, "chart_owners"), "owners"),
            ["chart_countries"] = a => ShareCharts.Bars(words, Get<IReadOnlyList<ShareView>>(a, 0, "chart_countries"), "countries"),
            ["chart_licences"] = a => ShareCharts.Licences(words, Get<IReadOnlyList<LicenceClassView>>(a, 0, "chart_licences")),
            ["chart_contracts"] = a => ContractCharts.Timeline(words, Get<IReadOnlyList<ContractView>>(a, 0, "chart_contracts"), this.model.AsOf),
        };
    }

    /// <summary>The functions.</summary>
    public IReadOnlyDictionary<string, Func<IReadOnlyList<object?>, object?>> All { get; }

    private Html Word(IReadOnlyList<object?> a)
    {
        var value = At(a, 1);
        return value is null ? texts.Fill("unknown", formats, []) : texts.Fill($"{Text(a, 0, "word")}.{Text(a, 1, "word")}", formats, []);
    }

    private string Money(IReadOnlyList<object?> a) => At(a, 0) switch
    {
        null => "–",
        MoneyView money => formats.Money(money.Amount, money.Currency),
        _ => formats.Money(Number(a, 0, "money"), At(a, 1) as string ?? "EUR"),
    };

    private string Interval(IReadOnlyList<object?> a) => At(a, 0) switch
    {
        null => "–",
        ScoreView score => formats.Interval(score.Low, score.High),
        DimensionView dimension => formats.Interval(dimension.Low, dimension.High),
        _ => formats.Interval((double)Number(a, 0, "interval"), (double)Number(a, 1, "interval")),
    };

    /// <summary>Items in words: <c>A, B und C</c>; of many the first few and how many more.</summary>
    private Html List(IReadOnlyList<object?> a)
    {
        var items = (At(a, 0) as IEnumerable ?? throw Wrong("list", 0, "a list")).Cast<object?>().ToList();
        var most = (int)(Values.Number(At(a, 1)) ?? 1000);
        var shown = items.Take(items.Count > most ? most : items.Count).Select(Show).ToList();
        // Of very many, what is given is not all there is.
        var count = Math.Max(items.Count, (int)(Values.Number(At(a, 2)) ?? 0));
        if (count > shown.Count) shown.Add(texts.Fill("list.more", formats, [count - shown.Count]).Markup);
        if (shown.Count < 2) return new Html(shown.Count == 0 ? "" : shown[0]);
        return new Html($"{string.Join(", ", shown.Take(shown.Count - 1))} {texts.Fill("list.and", formats, []).Markup} {shown[^1]}");
    }

    private string Show(object? item) => item switch
    {
        ReferenceView reference => Html.Escape(reference.Name),
        PartyView party => Html.Escape(party.Name),
        _ => Values.Show(item, formats),
    };

    private static object? Link(IReadOnlyList<object?> a)
    {
        var address = At(a, 0) as string ?? "";
        if (At(a, 1) is not string text) return Prose.Link(address);
        return Urls.Safe(address) is { } url ? new Html($"<a href=\"{Html.Escape(url)}\" rel=\"noreferrer\">{Html.Escape(text)}</a>") : text;
    }

    // The day of a source that nobody has read again is the day whose state it tells, and nothing was checked on it.
    private object? Looked(IReadOnlyList<object?> a)
    {
        if (At(a, 1) is null) return null;
        var day = formats.Date(Get<DateOnly>(a, 1, "looked"));
        var key = At(a, 0) is string source && !Citation.TellsReading(source) ? "cited.state" : "cited.read";
        return texts.Has(key) ? texts.Fill(key, formats, [day]) : day;
    }

    // Beside a source stands when it was read: what tells the same day at its end is not said twice.
    private static string Undated(string source, DateOnly? read)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $", read {read:yyyy-MM-dd}");
        return read is not null && source.EndsWith(end, StringComparison.Ordinal) ? source[..^end.Length] : source;
    }

    // A rule for the style sheet, in which everything but letters, digits and blanks is written as a number: names come from strangers.
    private static Html PageFoot(IReadOnlyList<object?> a)
    {
        var told = string.Join(" · ", a.Select(v => v switch { Html html => WebUtility.HtmlDecode(html.Markup), _ => v?.ToString() ?? "" }).Where(v => v.Length > 0));
        var css = new StringBuilder("@page { @bottom-left { content: \"");
        foreach (var rune in told.EnumerateRunes().Take(LongestFoot))
        {
            if (rune.Value == ' ' || (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))) css.Append((char)rune.Value);
            else if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:X6} ");
        }

        return new Html(css.Append("\"; } }").ToString());
    }

    // A finding's message mostly names what it is about: that name becomes the link, and is not said twice.
    private static Html Message(CaseView about)
    {
        var (name, message) = (about.About.Name, about.Message);
        if (about.Subject == "organisation" || name.Length == 0) return Prose.Mark(message);
        var linked = about.About.Anchor is { } anchor ? $"<a href=\"#{Html.Escape(anchor)}\">{Html.Escape(name)}</a>" : Html.Escape(name);
        var at = WordAt(message, name);
        return new Html(at < 0 ? $"<strong>{linked}:</strong> {Prose.Mark(message)}" : $"{Prose.Mark(message[..at])}<strong>{linked}</strong>{Prose.Mark(message[(at + name.Length)..])}");
    }

    // Where a name stands by itself, outside of backticks; -1 where it does not.
    private static int WordAt(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || text[at - 1] == ' ') && (end == text.Length || !char.IsLetterOrDigit(text[end])) && text.AsSpan(0, at).Count('`') % 2 == 0) return at;
        }

        return -1;
    }

    private static object? Reference(IReadOnlyList<object?> a)
    {
        if (At(a, 0) is null) return null;
        var reference = Get<ReferenceView>(a, 0, "ref");
        return reference.Anchor is { } anchor ? new Html($"<a href=\"#{Html.Escape(anchor)}\">{Html.Escape(reference.Name)}</a>") : reference.Name;
    }

    // A break is allowed behind every slash and behind the dots of long names, so that long paths do not widen a page.
    private static Html? Place(IReadOnlyList<object?> a)
    {
        if (At(a, 0) is null) return null;
        var parts = Get<PlaceView>(a, 0, "place").Text.Split('/');
        var code = new StringBuilder("<code>");
        for (var i = 0; i < parts.Length; i++) code.Append(i == 0 ? "" : "/<wbr>").Append(parts[i].Length > LongName ? Html.Escape(parts[i]).Replace(".", ".<wbr>", StringComparison.Ordinal) : Html.Escape(parts[i]));
        return new Html(code.Append("</code>").ToString());
    }

    private Html Asset(IReadOnlyList<object?> a)
    {
        var name = Text(a, 0, "asset");
        if (!folder.Assets.TryGetValue(name, out var uri)) throw new TemplateFunctionException($"`{name}` is not among `assets` in report.yaml: {Suggest.Hint(name, folder.Assets.Keys)}");
        return new Html(uri);
    }

    private static object? At(IReadOnlyList<object?> arguments, int i) => i < arguments.Count ? arguments[i] : null;

    private static string Text(IReadOnlyList<object?> arguments, int i, string function) =>
        At(arguments, i) is { } value and not Html ? value.ToString() ?? "" : throw Wrong(function, i, "a text");

    private static decimal Number(IReadOnlyList<object?> arguments, int i, string function) =>
        Values.Number(At(arguments, i)) ?? throw Wrong(function, i, "a number");

    private static T Get<T>(IReadOnlyList<object?> arguments, int i, string function) =>
        At(arguments, i) is T value ? value : throw Wrong(function, i, $"a value of the model (as {Name(typeof(T))})");

    private static string Name(Type type) => type.IsGenericType ? $"list of {type.GenericTypeArguments[0].Name}" : type.Name;

    private static TemplateFunctionException Wrong(string function, int i, string expected) => new($"`{function}` wants {expected} as argument {i + 1}");
}

/// <summary>A template called a function wrongly.</summary>
internal sealed class TemplateFunctionException(string message) : Exception(message);

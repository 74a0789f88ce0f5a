using System.Text;
using Sovereignty.Reports.Model;
using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Charts;

/// <summary>Shares of owners, countries and blocs.</summary>
internal static class ShareCharts
{
    private const int RowsShown = 10;
    private const int NameShown = 26;

    /// <summary>One bar from 0 to 100 per cent, cut by bloc; the table beside it is its legend.</summary>
    public static Html Blocs(ChartWords words, IReadOnlyList<ShareView> blocs)
    {
        var description = Describe(words, blocs.Select(b => (words.Say($"bloc.{b.Id}"), b.SystemShare)));
        var figure = words.Figure(words.Say("chart.blocs.title"), description);
        var definitions = new StringBuilder();
        foreach (var bloc in blocs) definitions.Append(Palette.Definition(figure.Pattern(bloc.Id), bloc.Id));
        figure.Definitions(definitions.ToString());
        double x = 0;
        foreach (var bloc in blocs)
        {
            var width = 100 * bloc.SystemShare;
            figure.Filled(x, 24, width, 34, bloc.Id);
            if (width >= 9) figure.Text(x + (width / 2), 16, new Html(Html.Escape(words.Formats.Percent(bloc.SystemShare))), "value", "middle");
            x += width;
        }

        var table = new DataTable(
            figure, words.Say("chart.blocs.title"), words.Say("chart.bloc"), words.Say("chart.systems"), words.Say("chart.share"), words.Say("chart.yearly-cost"), words.Say("chart.components"));
        foreach (var bloc in blocs)
        {
            var swatch = $"<svg class=\"swatch\" width=\"18\" height=\"14\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"18\" height=\"14\" class=\"area\" fill=\"url(#{figure.Pattern(bloc.Id)})\"/></svg> ";
            table.Row(new Html(swatch + words.Say($"bloc.{bloc.Id}").Markup), words.Formats.Number(bloc.Systems), words.Formats.Percent(bloc.SystemShare),
                Cost(words, bloc), words.Formats.Number(bloc.Components));
        }

        return figure.Finish(62, table.Finish(), null);
    }

    /// <summary>A bar for each owner or country, the largest first; what is not shown is summed up, and what is unknown stands by itself.</summary>
    /// <param name="words">The words.</param>
    /// <param name="shares">The shares.</param>
    /// <param name="what"><c>owners</c> or <c>countries</c>.</param>
    public static Html Bars(ChartWords words, IReadOnlyList<ShareView> shares, string what)
    {
        var title = words.Say($"chart.{what}.title");
        var known = shares.Where(s => s.Id != "unknown").ToList();
        var named = known.Take(known.Count > RowsShown + 1 ? RowsShown : known.Count).ToList();
        var rest = known.Skip(named.Count).ToList();
        var rows = named.Select(s => (Name: Name(words, s), s.Bloc, s.SystemShare, s.Systems)).ToList();
        if (rest.Count > 0) rows.Add((words.Say("chart.others", rest.Count), "rest", rest.Sum(s => s.SystemShare), rest.Sum(s => s.Systems)));
        rows.AddRange(shares.Where(s => s.Id == "unknown").Select(s => (Name(words, s), s.Bloc, s.SystemShare, s.Systems)));
        var figure = words.Figure(title, Describe(words, rows.Take(3).Select(r => (r.Name, r.SystemShare))));
        var definitions = new StringBuilder();
        foreach (var bloc in rows.Select(r => r.Bloc).Distinct(StringComparer.Ordinal)) definitions.Append(Palette.Definition(figure.Pattern(bloc), bloc));
        figure.Definitions(definitions.ToString());
        var scale = rows.Count == 0 ? 1 : Math.Max(rows.Max(r => r.SystemShare), 0.01);
        double y = 0;
        foreach (var row in rows)
        {
            figure.Text(0, y + 14, row.Name, "label", "start");
            figure.Text(100, y + 14, words.Say("chart.count", row.Systems, words.Formats.Percent(row.SystemShare)), "value", "end");
            figure.Filled(0, y + 20, 100 * row.SystemShare / scale, 12, row.Bloc);
            y += 42;
        }

        var table = new DataTable(
            figure, title, words.Say($"chart.{what}.column"), words.Say("chart.systems"), words.Say("chart.share"), words.Say("chart.yearly-cost"), words.Say("chart.components"));
        foreach (var share in shares)
        {
            table.Row(share.Name is { } whole ? new Html(Html.Escape(whole)) : Name(words, share), words.Formats.Number(share.Systems), words.Formats.Percent(share.SystemShare), Cost(words, share), words.Formats.Number(share.Components));
        }

        return figure.Finish(Math.Max(y - 8, 1), table.Finish(), words.Say("chart.as-table"));
    }

    /// <summary>A bar for each licence class, the freest first.</summary>
    public static Html Licences(ChartWords words, IReadOnlyList<LicenceClassView> classes)
    {
        var title = words.Say("chart.licences.title");
        var figure = words.Figure(title, Describe(words, classes.Select(c => (words.Say($"licence.{c.Id}"), c.Share))));
        figure.Definitions(
            Palette.Definition(figure.Pattern("eu"), "eu") + Palette.Definition(figure.Pattern("third"), "third") + Palette.Definition(figure.Pattern("unknown"), "unknown"));
        var table = new DataTable(figure, title, words.Say("chart.licences.column"), words.Say("chart.components"), words.Say("chart.share"));
        double y = 0;
        foreach (var licence in classes)
        {
            var name = words.Say($"licence.{licence.Id}");
            figure.Text(0, y + 14, name, "label", "start");
            figure.Text(100, y + 14, new Html($"{words.Formats.Number(licence.Count)} · {Html.Escape(words.Formats.Percent(licence.Share))}"), "value", "end");
            figure.Filled(0, y + 20, 100 * licence.Share, 12, licence.Id switch { "unknown" => "unknown", "source-available" or "proprietary" => "third", _ => "eu" });
            table.Row(name, words.Formats.Number(licence.Count), words.Formats.Percent(licence.Share));
            y += 42;
        }

        return figure.Finish(Math.Max(y - 8, 1), table.Finish(), words.Say("chart.as-table"));
    }

    private static Html Name(ChartWords words, ShareView share) => share.Name switch
    {
        null => words.Say($"bloc.{share.Id}"),
        { } name when share.Id != share.Country && share.Country is { } country => new Html($"{Figure.Short(name, NameShown).Markup} ({Html.Escape(country)})"),
        { } name => Figure.Short(name, NameShown),
    };

    private static string Cost(ChartWords words, ShareView share) => share.YearlyCost is { } cost ? words.Formats.Money(cost) : "–";

    private static Html Describe(ChartWords words, IEnumerable<(Html Name, double Share)> shares) =>
        new(string.Join(", ", shares.Select(s => $"{s.Name.Markup} {Html.Escape(words.Formats.Percent(s.Share))}")) + ".");
}

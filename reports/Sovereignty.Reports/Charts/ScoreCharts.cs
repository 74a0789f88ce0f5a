using Sovereignty.Reports.Model;
using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Charts;

/// <summary>Scores as bands on a scale from 0 to 100: the band is as wide as what is not known.</summary>
internal static class ScoreCharts
{
    public static Html Score(ChartWords words, ScoreView score)
    {
        var value = new Html(words.Formats.Interval(score.Low, score.High));
        var figure = words.Figure(words.Say("chart.score.title"), words.Say("chart.score.desc", value));
        const double top = 34;
        figure.Definitions(Hatch(figure.Pattern("open")));
        figure.Rect(0, top, 100, 22, "track", 3);
        foreach (var mark in (ReadOnlySpan<int>)[40, 70]) figure.Line(mark, top, mark, top + 28, "mark");
        Band(figure, score.Low, score.High, top, 22);
        figure.Text((score.Low + score.High) / 2, 22, value, "big");
        foreach (var tick in (ReadOnlySpan<int>)[0, 40, 70, 100]) figure.Text(tick, top + 42, new Html(words.Formats.Number(tick)), "tick", tick == 0 ? "start" : tick == 100 ? "end" : "middle");
        figure.Text(20, top + 62, words.Say("band.bound"), "tick", "middle");
        figure.Text(55, top + 62, words.Say("band.partly"), "tick", "middle");
        figure.Text(85, top + 62, words.Say("band.free"), "tick", "middle");
        var table = new DataTable(figure, words.Say("chart.score.title"), words.Say("chart.measure"), words.Say("chart.points"))
            .Row(words.Say("chart.lowest"), words.Formats.Number((decimal)score.Low))
            .Row(words.Say("chart.highest"), words.Formats.Number((decimal)score.High));
        return figure.Finish(top + 68, table.Finish(), words.Say("chart.as-table"));
    }

    public static Html Dimensions(ChartWords words, ScoreView score)
    {
        var figure = words.Figure(words.Say("chart.dimensions.title"), words.Say("chart.dimensions.desc"));
        figure.Definitions(Hatch(figure.Pattern("open")));
        var table = new DataTable(
            figure, words.Say("chart.dimensions.title"), words.Say("chart.dimension"), words.Say("chart.weight"), words.Say("chart.lowest"), words.Say("chart.highest"));
        double y = 0;
        foreach (var dimension in score.Dimensions)
        {
            var name = words.Say($"dimension.{dimension.Id}");
            figure.Text(0, y + 14, name, "label", "start");
            figure.Text(100, y + 14, new Html(words.Formats.Interval(dimension.Low, dimension.High)), "value", "end");
            figure.Rect(0, y + 21, 100, 10, "track", 2);
            Band(figure, dimension.Low, dimension.High, y + 21, 10);
            table.Row(name, words.Formats.Percent(dimension.Weight), words.Formats.Number((decimal)dimension.Low), words.Formats.Number((decimal)dimension.High));
            y += 44;
        }

        return figure.Finish(Math.Max(y - 6, 1), table.Finish(), words.Say("chart.as-table"));
    }

    /// <summary>A small bar beside figures that say the same: it has nothing to tell those who do not see it.</summary>
    public static Html Meter(PortionView portion)
    {
        var width = (100 * (portion.Ratio ?? 0)).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
        return new Html($"<svg width=\"100%\" height=\"10\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"100%\" height=\"10\" class=\"track\"/><rect width=\"{width}%\" height=\"10\" class=\"sure\"/></svg>");
    }

    // Up to the low end is certain: solid. From there to the high end is open: hatched, with both ends marked.
    private static void Band(Figure figure, double low, double high, double y, double height)
    {
        figure.Rect(0, y, Math.Clamp(low, 0, 100), height, "sure", 2);
        if (high - low >= 0.5) figure.Filled(low, y, high - low, height, "open");
        figure.Line(low, y - 3, low, y + height + 3, "edge");
        if (high - low >= 0.5) figure.Line(high, y - 3, high, y + height + 3, "edge");
    }

    private static string Hatch(string id) =>
        $"<pattern id=\"{id}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" class=\"fill-open\"><rect width=\"7\" height=\"7\" class=\"ground\"/><path d=\"M0 7 7 0\" class=\"ink\"/></pattern>";
}

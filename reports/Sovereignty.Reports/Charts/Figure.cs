using System.Globalization;
using System.Text;
using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Charts;

/// <summary>
/// A figure: an SVG with title and description for those who do not see it, and the same figures as a table. Positions are in per cent
/// of the width, so that the chart fits any width while its writing keeps its size.
/// </summary>
internal sealed class Figure
{
    private readonly StringBuilder body = new();
    private readonly string id;
    private readonly Html title;
    private readonly Html description;

    public Figure(string id, Html title, Html description)
    {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /// <summary>The id of a pattern of this figure.</summary>
    public string Pattern(string name) => $"{id}-{name}";

    public Figure Rect(double x, double y, double width, double height, string css, double radius = 0)
    {
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}%\" y=\"{N(y)}\" width=\"{N(width)}%\" height=\"{N(height)}\"");
        if (radius > 0) body.Append(CultureInfo.InvariantCulture, $" rx=\"{N(radius)}\"");
        body.Append(CultureInfo.InvariantCulture, $" class=\"{css}\"/>");
        return this;
    }

    /// <summary>A rectangle that is filled with a pattern of this figure.</summary>
    public Figure Filled(double x, double y, double width, double height, string pattern)
    {
        body.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{N(x)}%\" y=\"{N(y)}\" width=\"{N(width)}%\" height=\"{N(height)}\" class=\"area\" fill=\"url(#{Pattern(pattern)})\"/>");
        return this;
    }

    public Figure Line(double x1, double y1, double x2, double y2, string css)
    {
        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}%\" y1=\"{N(y1)}\" x2=\"{N(x2)}%\" y2=\"{N(y2)}\" class=\"{css}\"/>");
        return this;
    }

    /// <summary>A diamond, drawn about a point in a nested view so that it keeps its shape at any width.</summary>
    public Figure Diamond(double x, double y, string css)
    {
        body.Append(CultureInfo.InvariantCulture, $"<svg x=\"{N(x)}%\" y=\"{N(y)}\" overflow=\"visible\"><path d=\"M0-7 7 0 0 7-7 0Z\" class=\"{css}\"/></svg>");
        return this;
    }

    public Figure Square(double x, double y, string css)
    {
        body.Append(CultureInfo.InvariantCulture, $"<svg x=\"{N(x)}%\" y=\"{N(y)}\" overflow=\"visible\"><path d=\"M-5-5H5V5H-5Z\" class=\"{css}\"/></svg>");
        return this;
    }

    /// <summary>Writing. Near an edge it is anchored so that it stays inside.</summary>
    public Figure Text(double x, double y, Html text, string css = "label", string? anchor = null)
    {
        anchor ??= x < 12 ? "start" : x > 88 ? "end" : "middle";
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}%\" y=\"{N(y)}\" text-anchor=\"{anchor}\" class=\"{css}\">{text.Markup}</text>");
        return this;
    }

    public Figure Definitions(string markup)
    {
        body.Append("<defs>").Append(markup).Append("</defs>");
        return this;
    }

    /// <summary>The figure. The table stands beside the chart, or folded below it.</summary>
    public Html Finish(double height, string table, Html? folded, Html? legend = null)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"chart{(folded is null ? " beside" : "")}\"><figcaption>{title.Markup}</figcaption>");
        html.Append(CultureInfo.InvariantCulture,
            $"<svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"{N(height)}\" focusable=\"false\"><title id=\"{id}-t\">{title.Markup}</title><desc id=\"{id}-d\">{description.Markup}</desc>");
        html.Append(body).Append("</svg>");
        if (legend is not null) html.Append("<p class=\"legend\">").Append(legend.Markup).Append("</p>");
        if (folded is { } summary) html.Append("<details class=\"data\"><summary>").Append(summary.Markup).Append("</summary>").Append(table).Append("</details>");
        else html.Append(table);
        return new Html(html.Append("</figure>").ToString());
    }

    /// <summary>As much of a name as fits a narrow page beside a figure; the table has the whole.</summary>
    public static Html Short(string name, int most)
    {
        var elements = StringInfo.ParseCombiningCharacters(name);
        return new Html(Html.Escape(elements.Length <= most ? name : name[..elements[most - 1]].TrimEnd() + "…"));
    }

    private static string N(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}

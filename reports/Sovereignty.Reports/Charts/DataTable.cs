using System.Globalization;
using System.Text;
using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Charts;

/// <summary>The table that goes with a chart.</summary>
internal sealed class DataTable
{
    private readonly StringBuilder html = new();

    public DataTable(Figure figure, Html caption, params ReadOnlySpan<Html> columns)
    {
        var id = figure.Pattern("c");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\">");
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"data\"><caption class=\"hidden\" id=\"{id}\">").Append(caption.Markup).Append("</caption><thead><tr>");
        for (var i = 0; i < columns.Length; i++) html.Append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">").Append(columns[i].Markup).Append("</th>");
        html.Append("</tr></thead><tbody>");
    }

    public DataTable Row(Html head, params ReadOnlySpan<string> cells)
    {
        html.Append("<tr><th scope=\"row\">").Append(head.Markup).Append("</th>");
        foreach (var cell in cells) html.Append("<td class=\"n\">").Append(Html.Escape(cell)).Append("</td>");
        html.Append("</tr>");
        return this;
    }

    public string Finish() => html.Append("</tbody></table></div>").ToString();
}

using Sovereignty.Reports.Model;
using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Charts;

/// <summary>Contract dates to come on a line of time: when notice is due and when the contract then ends.</summary>
internal static class ContractCharts
{
    private const int RowsShown = 14;
    private const int NameShown = 24;
    private const int Months = 15;

    public static Html Timeline(ChartWords words, IReadOnlyList<ContractView> contracts, DateOnly today)
    {
        var dated = contracts.Where(c => c.DueOn >= today).Take(RowsShown).ToList();
        if (dated.Count == 0) return new Html("");
        var title = words.Say("chart.timeline.title");
        var figure = words.Figure(title, words.Say("chart.timeline.desc", dated.Count));
        var start = new DateOnly(today.Year, today.Month, 1);
        var end = start.AddMonths(Months);
        var height = 30 + (dated.Count * 38);
        for (var month = start; month < end; month = month.AddMonths(1))
        {
            var labelled = month.Month % 3 == 1;
            figure.Line(At(month), labelled ? 18 : 24, At(month), height, labelled ? "grid strong" : "grid");
            if (labelled && At(month) < 94) figure.Text(At(month), 12, new Html(words.Formats.Month(month)), "tick", At(month) < 3 ? "start" : "middle");
        }

        figure.Line(At(today), 18, At(today), height, "today");
        var table = new DataTable(figure, title, words.Say("chart.timeline.contract"), words.Say("chart.timeline.notice"), words.Say("chart.timeline.end"));
        double y = 30;
        foreach (var contract in dated)
        {
            var due = At(contract.DueOn!.Value);
            var ends = contract.EndsThen ?? contract.End;
            figure.Rect(0, y, 100, 17, "paper");
            figure.Text(0, y + 13, Figure.Short(contract.System.Name, NameShown), "label", "start");
            figure.Text(100, y + 13, words.Say("chart.timeline.by", contract.DueOn), "label", "end");
            if (ends is { } last && At(last) > due) figure.Line(due, y + 25, At(last), y + 25, "span").Square(At(last), y + 25, "end");
            // Without a day for notice all that is known is when it ends.
            if (contract.NoticeBy is null) figure.Square(due, y + 25, "end");
            else figure.Diamond(due, y + 25, "due");
            table.Row(new Html(Html.Escape(contract.System.Name)), Day(words, contract.NoticeBy), Day(words, ends));
            y += 38;
        }

        return figure.Finish(height + 4, table.Finish(), words.Say("chart.as-table"), words.Say("chart.timeline.legend"));

        double At(DateOnly day) => Math.Clamp(100.0 * (day.DayNumber - start.DayNumber) / (end.DayNumber - start.DayNumber), 0.8, 99);
    }

    private static string Day(ChartWords words, DateOnly? day) => day is { } d ? words.Formats.Date(d) : "–";
}

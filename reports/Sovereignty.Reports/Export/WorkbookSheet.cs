using System.Globalization;
using System.Xml;

namespace Sovereignty.Reports.Export;

/// <summary>A sheet of a <see cref="Workbook"/> while it is written; a list that is longer than a sheet goes on in the next.</summary>
internal sealed class WorkbookSheet(Func<XmlWriter> begin, TableWords? words) : ITable, IDisposable
{
    // Limits of Excel.
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;

    // Two lines, in points.
    private const string HeadHeight = "32";

    // The first day that a spreadsheet counts alike in all of them: Excel's own calendar has a 29 February 1900.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private XmlWriter? xml;
    private string[] columns = [];
    private string[] letters = [];
    private int row;

    public void Head(params ReadOnlySpan<string> names)
    {
        columns = names.ToArray();
        letters = [.. columns.Select((_, i) => Letters(i))];
        Begin();
    }

    public void Row(params ReadOnlySpan<object?> cells)
    {
        if (row == MostRows)
        {
            End();
            Begin();
        }

        StartRow();
        for (var i = 0; i < cells.Length; i++) Cell(i, cells[i]);
        xml!.WriteEndElement();
    }

    public void Dispose()
    {
        if (xml is null) Begin();
        End();
    }

    private void Begin()
    {
        xml = begin();
        row = 0;
        xml.WriteStartElement("worksheet", Workbook.Main);
        // The cells of the head stay in sight, and a printed page is as wide as the table.
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        if (columns.Length > 0)
        {
            xml.WriteStartElement("cols", Workbook.Main);
            for (var i = 0; i < columns.Length; i++)
            {
                xml.WriteStartElement("col", Workbook.Main);
                xml.WriteAttributeString("min", Text(i + 1));
                xml.WriteAttributeString("max", Text(i + 1));
                xml.WriteAttributeString("width", Text(TableWords.Width(columns[i], Heading(i))));
                xml.WriteAttributeString("customWidth", "1");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteStartElement("sheetData", Workbook.Main);
        if (columns.Length == 0) return;
        StartRow();
        xml.WriteAttributeString("ht", HeadHeight);
        xml.WriteAttributeString("customHeight", "1");
        for (var i = 0; i < columns.Length; i++) Inline(i, WorkbookStyles.Heading, Heading(i));
        xml.WriteEndElement();
    }

    private void End()
    {
        xml!.WriteEndElement();
        if (columns.Length > 0) xml.WriteRaw($"<autoFilter ref=\"A1:{letters[^1]}{Text(row)}\"/>");
        xml.WriteRaw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        xml.WriteEndElement();
        xml.Dispose();
    }

    private void StartRow()
    {
        xml!.WriteStartElement("row", Workbook.Main);
        xml.WriteAttributeString("r", Text(++row));
    }

    private void Cell(int column, object? value)
    {
        switch (value)
        {
            case null: break;
            case DateOnly day when day >= FirstDay: Number(column, WorkbookStyles.Day, Text(day.DayNumber - DayZero.DayNumber)); break;
            case DateOnly day: Inline(column, WorkbookStyles.Plain, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case bool yes when words?.Truth(yes) is { } word: Inline(column, WorkbookStyles.Plain, word); break;
            case bool yes: Number(column, WorkbookStyles.Plain, yes ? "1" : "0", "b"); break;
            case int or long: Number(column, WorkbookStyles.Plain, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case double d: Number(column, WorkbookStyles.Plain, Math.Round(d, 4).ToString(CultureInfo.InvariantCulture)); break;
            case decimal m: Number(column, WorkbookStyles.Money, m.ToString(CultureInfo.InvariantCulture)); break;
            default:
                var text = value.ToString() ?? "";
                if (text.Length == 0) break;
                text = words?.Value(columns[column], text) ?? text;
                Inline(column, BeginsAsFormula(text) ? WorkbookStyles.Quoted : TableWords.IsProse(columns[column]) ? WorkbookStyles.Wrapped : WorkbookStyles.Plain, text);
                break;
        }
    }

    private void Number(int column, string style, string value, string? type = null)
    {
        StartCell(column, style, type);
        xml!.WriteElementString("v", Workbook.Main, value);
        xml.WriteEndElement();
    }

    private void Inline(int column, string style, string text)
    {
        StartCell(column, style, "inlineStr");
        xml!.WriteStartElement("is", Workbook.Main);
        xml.WriteStartElement("t", Workbook.Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Safe(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void StartCell(int column, string style, string? type)
    {
        xml!.WriteStartElement("c", Workbook.Main);
        xml.WriteAttributeString("r", letters[column] + Text(row));
        if (style != WorkbookStyles.Plain) xml.WriteAttributeString("s", style);
        if (type is not null) xml.WriteAttributeString("t", type);
    }

    private string Heading(int column) => words?.Heading(columns[column]) ?? columns[column];

    private static bool BeginsAsFormula(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '|' or '%' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..];

    // What XML cannot hold is shown as unreadable; `_x0041_` is how a sheet writes a sign by its number, so an underscore before an x is itself written so.
    private static string Safe(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (text.Length > LongestText) text = string.Concat(text.AsSpan(0, LongestText - 1 - (char.IsHighSurrogate(text[LongestText - 2]) ? 1 : 0)), "…");
        return TableText.Readable(text).Replace("_x", "_x005F_x", StringComparison.Ordinal);
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (var i = column; i >= 0; i = (i / 26) - 1) letters = (char)('A' + (i % 26)) + letters;
        return letters;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

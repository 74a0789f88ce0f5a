using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Sovereignty.Inventory.Tables;

/// <summary>Workbooks of Excel, old and new, row by row.</summary>
internal static class Workbook
{
    private const int MostColumns = 500;
    private const int MostBlankRows = 10_000;
    private const int LongestWhole = BoundedXml.Longest / 4;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The visible sheets in order; each must be read to its end before the next is asked for.</summary>
    /// <param name="package">The workbook; closed with its last sheet.</param>
    /// <param name="cut">Whether texts in it were cut, so that rows tell of it.</param>
    /// <exception cref="Exception">Of many types, where the workbook is broken or encrypted: the library promises none in particular.</exception>
    public static IEnumerable<TableSheet> Open(Stream package, bool cut)
    {
        using var open = package;
        using var reader = ExcelReaderFactory.CreateReader(package, new ExcelReaderConfiguration { FallbackEncoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)! });
        do
        {
            if (reader.VisibleState == "visible") yield return new TableSheet(reader.Name, Rows(reader, cut));
        }
        while (reader.NextResult());
    }

    private static IEnumerable<TableRow> Rows(IExcelDataReader reader, bool cut)
    {
        var blank = 0;
        while (reader.Read())
        {
            var cells = new string[Math.Min(reader.FieldCount, MostColumns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Text(reader.GetValue(i));
            var row = new TableRow(reader.Depth + 1, cells, cut && Array.Exists(cells, c => c.Length > LongestWhole) ? "a cell is longer than 1,048,576 characters and was cut" : null);
            // A single cell at the very end makes a million empty rows of a sheet.
            blank = row.IsEmpty ? blank + 1 : 0;
            if (blank > MostBlankRows) yield break;
            yield return row;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Replace('\u00A0', ' ').Trim(),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => CellNumber.Text(number),
        bool truth => truth ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>Numbers of typed cells as text that is read back as the same number.</summary>
internal static class CellNumber
{
    /// <summary>Three decimals get a fourth: in lists, "123.456" is a hundred thousand.</summary>
    public static string Text(double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) > 1e15) return number.ToString(CultureInfo.InvariantCulture);
        var text = number.ToString("0.##########", CultureInfo.InvariantCulture);
        return text.Length > 4 && text[^4] == '.' ? text + "0" : text;
    }
}

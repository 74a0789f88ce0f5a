using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Sovereignty.Inventory.Tables;

/// <summary>Spreadsheets of LibreOffice and others: a zip file with the cells in content.xml (ISO/IEC 26300-1, clause 9), read row by row.</summary>
internal static class OpenDocument
{
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Content = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const int MostColumns = 500;
    private const int MostCellText = 64 * 1024;
    private const int MostRepeats = 1000;

    /// <summary>Whether the spreadsheet is encrypted.</summary>
    public static bool IsEncrypted(ListContent content)
    {
        using var zip = new ZipArchive(content.Open(), ZipArchiveMode.Read);
        if (zip.GetEntry("META-INF/manifest.xml") is not { Length: < 4 * 1024 * 1024 } entry) return false;
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd().Contains("encryption-data", StringComparison.Ordinal);
    }

    /// <summary>The tables in order; each must be read to its end before the next is asked for.</summary>
    /// <exception cref="XmlException">The contents are broken from here on.</exception>
    /// <exception cref="InvalidDataException">The package is broken.</exception>
    public static IEnumerable<TableSheet> Open(ListContent content)
    {
        using var zip = new ZipArchive(content.Open(), ZipArchiveMode.Read);
        using var bounded = new BoundedXml(zip.GetEntry("content.xml")!.Open(), ListFormats.MostUnpacked);
        using var reader = XmlReader.Create(bounded, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        while (reader.Read())
        {
            if (Is(reader, Table, "table")) yield return new TableSheet(reader.GetAttribute("name", Table), Rows(reader, bounded));
        }
    }

    private static IEnumerable<TableRow> Rows(XmlReader reader, BoundedXml bounded)
    {
        if (reader.IsEmptyElement) yield break;
        var (line, depth) = (0, reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (!Is(reader, Table, "table-row")) continue;
            var repeats = Repeats(reader, "number-rows-repeated");
            var cuts = bounded.Cuts;
            var row = new TableRow(line + 1, Cells(reader));
            if (bounded.Cuts > cuts) row = row with { Fault = "a cell is longer than 1,048,576 characters and was cut" };
            // A filled row that is repeated stands there as often; an empty one reaches to the sheet's end.
            for (var i = 0; i < (row.IsEmpty ? 1 : Math.Min(repeats, MostRepeats)); i++) yield return row with { Line = line + 1 + i };
            line += repeats;
        }
    }

    private static string[] Cells(XmlReader reader)
    {
        var cells = new List<string>();
        if (reader.IsEmptyElement) return [];
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (!Is(reader, Table, "table-cell") && !Is(reader, Table, "covered-table-cell")) continue;
            var repeats = Repeats(reader, "number-columns-repeated");
            var text = Cell(reader);
            for (var i = 0; i < repeats && cells.Count < MostColumns; i++) cells.Add(text);
        }

        while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
        return [.. cells];
    }

    private static string Cell(XmlReader reader)
    {
        var type = reader.GetAttribute("value-type", Office);
        var day = reader.GetAttribute("date-value", Office);
        var number = reader.GetAttribute("value", Office);
        var text = Paragraphs(reader);
        return type switch
        {
            "date" when day is { Length: >= 10 } => day[..10],
            "float" or "currency" when double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => CellNumber.Text(value),
            _ => text.Replace('\u00A0', ' ').Trim(),
        };
    }

    private static string Paragraphs(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var (depth, inNote) = (reader.Depth, -1);
        while (reader.Read() && reader.Depth > depth)
        {
            // Comments hang on a cell as annotations; they are not its value.
            if (inNote >= 0)
            {
                if (reader.Depth <= inNote) inNote = -1;
                else continue;
            }

            if (Is(reader, Office, "annotation") && !reader.IsEmptyElement) inNote = reader.Depth;
            else if (Is(reader, Content, "p") && text.Length > 0) text.Append('\n');
            else if (Is(reader, Content, "s") || Is(reader, Content, "tab")) text.Append(' ');
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Append(reader, text);
        }

        return text.ToString();
    }

    // In pieces, since a cell can be as long as the file.
    private static void Append(XmlReader reader, StringBuilder text)
    {
        var piece = new char[1024];
        while (text.Length < MostCellText && reader.ReadValueChunk(piece, 0, piece.Length) is > 0 and var length) text.Append(piece, 0, length);
    }

    private static int Repeats(XmlReader reader, string name) =>
        int.TryParse(reader.GetAttribute(name, Table), NumberStyles.None, CultureInfo.InvariantCulture, out var repeats) ? Math.Clamp(repeats, 1, 16_777_216) : 1;

    private static bool Is(XmlReader reader, string space, string name) => reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI == space;
}

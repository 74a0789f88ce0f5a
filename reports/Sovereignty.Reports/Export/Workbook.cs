using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Sovereignty.Reports.Export;

/// <summary>
/// Writes a workbook (Office Open XML, ECMA-376) sheet by sheet and row by row, holding none: frozen and filtered headings, real days and
/// numbers, and no formula, whatever a text begins with. The same rows give the same bytes.
/// </summary>
/// <remarks>Writes from front to back only, so that the output may be a pipe. Dispose writes what remains.</remarks>
public sealed class Workbook : IDisposable
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // A sheet's name has at most 31 characters; what follows it when a list goes on in a further sheet takes up to five.
    private const int LongestName = 26;

    // A zip file cannot tell an earlier day, and the clock's would make two runs differ.
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;
    private readonly List<string> sheets = [];
    private WorkbookSheet? open;

    /// <summary>Begins a workbook.</summary>
    /// <param name="output">Takes the file; is left open.</param>
    public Workbook(Stream output)
    {
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        // First, as programs that tell files by their beginning expect it: how many sheets there will be is not yet known, so they are what is not named.
        Part("[Content_Types].xml", WriteContentTypes);
        Part("_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        Part("xl/styles.xml", WorkbookStyles.Write);
    }

    /// <summary>Begins a sheet and ends the one before.</summary>
    /// <param name="name">Shown on its tab; what a name may not hold is left out, and one that is taken gets a number.</param>
    /// <param name="words">What columns and values are called; null to call them what they are.</param>
    public ITable Sheet(string name, TableWords? words = null)
    {
        open?.Dispose();
        return open = new WorkbookSheet(() => Begin(name), words);
    }

    /// <summary>Ends the last sheet and the file.</summary>
    public void Dispose()
    {
        open?.Dispose();
        if (sheets.Count == 0) new WorkbookSheet(() => Begin("–"), null).Dispose();
        Part("xl/workbook.xml", WriteWorkbook);
        Part("xl/_rels/workbook.xml.rels", xml => WriteRelations(xml, [.. sheets.Select((_, i) => ("worksheet", FormattableString.Invariant($"worksheets/sheet{i + 1}.xml"))), ("styles", "styles.xml")]));
        archive.Dispose();
    }

    private XmlWriter Begin(string name)
    {
        var plain = new string([.. name.Where(c => !char.IsControl(c) && c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\'))]).Trim('\'', ' ');
        if (plain.Length > LongestName) plain = plain[..LongestName];
        var free = plain;
        for (var i = 2; sheets.Contains(free, StringComparer.OrdinalIgnoreCase); i++) free = FormattableString.Invariant($"{plain} ({i})");
        sheets.Add(free);
        return Xml(FormattableString.Invariant($"xl/worksheets/sheet{sheets.Count}.xml"));
    }

    private void Part(string path, Action<XmlWriter> write)
    {
        using var xml = Xml(path);
        write(xml);
    }

    private XmlWriter Xml(string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Written;
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true, NewLineHandling = NewLineHandling.Entitize });
    }

    private static void WriteContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type("Default", "Extension", "xml", $"{SheetType}worksheet+xml");
        Type("Override", "PartName", "/xl/workbook.xml", $"{SheetType}sheet.main+xml");
        Type("Override", "PartName", "/xl/styles.xml", $"{SheetType}styles+xml");
        xml.WriteEndElement();

        void Type(string element, string by, string of, string type)
        {
            xml.WriteStartElement(element, ContentTypes);
            xml.WriteAttributeString(by, of);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var i = 0; i < relations.Count; i++)
        {
            xml.WriteStartElement("Relationship", PackageRelations);
            xml.WriteAttributeString("Id", FormattableString.Invariant($"rId{i + 1}"));
            xml.WriteAttributeString("Type", $"{Relations}/{relations[i].Type}");
            xml.WriteAttributeString("Target", relations[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteWorkbook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[i]);
            xml.WriteAttributeString("sheetId", FormattableString.Invariant($"{i + 1}"));
            xml.WriteAttributeString("r", "id", Relations, FormattableString.Invariant($"rId{i + 1}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            // The headings again on each printed page.
            xml.WriteStartElement("definedName", Main);
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", FormattableString.Invariant($"{i}"));
            xml.WriteString($"'{sheets[i].Replace("'", "''", StringComparison.Ordinal)}'!$1:$1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}

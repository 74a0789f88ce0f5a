using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using FsCheck;
using FsCheck.Fluent;
using Sovereignty.Reports.Export;
using Sovereignty.Reports.Tests.Sample;

namespace Sovereignty.Reports.Tests;

/// <summary>Workbooks are checked against the schemas by Microsoft's own validator, and read back by another library than wrote them.</summary>
public sealed class WorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // The library that reads them back asks for the code page of old files even where it reads new ones.
    public WorkbookTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("de", "Verträge Systeme Hersteller Risiken Offene_Fragen Komponenten Über_diese_Datei", "Kündigen bis", "Kosten im Jahr")]
    [InlineData("en", "Contracts Systems Vendors Risks Open_questions Components About_this_file", "notice by", "yearly cost")]
    public void The_lists_behind_the_reports_are_sheets_with_names_headings_days_and_numbers(string language, string names, string noticeBy, string cost)
    {
        var file = Lists(language);

        Assert.Empty(Invalid(file));
        var sheets = Read(file);
        Assert.Equal(names.Split(' ').Select(n => n.Replace('_', ' ')), sheets.Select(s => s.Name));
        var contracts = sheets[0].Rows;
        Assert.Contains(contracts.Skip(1), r => r[Array.IndexOf(contracts[0], noticeBy)] is DateTime);
        Assert.Contains(contracts.Skip(1), r => r[Array.IndexOf(contracts[0], cost)] is double);
        Assert.All(sheets, s => Assert.All(s.Rows, r => Assert.Equal(s.Rows[0].Length, r.Length)));
    }

    [Fact]
    public void Every_column_and_value_of_the_German_workbook_has_a_German_name()
    {
        var english = Read(Lists("en")).SelectMany(s => s.Rows[0]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var german = Read(Lists("de")).SelectMany(s => s.Rows[0]).OfType<string>().ToHashSet(StringComparer.Ordinal);

        // Those that are the same word in both.
        Assert.Equal(["dimension", "name", "system", "version"], english.Intersect(german.Select(g => g.ToLowerInvariant())).Order(StringComparer.Ordinal));
        var values = Read(Lists("de")).SelectMany(s => s.Rows.Skip(1)).SelectMany(r => r).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(values, v => v is "third" or "proprietary" or "supply-chain" or "overdue" or "within-90" or "bought" or "true" or "critical");
    }

    [Fact]
    public void The_same_scan_gives_the_same_bytes_and_nothing_is_a_formula()
    {
        var file = Lists("de");

        Assert.Equal(file, Lists("de"));
        using var archive = new ZipArchive(new MemoryStream(file));
        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
        Assert.All(Sheets(archive), sheet =>
        {
            Assert.Empty(sheet.Descendants(Main + "f"));
            Assert.Equal("frozen", sheet.Descendants(Main + "pane").Single().Attribute("state")!.Value);
            Assert.StartsWith("A1:", sheet.Root!.Element(Main + "autoFilter")!.Attribute("ref")!.Value, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\uFF1D1+1")]
    public void A_text_that_begins_as_a_formula_stays_text_even_when_its_cell_is_edited(string name)
    {
        var file = Written(name);
        using var archive = new ZipArchive(new MemoryStream(file));

        var cell = Sheets(archive).Single().Descendants(Main + "c").Last();
        Assert.Equal(("inlineStr", "4"), (cell.Attribute("t")!.Value, cell.Attribute("s")!.Value));
        using var styles = archive.GetEntry("xl/styles.xml")!.Open();
        Assert.Equal("1", XDocument.Load(styles).Descendants(Main + "cellXfs").Single().Elements().ElementAt(4).Attribute("quotePrefix")!.Value);
        Assert.Equal(name, Read(file)[0].Rows[1][0]);
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was() => Prop.ForAll<string?>(text =>
    {
        var file = Written((text ?? "") + "x_x0041_");
        var cell = (string)Sheets(new ZipArchive(new MemoryStream(file))).Single().Descendants(Main + "t").Last();
        var expected = TableText.Readable((text ?? "").ReplaceLineEndings("\n")) + "x_x0041_";
        return cell.Replace("_x005F_", "_", StringComparison.Ordinal) == expected && Invalid(file).Count == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Signs_that_no_file_can_hold_and_texts_longer_than_a_cell_do_not_spoil_a_workbook()
    {
        Assert.Equal("a\ufffdb\ufffd", Read(Written("a\0b\ud800"))[0].Rows[1][0]);
        var cut = (string)Read(Written(new string('x', 40_000)))[0].Rows[1][0]!;
        Assert.Equal((32_767, '…'), (cut.Length, cut[^1]));
    }

    [Fact]
    public void Days_before_the_calendar_of_spreadsheets_are_texts_and_unknown_is_empty()
    {
        var row = Read(Of(new DateOnly(1900, 2, 28), new DateOnly(2026, 6, 30), null, 12.5m, true))[0].Rows[1];

        Assert.Equal(["1900-02-28", new DateTime(2026, 6, 30, 0, 0, 0, DateTimeKind.Unspecified), null, 12.5d, true], row);
    }

    [Fact]
    public void Names_of_sheets_are_made_to_be_allowed_and_told_apart()
    {
        using var output = new MemoryStream();
        using (var workbook = new Workbook(output))
        {
            foreach (var name in new[] { "a/b:c", "abc", new string('y', 40) }) workbook.Sheet(name).Head("x");
        }

        Assert.Equal(["abc", "abc (2)", new string('y', 26)], Read(output.ToArray()).Select(s => s.Name));
        Assert.Empty(Invalid(output.ToArray()));
    }

    [Fact]
    public void A_workbook_without_anything_can_be_opened()
    {
        using var output = new MemoryStream();
        using (new Workbook(output))
        {
        }

        Assert.Empty(Invalid(output.ToArray()));
    }

    [Fact]
    public void A_list_longer_than_a_sheet_goes_on_in_the_next()
    {
        using var output = new MemoryStream();
        using (var workbook = new Workbook(output))
        {
            var sheet = workbook.Sheet("Liste");
            sheet.Head("n");
            for (var i = 0; i < 1_048_580; i++) sheet.Row(i);
        }

        using var reader = ExcelReaderFactory.CreateOpenXmlReader(output);
        Assert.Equal(("Liste", 2), (reader.Name, reader.ResultsCount));
        reader.NextResult();
        reader.Read();
        Assert.Equal(("Liste (2)", "n"), (reader.Name, reader.GetString(0)));
        reader.Read();
        Assert.Equal(1_048_575d, reader.GetValue(0));
    }

    private static byte[] Lists(string language)
    {
        using var output = new MemoryStream();
        Tables.WriteWorkbook(SampleScan.Value, SampleCatalogue.Value, language, output);
        return output.ToArray();
    }

    private static byte[] Written(string text) => Of(text);

    private static byte[] Of(params object?[] cells)
    {
        using var output = new MemoryStream();
        using (var workbook = new Workbook(output))
        {
            var sheet = workbook.Sheet("x");
            sheet.Head([.. cells.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))]);
            sheet.Row(cells);
        }

        return output.ToArray();
    }

    private static IEnumerable<XDocument> Sheets(ZipArchive archive) => archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e =>
    {
        using var stream = e.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    });

    private static List<string> Invalid(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    private static List<(string Name, List<object?[]> Rows)> Read(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var sheets = new List<(string, List<object?[]>)>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            sheets.Add((reader.Name, rows));
        }
        while (reader.NextResult());
        return sheets;
    }
}

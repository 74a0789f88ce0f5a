using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

public sealed class WorkbookTests
{
    [Theory]
    [InlineData("liste.xlsx")]
    [InlineData("liste.xls")]
    [InlineData("liste.ods")]
    public void Workbooks_of_all_kinds_give_the_same_lines(string file)
    {
        var table = Read(Fixture(file));

        Assert.Empty(table.Problems);
        Assert.Equal(["VMware vSphere 8", "Nextcloud Enterprise", "ALLRIS"], table.Lines.Select(l => l.Product));
        Assert.Equal([4, 5, 6], table.Lines.Select(l => l.Line));
        Assert.Equal([null, 900, 230], table.Lines.Select(l => l.Terms.Users));
        Assert.Equal([148300.125m, 31500.5m, 21300m], table.Lines.Select(l => l.Contract!.YearlyCost!.Value));
        Assert.Equal([new(2026, 12, 31), new(2027, 10, 31), new(2027, 12, 31)], table.Lines.Select(l => l.Contract!.End!.Value));
        Assert.Equal(["V-1", "V-2", "V-3"], table.Lines.Select(l => l.Contract!.Number!));
        Assert.Equal(1234.567m, table.Lines[2].Contract!.OneOffCost);
    }

    [Fact]
    public void A_workbook_with_a_password_says_so()
    {
        var problem = Assert.Single(Read(Fixture("geschuetzt.xls")).Problems);

        Assert.Equal(("inventory-encrypted", ProblemSeverity.Error), (problem.Code, problem.Severity));
    }

    [Fact]
    public void A_sheet_that_is_named_is_the_only_one_that_is_read()
    {
        Assert.Equal(3, Read(Fixture("liste.xlsx"), "software").Lines.Length);
        Assert.Equal("inventory-sheet-missing", Assert.Single(Read(Fixture("liste.xlsx"), "Hardware").Problems).Code);
    }

    [Fact]
    public void Of_a_list_as_an_office_keeps_it_titles_totals_notes_and_the_sheet_with_the_contacts_are_no_products()
    {
        var table = Read(Fixture("vertragsliste.xlsx"));

        Assert.Equal(
            ["OK.EWO", "MS Office 365 E3 (450 User)", "enaio", "Autocad LT", "ProSoz 14plus", "Infoma newsystem", "Baumkataster Grün 3000", "VMware vSphere Standard", "Zoom Meetings", "SAP HCM", "Lotus Notes"],
            table.Lines.Select(l => l.Product));
        Assert.Equal(
            [null, new(2028, 6, 30), new(2026, 12, 31), new(2027, 2, 28), new(2026, 12, 31), null, null, new(2026, 10, 31), null, new(2027, 12, 31), new DateOnly(2019, 12, 31)],
            table.Lines.Select(l => l.Contract!.End));
        Assert.Equal([48250m, 120000m, 12500m, 3000m, 22000m, 36500m, 1980m, 18900m, 191.88m, 88000m, null], table.Lines.Select(l => l.Contract!.YearlyCost));
        Assert.Equal("`jährlich, verlängert sich automatisch` under `Laufzeit bis`", Assert.Single(table.Problems).Message.Split(" could not")[0]);
    }

    [Fact]
    public void A_problem_beyond_the_first_sheet_names_its_sheet()
    {
        var table = Read(Fixture("zwei-blaetter.xlsx"));

        Assert.Equal(["Nextcloud", "Miro"], table.Lines.Select(l => l.Product));
        var problem = Assert.Single(table.Problems);
        Assert.EndsWith("it is kept as text (sheet `Dienste`)", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, problem.Line);
    }

    [Fact]
    public void Columns_that_are_set_for_one_sheet_of_a_workbook_say_nothing_of_the_others()
    {
        var columns = ImmutableSortedDictionary<string, string>.Empty.Add("product", "Verfahren / Produkt").Add("supplier", "Vertragspartner").Add("contract-end", "Laufzeit bis");
        var table = Read(Fixture("vertragsliste.xlsx"), columns);
        Assert.DoesNotContain(table.Problems, p => p.Severity == ProblemSeverity.Error);
        Assert.Equal(11, table.Lines.Length);

        var missing = Read(Fixture("vertragsliste.xlsx"), columns.SetItem("product", "Fachverfahren"));
        Assert.Equal("inventory-column-missing", Assert.Single(missing.Problems, p => p.Severity == ProblemSeverity.Error).Code);
    }

    [Theory]
    [InlineData("liste.xlsx")]
    [InlineData("liste.xls")]
    [InlineData("liste.ods")]
    public void A_workbook_cut_anywhere_gives_a_problem_and_no_exception(string file)
    {
        var bytes = Fixture(file);
        for (var length = 1; length < bytes.Length; length += Math.Max(1, bytes.Length / 60))
        {
            var table = Read(bytes[..length]);
            Assert.True(table.Problems.Length > 0 || table.Lines.Length == 3, $"cut at {length}");
        }
    }

    [Theory]
    [InlineData("liste.xlsx")]
    [InlineData("liste.xls")]
    [InlineData("liste.ods")]
    public void A_workbook_with_any_byte_changed_gives_no_exception(string file)
    {
        var bytes = Fixture(file);
        for (var i = 0; i < bytes.Length; i += Math.Max(1, bytes.Length / 150))
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x5A;
            Read(changed);
        }
    }

    [Fact]
    public void Of_a_workbook_that_unpacks_too_far_the_first_rows_and_texts_are_read()
    {
        const int Rows = 50_000;
        var rows = string.Concat(Enumerable.Range(2, Rows).Select(i => $"<row r=\"{i}\"><c t=\"s\"><v>{i - 1}</v></c><c t=\"inlineStr\"><is><t>Hersteller {i}</t></is></c></row>"));
        var texts = string.Concat(Enumerable.Range(0, Rows + 1).Select(i => $"<si><r><t>Produkt</t></r><rPh><t>x</t></rPh><r><t> {i}</t></r></si>"));
        var bytes = Book($"<row r=\"1\"><c t=\"inlineStr\"><is><t>Produkt</t></is></c><c t=\"inlineStr\"><is><t>Hersteller</t></is></c></row>{rows}", texts);

        using var sheets = WorkbookPackage.Open(ListContent.Of(bytes), new PackageLimits(1000, 2_000_000, 2_000_000), CancellationToken.None) is { TooLong: true } package
            ? Sovereignty.Inventory.Tables.Workbook.Open(package.Stream, package.Cut).GetEnumerator() : throw new InvalidOperationException();
        Assert.True(sheets.MoveNext());
        var read = sheets.Current.Rows.ToList();

        Assert.InRange(read.Count, 10_000, Rows);
        Assert.Equal(("Produkt 1", "Hersteller 2"), (read[1].Cells[0], read[1].Cells[1]));
        Assert.Equal($"Hersteller {read.Count}", read[^1].Cells[1]);
    }

    [Fact]
    public void Of_a_sheet_that_gives_one_number_to_thousands_of_rows_the_rows_before_them_are_read_and_it_is_told()
    {
        const int Rows = 200_000;
        var book = Book(Row(1, "Produkt") + Row(2, "ALLRIS") + Row(3, "MESO") + string.Concat(Enumerable.Repeat(Row(4, "Nextcloud"), Rows)) + Row(5, "7-Zip"), "");

        var table = Read(book);

        Assert.Equal(["ALLRIS", "MESO"], table.Lines.Select(l => l.Product));
        Assert.Contains("one number to more than 1000 rows", Assert.Single(table.Problems).Message, StringComparison.Ordinal);

        static string Row(int number, string text) => $"<row spans=\"1:1\" r=\"{number}\"><c r=\"A{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>";
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(64 * 1024)]
    public void Rows_are_counted_wherever_the_bytes_are_parted(int piece)
    {
        var start = string.Concat(Enumerable.Range(1, 50).Select(i => $"<x:row r=\"{i}\" spans=\"1:2\"><x:c r=\"A{i}\"><x:v>arrow {i}</x:v></x:c></x:row>"));
        var bytes = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat("<x:row r=\"51\"/>", RowNumbers.MostAlike + 1)));
        var (rows, fine) = (new RowNumbers(), new RowNumbers());

        foreach (var part in bytes.Chunk(piece)) rows.Watch(part);
        foreach (var part in bytes[..^20].Chunk(piece)) fine.Watch(part);

        Assert.Equal(start.Length + 2, rows.TooManyAt);
        Assert.Equal(-1, fine.TooManyAt);
    }

    [Fact]
    public void A_formula_that_was_never_calculated_is_told_by_its_cell()
    {
        var table = Read(Book("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Produkt</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Vertragsende</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>ALLRIS</t></is></c><c r=\"B2\"><f>DATE(2026,12,31)</f><v></v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><f>A2</f><v>ALLRIS</v></c><c r=\"B3\"><f>B2</f></c></row>", ""));

        Assert.Equal(["ALLRIS", "ALLRIS"], table.Lines.Select(l => l.Product));
        var problem = Assert.Single(table.Problems);
        Assert.Equal(("row-broken", 2), (problem.Code, problem.Line));
        Assert.Contains("cell B2 has no value, since it was never calculated, and 1 more", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_that_failed_are_told_with_the_first_of_them_and_the_rest_is_read()
    {
        var table = Read(Book("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Produkt</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Kosten pro Jahr</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>ALLRIS</t></is></c><c r=\"B2\" t=\"e\"><f>X!A1</f><v>#REF!</v></c></row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>MESO</t></is></c><c r=\"B3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>", ""));

        Assert.Equal(["ALLRIS", "MESO"], table.Lines.Select(l => l.Product));
        var problem = Assert.Single(table.Problems);
        Assert.Equal(("value-unreadable", 2), (problem.Code, problem.Line!.Value));
        Assert.Contains("cell B2 failed and is taken as not stated, and 1 more", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>")]
    [InlineData("<x>")]
    [InlineData("")]
    public void A_spreadsheet_with_hostile_or_broken_contents_gives_a_problem(string content) =>
        Assert.Equal("inventory-unreadable", Assert.Single(Read(Package("content.xml", s => s.Write(Encoding.UTF8.GetBytes(content)))).Problems).Code);

    [Fact]
    public void A_zip_file_that_is_no_workbook_says_so() =>
        Assert.Equal("inventory-unreadable", Assert.Single(Read(Package("readme.txt", s => s.WriteByte(65))).Problems).Code);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cell_that_unpacks_to_many_megabytes_is_cut_and_told_and_the_rest_is_read(bool attribute)
    {
        var ods = Package("content.xml", s => Spreadsheet(s, attribute));
        var xlsx = Workbook(attribute);

        foreach (var bytes in (byte[][])[ods, xlsx])
        {
            Assert.True(bytes.Length < 3_000_000);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var table = Read(bytes);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
            Assert.Equal(["Nextcloud", "ALLRIS"], table.Lines.Select(l => l.Product).Where(p => p.Length < 100));
            Assert.Equal(attribute && ReferenceEquals(bytes, xlsx) ? [] : [3], table.Problems.Where(p => p.Code == "row-broken").Select(p => p.Line!.Value));
        }
    }

    private static void Spreadsheet(Stream s, bool attribute)
    {
        const string Cell = "<table:table-cell office:value-type=\"string\"><text:p>";
        Write(s, "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"L\">");
        Write(s, $"<table:table-row>{Cell}Produkt</text:p></table:table-cell></table:table-row><table:table-row>{Cell}Nextcloud</text:p></table:table-cell></table:table-row>");
        if (!attribute) Long(s, $"<table:table-row>{Cell}", "</text:p></table:table-cell></table:table-row>");
        else Long(s, "<table:table-row><table:table-cell office:value=\"", "\"/></table:table-row>");
        Write(s, $"<table:table-row>{Cell}ALLRIS</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>");
    }

    private static byte[] Book(string rows, string texts)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        (string Name, string Text)[] parts =
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"L\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{texts}</sst>"),
        ];
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                Write(part, text);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Workbook(bool attribute)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Part("[Content_Types].xml", s => Write(s, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"));
            Part("_rels/.rels", s => Write(s, $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
            Part("xl/workbook.xml", s => Write(s, $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"L\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
            Part("xl/_rels/workbook.xml.rels", s => Write(s, $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
            Part("xl/worksheets/sheet1.xml", s =>
            {
                Write(s, $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Row(1, "Produkt")}{Row(2, "Nextcloud")}");
                if (!attribute) Long(s, "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>", "</t></is></c></row>");
                else Long(s, "<row r=\"3\"><c r=\"A3\" x=\"", "\"/></row>");
                Write(s, $"{Row(4, "ALLRIS")}</sheetData></worksheet>");
            });

            void Part(string name, Action<Stream> write)
            {
                using var part = zip.CreateEntry(name).Open();
                write(part);
            }
        }

        return bytes.ToArray();

        static string Row(int number, string text) => $"<row r=\"{number}\"><c r=\"A{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>";
    }

    private static void Long(Stream s, string before, string after)
    {
        Write(s, before);
        var megabyte = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("abcdefg&amp;äö€", 1024 * 64)));
        for (var i = 0; i < 40; i++) s.Write(megabyte);
        Write(s, after);
    }

    private static void Write(Stream s, string text) => s.Write(Encoding.UTF8.GetBytes(text));

    private static byte[] Package(string name, Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            write(entry);
        }

        return bytes.ToArray();
    }

    private static byte[] Fixture(string file) => File.ReadAllBytes(Golden.Beside($"Fixtures/{file}"));

    private static InventoryTable Read(byte[] bytes, ImmutableSortedDictionary<string, string> columns) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read("liste", bytes, new InventoryDescription("liste", null, columns), CancellationToken.None);

    private static InventoryTable Read(byte[] bytes, string? sheet = null) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22))
            .Read("liste", bytes, new InventoryDescription("liste", null, ImmutableSortedDictionary<string, string>.Empty) { Sheet = sheet }, CancellationToken.None);
}

using System.Collections.Immutable;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

public sealed class InventoryReaderTests
{
    private const string Plain = "Produkt;Hersteller;Version;Anzahl Nutzer;Kosten pro Jahr;Vertragsende;Kündigungsfrist;Amt\r\nEinwohner Äö;HSH;2.1;1.200;12.345,67 €;31.12.2026;3 Monate;Bürgeramt\r\n";

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Plain) },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Plain)] },
        { "UTF-16LE with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plain)] },
        { "UTF-16LE", Encoding.Unicode.GetBytes(Plain) },
        { "UTF-16BE with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Plain)] },
        { "UTF-16BE", Encoding.BigEndianUnicode.GetBytes(Plain) },
        { "windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Plain) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_list_is_read_in_every_encoding_that_offices_use(string name, byte[] bytes)
    {
        var table = Read(bytes);

        var line = Assert.Single(table.Lines);
        Assert.True(table.Problems.IsEmpty, name);
        Assert.Equal("Einwohner Äö", line.Product);
        Assert.Equal(1200, line.Terms.Users);
        Assert.Equal(12345.67m, line.Contract!.YearlyCost);
        Assert.Equal(new DateOnly(2026, 12, 31), line.Contract.End);
        Assert.Equal(3, line.Contract.Notice!.Months);
        Assert.Equal("Bürgeramt", line.Unit);
        Assert.Equal(2, line.Line);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_delimiter_is_found(string delimiter)
    {
        var line = Assert.Single(Read($"Software{delimiter}Hersteller{delimiter}Version\nNextcloud{delimiter}Nextcloud GmbH{delimiter}31\n").Lines);

        Assert.Equal(("Nextcloud", "Nextcloud GmbH", "31"), (line.Product, line.Vendor, line.Version));
    }

    [Fact]
    public void A_list_of_cloud_services_is_read_with_its_monthly_costs()
    {
        var line = Assert.Single(Read("Dienst;Anbieter;Nutzung durch;Rechenzentrum;mtl. Kosten\nMiro;Miro;Stadtplanung;EU;96,-\n").Lines);

        Assert.Equal(("Miro", "Miro", "Stadtplanung", 1152m), (line.Product, line.Vendor, line.Unit, line.Contract!.YearlyCost));
    }

    [Theory]
    [InlineData("drei Monate vor Ablauf", 3, 0)]
    [InlineData("2 Monate", 2, 0)]
    [InlineData("6 Wochen", 0, 42)]
    public void A_period_under_the_day_for_notice_is_the_period(string cell, int months, int days)
    {
        var table = Read($"Produkt;Vertragsende;Kündigung bis\nA;30.06.2027;{cell}\n");

        Assert.Empty(table.Problems);
        var contract = Assert.Single(table.Lines).Contract!;
        Assert.Equal((months, days, null), (contract.Notice!.Months, contract.Notice.Days, contract.NoticeBy));
    }

    [Fact]
    public void A_contract_that_ends_by_itself_needs_no_notice()
    {
        var table = Read("Produkt;Vertragsende;Kündigungsfrist\nA;28.02.2027;keine, endet automatisch\n");

        Assert.Empty(table.Problems);
        Assert.Equal(0, Assert.Single(table.Lines).Contract!.RenewalMonths);
    }

    [Fact]
    public void A_first_line_that_names_the_delimiter_is_believed()
    {
        var line = Assert.Single(Read("sep=|\nName, Art|Hersteller\nA;B, C|D\n").Lines);

        Assert.Equal(("A;B, C", "D"), (line.Product, line.Vendor));
    }

    [Fact]
    public void The_type_line_of_PowerShell_is_passed_over()
    {
        var table = Read("#TYPE Selected.System.Management.Automation.PSCustomObject\r\n\"DisplayName\",\"DisplayVersion\",\"Publisher\",\"InstallDate\"\r\n\"7-Zip 23.01 (x64)\",\"23.01\",\"Igor Pavlov\",\"20240101\"\r\n");

        var line = Assert.Single(table.Lines);
        Assert.Equal(("7-Zip 23.01 (x64)", "23.01", "Igor Pavlov", 3), (line.Product, line.Version, line.Vendor, line.Line));
        Assert.Equal("InstallDate", Assert.Single(line.Other).Key);
    }

    [Fact]
    public void Titles_above_and_totals_below_are_no_products()
    {
        var table = Read("Softwareliste der Stadt;;;\nStand: 01.11.2026;;;\n;;;\nLfd. Nr.;Bezeichnung;Hersteller;Kosten/Jahr\n1;ALLRIS;CC e-gov;10.000\n2;Total Commander;Ghisler;50\n;;;\n;Summe;;10.050\nGesamtsumme 2026:;;;10.050\n* alle Angaben netto;;;\n");

        Assert.Equal(["ALLRIS", "Total Commander"], table.Lines.Select(l => l.Product));
        Assert.Equal(4, table.HeaderLine);
        Assert.Equal(10000, table.Lines[0].Contract!.YearlyCost);
        Assert.Empty(table.Problems);
    }

    [Fact]
    public void What_a_spreadsheet_shows_for_a_failed_formula_is_no_product_and_its_row_is_told()
    {
        var table = Read("Produkt;Hersteller;Version;Kosten jährlich\nALLRIS;CC e-gov;Err:502;#WERT!\nErr:510;;;\n#REF!;;;#REF!\n#NAME?;;;\n#DIV/0!;;;\n#ÜBERLAUF!;;;\nErratum:123;;;\n");

        Assert.Equal(["ALLRIS", "Erratum:123"], table.Lines.Select(l => l.Product));
        Assert.Null(table.Lines[0].Version);
        Assert.Null(table.Lines[0].Contract?.YearlyCost);
        Assert.Equal([3, 4, 5, 6, 7], table.Problems.Where(p => p.Code == "row-without-product").Select(p => p.Line!.Value));
    }

    [Theory]
    [InlineData("Summe;;;#WERT!")]
    [InlineData("Gesamt;;Err:502;#BEZUG!")]
    [InlineData("Summe: 2 Produkte;;;100,00")]
    [InlineData("Total: 34;;;")]
    public void A_totals_row_is_one_also_where_its_formula_failed_or_it_counts_products(string total)
    {
        var table = Read($"Produkt;Hersteller;Version;Kosten jährlich\nALLRIS;CC e-gov;4;10\nTotal 360;Somebody;1;5\n{total}\n");

        Assert.Equal(["ALLRIS", "Total 360"], table.Lines.Select(l => l.Product));
        Assert.Empty(table.Problems);
    }

    [Fact]
    public void A_group_above_the_header_joins_its_columns()
    {
        var table = Read("Software;;Kosten;;Vertrag;\nName;Hersteller;einmalig;pro Jahr;Nummer;Ende\nALLRIS;CC e-gov;5.000;1.000;V-1;31.12.2027\n");

        var contract = Assert.Single(table.Lines).Contract!;
        Assert.Equal((1000m, new DateOnly(2027, 12, 31)), (contract.YearlyCost, contract.End));
    }

    [Fact]
    public void A_cell_may_hold_line_breaks_quotes_and_delimiters()
    {
        var line = Assert.Single(Read("Produkt;Hersteller;Bemerkung\n\"Monitor 24\"\" mit; Software\";\"A\";\"erste\r\nzweite Zeile\"\n").Lines);

        Assert.Equal("Monitor 24\" mit; Software", line.Product);
        Assert.Equal("erste\nzweite Zeile", Assert.Single(line.Other).Value);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_row_only()
    {
        var rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"Produkt {i};Firma;1\n"));
        var table = Read($"Produkt;Hersteller;Version\n\"Kaputt;Firma;1\n{rows}");

        Assert.Equal(301, table.Lines.Length);
        Assert.Equal("Kaputt", table.Lines[0].Product);
        Assert.Equal("Produkt 300", table.Lines[^1].Product);
        Assert.Equal(302, table.Lines[^1].Line);
        var problem = Assert.Single(table.Problems);
        Assert.Equal(("row-broken", 2), (problem.Code, problem.Line));
    }

    [Fact]
    public void A_quote_closed_rows_later_by_another_is_told_from_a_cell_with_line_breaks()
    {
        var table = Read("Produkt;Hersteller;Version\n\"Eins;A;1\nZwei;B;2\n\"Drei\";C;3\n");

        Assert.Equal(["Eins", "Zwei", "Drei"], table.Lines.Select(l => l.Product));
        Assert.Equal(2, Assert.Single(table.Problems).Line);
    }

    [Fact]
    public void A_row_that_is_too_wide_gives_only_what_stands_before_the_shift()
    {
        var table = Read("Produkt;Hersteller;Version;Kosten;Vertragsende\nALLRIS;CC e-gov;4;Modul A;B;1000\n");

        var line = Assert.Single(table.Lines);
        Assert.Equal("ALLRIS", line.Product);
        Assert.Null(line.Contract);
        Assert.Equal(("row-too-wide", 2), (Assert.Single(table.Problems).Code, table.Problems[0].Line));
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_told_and_kept_as_text()
    {
        var table = Read("Produkt;Vertragsende;Kosten pro Jahr\nA;irgendwann;viel\n");

        Assert.Null(table.Lines[0].Contract);
        Assert.Equal([new("Vertragsende", "irgendwann"), new("Kosten pro Jahr", "viel")], table.Lines[0].Other);
        Assert.Equal([(2, 2), (2, 3)], table.Problems.Select(p => (p.Line!.Value, p.Column!.Value)).Order());
    }

    [Fact]
    public void A_row_without_a_product_is_told()
    {
        var table = Read("Produkt;Hersteller\n;Firma\nA;B\n");

        Assert.Single(table.Lines);
        Assert.Equal(("row-without-product", 2), (Assert.Single(table.Problems).Code, table.Problems[0].Line));
    }

    [Fact]
    public void A_list_without_a_product_column_says_which_columns_there_are()
    {
        var problem = Assert.Single(Read("Farbe;Größe\nrot;1\n").Problems);

        Assert.Equal("inventory-no-product-column", problem.Code);
        Assert.Contains("`Farbe`, `Größe`", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_sovereignty_yaml_names_is_taken_and_a_missing_one_is_told()
    {
        var columns = ImmutableSortedDictionary<string, string>.Empty.Add("product", "Farbe").Add("vendor", "Herstelller");
        var table = Read("Farbe;Größe;Hersteller\nrot;1;X\n"u8.ToArray(), new InventoryDescription("a.csv", null, columns));

        Assert.Equal("rot", Assert.Single(table.Lines).Product);
        Assert.Equal(("inventory-column-missing", "did you mean `Hersteller`?"), (Assert.Single(table.Problems).Code, table.Problems[0].Hint));
    }

    [Fact]
    public void A_line_belongs_to_the_unit_it_states_or_to_the_unit_of_its_list()
    {
        var configuration = new ScanConfiguration { Units = [new("buergeramt", "Bürgeramt", null), new("stadt", "Stadt", null)] };
        var reader = new InventoryReader(configuration, Catalogue.Empty, new DateOnly(2026, 11, 22));
        var bytes = "Produkt;Amt\nA;Bürgeramt\nB;\nC;Gartenamt\n"u8.ToArray();

        var withDefault = reader.Read("a.csv", bytes, new InventoryDescription("a.csv", "stadt", ImmutableSortedDictionary<string, string>.Empty), CancellationToken.None);
        var without = reader.Read("a.csv", bytes, null, CancellationToken.None);

        Assert.Equal(["buergeramt", "stadt", "stadt"], withDefault.Lines.Select(l => Assert.Single(l.Units)));
        Assert.Equal(["buergeramt", "", ""], without.Lines.Select(l => l.Units.FirstOrDefault() ?? ""));
        Assert.Equal("unit-unknown", Assert.Single(without.Problems).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData(";;;;\n;;;;")]
    [InlineData("\"")]
    [InlineData("\"\"\"\"\"")]
    [InlineData("Produkt")]
    [InlineData("Produkt\n\0\0\0")]
    [InlineData("sep=\n")]
    public void Odd_input_ends_without_exception(string text) => Assert.Empty(Read(text).Lines.Where(l => l.Product.Length == 0));

    [Fact]
    public void A_line_of_many_megabytes_is_cut_and_the_rest_is_read()
    {
        var table = Read($"Produkt;Version\n{new string('x', 8 * 1024 * 1024)};1\nNextcloud;31\n");

        Assert.Equal("Nextcloud", table.Lines[^1].Product);
        Assert.Equal("row-broken", Assert.Single(table.Problems).Code);
        Assert.All(table.Lines, l => Assert.True(l.Product.Length <= 2001));
    }

    [Fact]
    public void Quotes_on_every_line_do_not_take_forever()
    {
        var table = Read("Produkt;Version\n" + string.Concat(Enumerable.Repeat("\"a;b\n", 20_000)));

        Assert.Equal(20_000, table.Lines.Length);
    }

    private static InventoryTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Bytes_of_another_encoding_in_the_middle_are_read_as_what_they_are()
    {
        var table = Read([.. Encoding.UTF8.GetBytes("Produkt;Hersteller\nWürd;Müller\nÄpfel;Öl\n"), .. CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Jäger;Größe\n"), .. Encoding.UTF8.GetBytes("Öl;Ähre\n")]);

        Assert.Equal(["Würd", "Äpfel", "Jäger", "Öl"], table.Lines.Select(l => l.Product));
        Assert.Equal("Größe", table.Lines[2].Vendor);
        Assert.Equal(("text-not-utf8", 4), (Assert.Single(table.Problems).Code, table.Problems[0].Line));
    }

    [Fact]
    public void What_nests_too_deep_in_JSON_costs_its_value_only()
    {
        var table = Read($"[{{\"name\":\"Word\",\"version\":\"1\",\"x\":{new string('[', 100_000)}{new string(']', 100_000)}}},{{\"name\":\"Acrobat\",\"version\":\"2\"}}]");

        Assert.Equal([("Word", "1"), ("Acrobat", "2")], table.Lines.Select(l => (l.Product, l.Version!)));
        Assert.Equal("row-broken", Assert.Single(table.Problems).Code);
    }

    [Theory]
    [InlineData("[[[[[[")]
    [InlineData("<a><a><a>")]
    [InlineData("Produkt;Hersteller;Version\n")]
    [InlineData("<html><body><table><tr><th>Produkt</th></tr></table></body></html>")]
    public void A_list_of_which_nothing_can_be_read_says_why(string text) => Assert.NotEmpty(Read(text).Problems);

    [Fact]
    public void Zero_bytes_are_left_out_and_told()
    {
        var table = Read("Produkt;Hersteller;Version\nWo\0rd;Microsoft;1\n");

        Assert.Equal("Word", Assert.Single(table.Lines).Product);
        Assert.Equal(("row-broken", 2), (Assert.Single(table.Problems).Code, table.Problems[0].Line));
    }

    [Fact]
    public void A_delimiter_that_leaves_the_header_uncut_is_not_the_delimiter()
    {
        var table = Read("Software laut Liste;Anmerkung dazu;Bemerkung dazu\nVOIS|MESO;x;y\n");

        Assert.Empty(table.Lines);
        Assert.Contains("`Anmerkung dazu`", Assert.Single(table.Problems).Message, StringComparison.Ordinal);
    }

    private static InventoryTable Read(byte[] bytes, InventoryDescription? description = null) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read("a.csv", bytes, description, CancellationToken.None);
}

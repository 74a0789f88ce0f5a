using System.Globalization;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>Lists are kept and read in ways that must not show.</summary>
public sealed class LongListsTests
{
    [Fact]
    public void What_a_line_states_is_the_same_after_it_was_kept()
    {
        const string List = "Produkt;Hersteller;Version;Amt;Lieferant;Edition;Lizenzen;Lizenzmodell;Vertragsnummer;Kosten jährlich;Einmalkosten;Währung;Vertragsbeginn;Vertragsende;Kündigungsfrist;"
            + "Verlängerung;Personenbezogene Daten;Schutzbedarf;Ansprechpartner;Status;Kostenstelle;Bemerkung\n"
            + "Fachverfahren Ä;Müller GmbH;7.1;Hauptamt;Systemhaus AG;Pro;120;Named User;V-1;1.234,50;9.999.999.999,99;USD;01.01.2020;31.12.2027;3 Monate zum Quartalsende;12 Monate;ja;sehr hoch;Frau Öz;"
            + "in Betrieb;4711;siehe Akte „7“ 🗄\nArchiv;;;;;;;;;;;;;;;;;;;;;\n";
        var list = Encoding.UTF8.GetBytes(List);

        var lines = new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, AsOf).Read("a.csv", list, null, CancellationToken.None).Lines;
        var systems = Read("a.csv", list).Systems.OrderBy(s => s.Stated[0].Line).ToList();

        Assert.Equal(2, systems.Count);
        foreach (var (line, system) in lines.Zip(systems))
        {
            var (kept, contract) = (Assert.Single(system.Stated), Assert.Single(system.Contracts));
            Assert.Equal((line.Product, line.Vendor, line.Version, line.Unit, "a.csv", line.Line), (kept.Name, kept.Vendor, kept.Version, kept.Unit, kept.Path, kept.Line));
            Assert.Equal(line.Terms, kept.Terms);
            Assert.Equal(line.Other, kept.Other);
            Assert.Equal(line.Contract ?? new Contract(), contract with { NoticeBy = null, EndsThen = null });
        }

        Assert.Equal(new DateOnly(2027, 9, 30), systems[0].Contracts[0].NoticeBy);
        Assert.Equal("1234.50", systems[0].Contracts[0].YearlyCost!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(["4711", "siehe Akte „7“ 🗄"], systems[0].Stated[0].Other.Select(o => o.Value));
    }

    [Theory]
    [InlineData("\"x", "")]
    [InlineData("\"", "\\\"\\u00e4\\n")]
    [InlineData("\"ä", "\\\\")]
    public void A_string_of_JSON_as_long_as_the_file_is_cut_and_told_and_the_rest_is_read(string start, string repeated)
    {
        var json = new StringBuilder("[\n{ \"name\": \"Nextcloud\", \"version\": \"30\", \"note\": ").Append(start);
        for (var i = 0; json.Length < 3_000_000; i++) json.Append(repeated.Length > 0 ? repeated : "lang ä ");
        json.Append("\" },\n{ \"name\": \"7-Zip\", \"version\": \"24\", \"note\": \"kurz\" }\n]");

        var table = Lines("a.json", Encoding.UTF8.GetBytes(json.ToString()));

        Assert.Equal(["Nextcloud", "7-Zip"], table.Lines.Select(l => l.Product));
        Assert.Equal(["30", "24"], table.Lines.Select(l => l.Version));
        Assert.Equal("kurz", Assert.Single(table.Lines[1].Other).Value);
        Assert.Equal(("row-broken", 2), Assert.Single(table.Problems) is var told ? (told.Code, told.Line!.Value) : default);
    }

    [Fact]
    public void JSON_in_UTF_16_is_read_in_passing_as_well()
    {
        var rows = string.Join(",\r\n", Enumerable.Range(1, 5000).Select(i => $$"""{ "DisplayName": "Übung {{i}}", "DisplayVersion": "{{i}}.0", "Publisher": "Müller GmbH" }"""));

        var table = Lines("a.json", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"[\r\n{rows}\r\n]")]);

        Assert.Equal(5000, table.Lines.Length);
        Assert.Equal(("Übung 4999", "4999.0", "Müller GmbH", 5000), (table.Lines[4998].Product, table.Lines[4998].Version, table.Lines[4998].Vendor, table.Lines[4998].Line));
    }

    [Fact]
    public void JSON_cut_off_far_into_the_file_keeps_what_was_read_and_tells_the_line()
    {
        var rows = string.Concat(Enumerable.Range(1, 9000).Select(i => $$"""{ "name": "Werkzeug {{i}}", "version": "{{i}}" },""" + "\n"));

        var table = Lines("a.json", Encoding.UTF8.GetBytes($"[\n{rows}{{ \"name\": tru"));

        Assert.Equal(9000, table.Lines.Length);
        Assert.Equal(("inventory-unreadable", 9002), Assert.Single(table.Problems) is var told ? (told.Code, told.Line!.Value) : default);
    }

    private static readonly DateOnly AsOf = new(2026, 11, 22);

    private static InventoryTable Lines(string path, byte[] bytes) => new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, AsOf).Read(path, bytes, null, CancellationToken.None);

    private static InventoryResult Read(string path, byte[] bytes) =>
        InventorySource.Read([new InventoryFile(path, ListContent.Of(bytes), null)], ScanConfiguration.Default, Catalogue.Empty, AsOf, CancellationToken.None);
}

using System.Collections.Immutable;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>
/// Lists as offices of several countries keep them by hand: titles, sections, sums without a word, hints below the header, headers cut short, several
/// columns for one thing, terms in one cell.
/// </summary>
public sealed class ListsAsTheyLookTests
{
    private static readonly string Folder = Golden.Beside("Fixtures/Lists");

    public static TheoryData<string> Fixtures() => [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_list_kept_by_hand_is_read(string file)
    {
        var table = Read(file);

        var text = new StringBuilder();
        ListText.Append(table, text);
        foreach (var problem in table.Problems) text.Append($"{problem}\n");
        Golden.Matches(text.ToString(), $"Expected/Lists/{file}.txt");
    }

    [Fact]
    public void A_price_of_a_month_or_of_a_licence_is_not_one_of_a_year()
    {
        Assert.Equal(1299m * 12, Read("cloud-dienste.csv").Lines[0].Contract!.YearlyCost);
        Assert.Null(Column("abos.csv", "Preis je Lizenz"));
        Assert.Null(Column("fristen.csv", "Betrag pro Zahlung"));
    }

    [Fact]
    public void A_column_that_is_named_for_the_products_is_taken_whatever_the_others_are()
    {
        const string List = "sep=,\n\"Gerät\",\"Was läuft darauf\",\"Anm.\"\n\"PC1\",\"Nextcloud\",\"x\"\n\"PC2\",\"7-Zip\",\"y\"\n";

        var unnamed = Read(List, null);
        Assert.Equal("inventory-no-product-column", Assert.Single(unnamed.Problems).Code);
        Assert.Empty(unnamed.Lines);
        // What there is to choose from is shown with its values.
        Assert.Equal(["Nextcloud", "7-Zip"], unnamed.Columns.Single(c => c.Header == "Was läuft darauf").Samples);

        Assert.Equal(["Nextcloud", "7-Zip"], Read(List, "Was läuft darauf").Lines.Select(l => l.Product));
    }

    [Fact]
    public void A_title_in_one_cell_is_not_the_header_of_the_table_below()
    {
        const string Title = "Liste der Fachverfahren Stand 1.3.2026;;;;\n";

        Assert.Equal(["MESO", "ALLRIS"], Read(Title + "Verfahren;Firma;Anzahl;Bis wann;Preis\nMESO;HSH;30;31.12.2027;300\nALLRIS;CC;20;31.12.2027;100\n", null).Lines.Select(l => l.Product));
        Assert.Equal("inventory-no-product-column", Assert.Single(Read(Title + "Was;Von wem;Wie viele;Bis wann;Preis\nMESO;HSH;30;31.12.2027;300\nALLRIS;CC;20;31.12.2027;100\n", null).Problems).Code);
    }

    [Fact]
    public void A_formula_that_failed_is_told_once_for_its_column()
    {
        var table = Read("Produkt;Hersteller;Kosten pro Jahr;Vertragsende\nNextcloud;#NV;#REF!;Err:510\n7-Zip;Igor Pavlov;#REF!;31.12.2027\n", null);

        Assert.Equal(["Nextcloud", "7-Zip"], table.Lines.Select(l => l.Product));
        Assert.Equal([(2, 2), (2, 3), (2, 4)], table.Problems.Select(p => (p.Line!.Value, p.Column!.Value)));
        Assert.All(table.Problems, p => Assert.Equal("value-unreadable", p.Code));
        Assert.Null(table.Lines[0].Vendor);
    }

    [Fact]
    public void The_protection_need_is_the_highest_of_the_goals()
    {
        Assert.Equal(DataSensitivity.VeryHigh, Read("fachverfahren-nach-aemtern.csv").Lines[1].Terms.ProtectionNeed);
        Assert.Equal(DataSensitivity.High, Read("gemeente.csv").Lines[0].Terms.ProtectionNeed);
    }

    [Fact]
    public void An_office_alone_in_its_row_is_no_product_and_what_follows_belongs_to_it()
    {
        var table = Read("abschnitte.csv");

        Assert.Equal([("Session", "Hauptamt"), ("Allris", "Hauptamt"), ("ProBauG", "Bauamt"), ("ORCA AVA", "Bauamt")], table.Lines.Take(4).Select(l => (l.Product, l.Unit!)));
    }

    [Fact]
    public void One_date_that_can_be_read_one_way_only_tells_the_order_of_the_others()
    {
        var line = Read("commune.csv").Lines[1];

        Assert.Equal((new DateOnly(2020, 7, 1), new DateOnly(2027, 6, 30)), (line.Contract!.Start, line.Contract.End));
    }

    private static InventoryField? Column(string file, string header) => Read(file).Columns.Single(c => c.Header == header).Field;

    private static InventoryTable Read(string file) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read(file, File.ReadAllBytes(Path.Combine(Folder, file)), null, CancellationToken.None);

    private static InventoryTable Read(string list, string? product) => new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 1)).Read(
        "liste.csv", Encoding.UTF8.GetBytes(list), new InventoryDescription("liste.csv", null, product is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("product", product)), CancellationToken.None);
}

using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>What consoles print, and what only looks like it.</summary>
public sealed class PrintedTablesTests
{
    [Fact]
    public void A_line_below_a_title_makes_no_table_of_it() =>
        Assert.Equal(["7-Zip|Igor Pavlov|23.01", "GIMP|GIMP Team|2.10"], Read("Software Liste\n--------------------\nProdukt;Hersteller;Version\n7-Zip;Igor Pavlov;23.01\nGIMP;GIMP Team;2.10\n"));

    [Fact]
    public void Two_blanks_in_a_delimited_list_are_no_columns() =>
        Assert.Equal(["7-Zip|Igor  Pavlov|23", "GIMP|GIMP  Team|2"], Read("Software;Hersteller  (Firma);Version\n7-Zip;Igor  Pavlov;23\nGIMP;GIMP  Team;2\n"));

    [Fact]
    public void A_table_is_read_up_to_what_counts_its_rows() =>
        Assert.Equal(["7-Zip|Igor Pavlov|23.01"], Read("Name    Publisher    Version\n------- ------------ --------\n7-Zip   Igor Pavlov  23.01\n\n(1 rows affected)\n"));

    [Fact]
    public void The_same_table_of_another_place_goes_on_below()
    {
        const string Table = "Name    Publisher    Version\n------- ------------ --------\n";
        Assert.Equal(["7-Zip|Igor Pavlov|23.01", "GIMP|GIMP Team|2.10"], Read($"{Table}7-Zip   Igor Pavlov  23.01\n\n1 rows\n\n{Table}GIMP    GIMP Team    2.10\n\n"));
    }

    [Fact]
    public void A_value_that_goes_on_for_ever_is_cut()
    {
        var more = string.Concat(Enumerable.Repeat($"                 {new string('x', 100)}\n", 1_000));
        var line = Assert.Single(Read($"DisplayName    : 7-Zip\nPublisher      : Igor\n{more}"));
        Assert.InRange(line.Length, 10, 5_000);
    }

    [Fact]
    public void A_cell_may_be_longer_than_its_header_and_the_last_may_be_missing() =>
        Assert.Equal(["Adobe Acrobat Reader DC|Adobe|24.002", "7-Zip||"], Read("DisplayName             Publisher DisplayVersion\n-----------             --------- --------------\nAdobe Acrobat Reader DC Adobe     24.002\n7-Zip\n"));

    [Fact]
    public void Blocks_need_no_empty_line_between_them() =>
        Assert.Equal(["7-Zip|Igor Pavlov|", "GIMP||2.10"], Read("DisplayName    : 7-Zip\nPublisher      : Igor Pavlov\nDisplayName    : GIMP\nDisplayVersion : 2.10\n"));

    [Fact]
    public void A_store_package_names_its_publisher_and_an_uninstaller_does_not() =>
        Assert.Equal(["Paint|Microsoft|11", "SAP GUI||8.00"], Read("Name    Id                        Version Source\n-----------------------------------------------\nPaint   MSIX\\Microsoft.Paint_11   11\nSAP GUI ARP\\Machine\\X86\\SAP.GUI   8.00\n"));

    private static IEnumerable<string> Read(string text) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read("liste.txt", Encoding.UTF8.GetBytes(text), null, CancellationToken.None).Lines
            .Select(l => $"{l.Product}|{l.Vendor}|{l.Version}");
}

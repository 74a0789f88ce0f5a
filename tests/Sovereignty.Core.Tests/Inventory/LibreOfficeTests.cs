using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>
/// A list as a purchasing office keeps it, saved by LibreOffice Calc 7.4 in three formats: a cover sheet, a title, header cells merged over two rows,
/// dates shown as 31.12.2026, costs that are formulas, a totals row, and a second list on a third sheet. The CSV holds the same contracts.
/// </summary>
public sealed class LibreOfficeTests
{
    [Theory]
    [InlineData("libreoffice.ods")]
    [InlineData("libreoffice.xlsx")]
    [InlineData("libreoffice.xls")]
    public void What_LibreOffice_saves_reads_as_its_CSV_does(string file)
    {
        var (csv, saved) = (Read("libreoffice.csv"), Read(file));

        Assert.Empty(saved.Problems);
        Assert.Equal(csv.Lines.Select(Told), saved.Lines.Take(4).Select(Told));
        Assert.Equal([5, 6, 7, 8, 2, 3], saved.Lines.Select(l => l.Line));
        Assert.Equal([("LibreOffice", "Frau Öztürk"), ("Nextcloud", "Herr Müller")], saved.Lines.Skip(4).Select(l => (l.Product, l.Terms.Contact!)));
    }

    private static string Told(InventoryLine line) => string.Join(
        '|', line.Product, line.Vendor, line.Version, line.Contract!.Number, line.Contract.Start, line.Contract.End, line.Contract.Notice, line.Contract.YearlyCost, line.Terms.Users, line.Other.Length);

    private static InventoryTable Read(string file) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read(
            file, File.ReadAllBytes(Golden.Beside($"Fixtures/{file}")), new InventoryDescription(file, null, ImmutableSortedDictionary<string, string>.Empty), CancellationToken.None);
}

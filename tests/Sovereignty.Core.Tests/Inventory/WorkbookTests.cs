using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
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
    public void A_package_that_unpacks_to_gigabytes_is_not_unpacked()
    {
        var bytes = Package("content.xml", s => s.Write(new byte[1024 * 1024]));
        // The size that the directory declares is what a reader will unpack at most.
        var directory = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 2_000_000_000);

        Assert.Equal("inventory-too-large", Assert.Single(Read(bytes).Problems).Code);
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

    private static InventoryTable Read(byte[] bytes, string? sheet = null) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22))
            .Read("liste", bytes, new InventoryDescription("liste", null, ImmutableSortedDictionary<string, string>.Empty) { Sheet = sheet }, CancellationToken.None);
}

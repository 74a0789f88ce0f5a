using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Profiles;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>The exports of inventory tools, each in its true shape: recognised without a word of configuration, and read as it is meant.</summary>
public sealed class ProfileTests
{
    private static readonly string Folder = Golden.Beside("Fixtures/Profiles");

    public static TheoryData<string> Fixtures() => [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void An_export_is_recognised_and_read(string file)
    {
        var table = Read(file);

        var text = new StringBuilder();
        text.Append($"profile {table.Profile}; {table.ProfileWhy}\n");
        ListText.Append(table, text);
        if (table.LeftOut > 0) text.Append($"{table.LeftOut} left out\n");
        foreach (var problem in table.Problems) text.Append($"{problem}\n");
        Golden.Matches(text.ToString(), $"Expected/Profiles/{file}.txt");
    }

    [Fact]
    public void Every_profile_has_a_fixture()
    {
        var seen = Directory.GetFiles(Folder).Select(f => Read(Path.GetFileName(f)).Profile).Append("homebrew-casks").ToHashSet();
        Assert.Equal([], InventoryProfiles.All.Select(p => p.Id).Except(seen.OfType<string>(), StringComparer.Ordinal));
    }

    [Fact]
    public void A_profile_has_an_id_of_its_own() => Assert.Equal(InventoryProfiles.All.Length, InventoryProfiles.All.Select(p => p.Id).Distinct().Count());

    private static InventoryTable Read(string file) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read(file, File.ReadAllBytes(Path.Combine(Folder, file)), null, CancellationToken.None);
}

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

    [Fact]
    public void The_readme_names_every_export()
    {
        var root = Golden.Repository();
        var readme = File.ReadAllText(Path.Combine(root, "scanner", "README.md")).ReplaceLineEndings("\n");
        const string Begin = "<!-- exports: generated, see tests/Sovereignty.Core.Tests/Inventory/ProfileTests.cs -->\n";
        var (start, end) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf("<!-- /exports -->", StringComparison.Ordinal));

        Assert.Equal(Exports(), readme[(start + Begin.Length)..end]);
        Assert.Contains($"{InventoryProfiles.All.Length} exports of inventory tools", File.ReadAllText(Path.Combine(root, "README.md")), StringComparison.Ordinal);
    }

    // A line for each tool, with what of it is known.
    private static string Exports()
    {
        var text = new StringBuilder("| written by | what |\n|---|---|\n");
        foreach (var tool in InventoryProfiles.All.GroupBy(p => p.Name.Split(", ")[0], StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append("| ").Append(tool.Key).Append(" | ").AppendJoin("; ", tool.Select(p => p.Name.IndexOf(", ", StringComparison.Ordinal) is > 0 and var at ? p.Name[(at + 2)..] : "").Where(n => n.Length > 0)).Append(" |\n");
        }

        return text.ToString();
    }

    private static InventoryTable Read(string file) =>
        new InventoryReader(ScanConfiguration.Default, Catalogue.Empty, new DateOnly(2026, 11, 22)).Read(file, File.ReadAllBytes(Path.Combine(Folder, file)), null, CancellationToken.None);
}

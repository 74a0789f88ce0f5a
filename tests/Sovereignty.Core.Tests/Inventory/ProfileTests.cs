using System.Globalization;
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
        foreach (var column in table.Columns.Where(c => c.Field is not null)) text.Append($"column {column.Header}: {column.Field} ({column.Why})\n");
        foreach (var line in table.Lines)
        {
            text.Append($"{line.Line}: {line.Product} | {line.Vendor} | {line.Version} | {line.Purl} | {line.Unit}\n");
            var terms = line.Terms.ToString()[14..^2].Split(", ").Where(t => !t.EndsWith("= ", StringComparison.Ordinal) && !t.EndsWith('='));
            if (line.Terms != StatedTerms.None) text.Append($"   {string.Join(", ", terms)}\n");
            if (line.Contract is { } c) text.Append(CultureInfo.InvariantCulture, $"   contract {c.Number} {c.Type}: {c.YearlyCost} a year, {c.OneOffCost} once, {c.Start:yyyy-MM-dd} to {c.End:yyyy-MM-dd}, {c.Notice?.Stated}, renews {c.RenewalMonths}\n");
            if (line.Other.Length > 0) text.Append($"   {string.Join(", ", line.Other.Select(o => $"{o.Key}={o.Value}"))}\n");
        }

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

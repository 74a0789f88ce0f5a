using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Tables;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>The example is what people see first; its lists must come out as its README says.</summary>
public sealed class MusterstadtTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);
    private static readonly string Folder = Path.Combine(Golden.Repository(), "examples", "musterstadt");

    [Fact]
    public void Every_line_is_read_without_a_problem()
    {
        var (result, _) = Read();

        Assert.Empty(result.Problems);
        Assert.Equal([65, 18], result.Tables.Select(t => t.Count));
        Assert.All(result.Tables.SelectMany(t => t.Columns), c => Assert.True(c.Field is not null || c.Header is "Lfd. Nr." or "Bemerkung", c.Header));
    }

    [Fact]
    public void All_products_are_found_but_those_that_the_catalogue_does_not_hold()
    {
        var (result, _) = Read();
        var open = result.Systems.Where(s => s.Stated.Any(l => l.Match?.Product is null));

        Assert.Equal(["baramundi-mgmt-suite", "hundesteuer-datenbank", "winterdienst-doku", "zaehlerwechsel-app"], open.Select(s => s.Id));
        Assert.Equal(["baramundi-management-suite"], result.Systems.Single(s => s.Id == "baramundi-mgmt-suite").Stated[0].Match!.Candidates);
    }

    [Fact]
    public void Every_line_belongs_to_a_unit_and_city_and_utilities_share_products()
    {
        var (result, configuration) = Read();

        Assert.All(result.Systems, s => Assert.NotEmpty(s.Units));
        Assert.All(result.Systems.SelectMany(s => s.Units), u => Assert.Contains(configuration.Units, known => known.Id == u));
        Assert.Equal(["it", "stadtwerke"], result.Systems.Single(s => s.Id == "vmware-vsphere").Units);
    }

    [Fact]
    public void Some_notices_are_overdue_some_due_soon_and_most_later()
    {
        var days = Read().Result.Systems.SelectMany(s => s.Contracts).Select(c => c.NoticeBy).OfType<DateOnly>().ToList();

        Assert.InRange(days.Count(d => d < AsOf), 5, 20);
        Assert.InRange(days.Count(d => d >= AsOf && d <= AsOf.AddDays(90)), 5, 30);
        Assert.True(days.Count(d => d > AsOf.AddDays(90)) > 20);
    }

    [Fact]
    public void One_waiver_holds_and_one_has_run_out() => Assert.Equal([false, true], Read().Configuration.Waivers.Select(w => w.Until < AsOf));

    [Fact]
    public void Every_file_of_the_example_that_can_says_that_it_is_invented()
    {
        // packages.lock.json has no place for a comment, and a picture none for words.
        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("lock.json", StringComparison.Ordinal) && !f.EndsWith(".png", StringComparison.Ordinal));
        Assert.All(files, f => Assert.True(File.ReadAllText(f).Contains("rfunden / invented", StringComparison.Ordinal), f));
    }

    private static (InventoryResult Result, ScanConfiguration Configuration) Read()
    {
        var (configuration, problems) = ConfigurationFile.Load("sovereignty.yaml", File.ReadAllText(Path.Combine(Folder, "sovereignty.yaml")));
        Assert.Empty(problems);
        var files = configuration.Inventories.Select(i => new InventoryFile(i.Path, ListContent.OfFile(Path.Combine(Folder, i.Path)), i)).ToList();
        return (InventorySource.Read(files, configuration, ShippedCatalogue.Catalogue, AsOf, CancellationToken.None), configuration);
    }
}

using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Plans;

public sealed class ExitPlanTests
{
    private static readonly Resolve.Catalogue.Catalogue Catalogue = Resolve.Catalogue.CatalogueFile.Compile(new Resolve.Catalogue.CatalogueContent
    {
        Vendors = Map(v => v.Id, Firm("closed"), Firm("daughter") with { Independent = false, Owners = [new Ownership("closed", 100, null, null, null, null)] }, Firm("open"), Firm("other")),
        Products = Map(p => p.Id, Product("suite", "closed"), Product("suite-lite", "daughter"), Product("free", "open"), Product("freer", "other"), Product("lone", "closed") with { Class = "lone" }),
        Classes = Map(c => c.Id, new Resolve.Catalogue.ProductClass("office", new("", ""), new("", ""), "workplace", ["suite-lite", "free", "freer"])),
    });

    [Fact]
    public void The_alternative_that_brings_most_is_taken_and_none_of_the_same_owner()
    {
        var plan = Plan([System("a", "suite")], ("free", 60), ("freer", 80), ("suite-lite", 100));

        var step = Assert.Single(plan.Steps);
        Assert.Equal(("a", "freer", 40.0, false), (step.System.Id, step.Alternative.Id, step.Gain, step.InUse));
        Assert.Equal((40.0, 80.0), (plan.Now!.Low, plan.Then!.Low));
    }

    [Fact]
    public void Of_alternatives_that_bring_as_much_the_one_in_use_is_taken() =>
        Assert.Equal(("freer", true), Plan([System("a", "suite"), System("b", "freer")], ("free", 70), ("freer", 70)).Steps.Select(s => (s.Alternative.Id, s.InUse)).Single());

    [Fact]
    public void Systems_that_weigh_more_come_first_and_each_is_judged_by_itself_where_both_would_become_the_same_product()
    {
        ImmutableArray<SoftwareSystem> systems = [System("a", "suite"), System("b", "suite") with { Criticality = Criticality.Critical }];
        var tried = new List<ImmutableSortedDictionary<string, string>>();
        var plan = ExitPlan.Of(Scan(systems, _ => (40, 40)), Catalogue, names =>
        {
            tried.Add(names);
            return Scan(systems, s => names.GetValueOrDefault(s.Id) == "free" ? (70, 70) : (40, 40));
        }, 20);

        Assert.Equal([("b", "free"), ("a", "free")], plan.Steps.Select(s => (s.System.Id, s.Alternative.Id)));
        Assert.All(tried.SkipLast(1), names => Assert.Distinct(names.Values));
        Assert.Equal(["free", "free"], tried[^1].Values);
    }

    [Fact]
    public void What_gains_nothing_or_only_may_gain_is_counted_and_no_step()
    {
        Assert.Equal((0, 1), Of(Plan([System("a", "suite")], ("free", 40), ("freer", 39))));
        Assert.Equal((0, 1), Of(ExitPlan.Of(Scan([System("a", "suite")], _ => (40, 60)), Catalogue, names => Scan([System("a", names["a"])], _ => (39, 100)), 20)));

        static (int, int) Of(ExitPlan plan) => (plan.Steps.Length, plan.WithoutGain);
    }

    [Fact]
    public void What_has_no_alternative_and_what_was_not_tried_is_counted()
    {
        var plan = Plan([System("a", "suite"), System("b", "suite"), System("c", "lone"), System("d", null)], 1, ("free", 70));

        Assert.Equal((1, 1, 1), (plan.Steps.Length, plan.WithoutAlternative, plan.NotTried));
    }

    private static ExitPlan Plan(ImmutableArray<SoftwareSystem> systems, params (string Product, double Score)[] scores) => Plan(systems, 20, scores);

    private static ExitPlan Plan(ImmutableArray<SoftwareSystem> systems, int most, params (string Product, double Score)[] scores)
    {
        return ExitPlan.Of(Scan(systems, Points), Catalogue, names => Scan([.. systems.Select(s => names.TryGetValue(s.Id, out var product) ? s with { Stated = System(s.Id, product).Stated } : s)], Points), most);

        (double, double) Points(SoftwareSystem system)
        {
            var points = scores.Where(s => s.Product == system.Stated[0].Match?.Product).Select(s => s.Score).FirstOrDefault(40);
            return (points, points);
        }
    }

    // Each system is stated under its own id, and the organisation is worth what its best system is.
    private static Scan Scan(ImmutableArray<SoftwareSystem> systems, Func<SoftwareSystem, (double Low, double High)> points) => new()
    {
        AsOf = Town.AsOf,
        ToolVersion = "test",
        Organisation = new Organisation("Musterstadt", []),
        Systems = [.. systems],
        Assessment = Assessment.None with
        {
            Scores =
            [
                .. systems.Select(s => new Score(SubjectKind.System, s.Id, points(s).Low, points(s).High, [], [])),
                new Score(SubjectKind.Organisation, Organisation.Id, systems.Max(s => points(s).Low), systems.Max(s => points(s).High), [], []),
            ],
        },
    };

    private static SoftwareSystem System(string id, string? product) => new()
    {
        Id = id, Name = id, Kind = SystemKind.Bought, Stated = [new StatedProduct { Name = id, Path = "list.csv", Line = id[0], Match = new ProductMatch(product, 1, "", []) }],
    };

    private static Vendor Firm(string id) => new() { Id = id, Name = id, Country = "DE", Kind = VendorKind.Company, Independent = true, Citation = Town.Cited };

    private static Resolve.Catalogue.Product Product(string id, string vendor) => new() { Id = id, Name = id, Vendor = vendor, Class = "office", Citation = Town.Cited };

    private static ImmutableSortedDictionary<string, T> Map<T>(Func<T, string> id, params T[] entries) => entries.ToImmutableSortedDictionary(id, e => e, StringComparer.Ordinal);
}

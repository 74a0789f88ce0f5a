using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Scoring;

public sealed class ConcentrationTests
{
    private static readonly Unit[] Units = [new("city", "City", null), new("works", "Works", "city")];

    [Fact]
    public void Subsidiaries_count_for_their_owner_and_its_country()
    {
        var assessment = Town.Assess(Systems(("a", "us-corp", 100), ("b", "de-daughter", 100), ("c", "de-corp", 200)));
        var vendors = Of(assessment, "vendor", "systems");
        Assert.Equal(3, vendors.Shares.Length);
        Assert.Equal(100 * 100 / 3.0, vendors.Hhi, 6);
        var owners = Of(assessment, "owner", "systems");
        Assert.Equal("us-corp", owners.Shares[0].Key);
        Assert.Equal(2.0 / 3, owners.Top1, 9);
        Assert.Equal(["US", "DE"], Of(assessment, "jurisdiction", "systems").Shares.Select(s => s.Key));
        Assert.Equal(0.5, Of(assessment, "owner", "spend").Top1, 9);
    }

    [Fact]
    public void What_cannot_be_attributed_is_told_and_left_out_of_the_shares()
    {
        var owners = Of(Town.Assess(Systems(("a", "us-corp", 10), ("b", "mystery", 30))), "owner", "spend");
        Assert.Equal(0.75, owners.UnknownShare, 9);
        Assert.Equal(1, owners.Top1, 9);
    }

    [Fact]
    public void Rules_see_shares_of_the_whole_as_far_as_they_are_known()
    {
        var world = new World(Systems(("a", "us-corp", 60), ("b", "mystery", 40)), Town.Catalogue);
        var spend = world.Organisation.Grouping(Grouping.ByOwner, Grouping.InSpend);
        Assert.Equal((0.6, 1.0), (spend.Top1.Low, spend.Top1.High));
        Assert.Equal((3600.0, 10_000.0), (spend.Hhi.Low, spend.Hhi.High));
        var third = world.Organisation.Read(FieldTable.Of(SubjectKind.Organisation)["third-country-share.spend"]);
        Assert.Equal((0.6, 1.0), (third.Low, third.High));
    }

    [Fact]
    public void A_community_counts_into_the_whole_and_for_no_country()
    {
        var world = new World(Systems(("a", "us-corp", 50), ("b", "crowd", 50)), Town.Catalogue);
        var countries = world.Organisation.Grouping(Grouping.ByJurisdiction, Grouping.InSpend);
        Assert.Equal((0.5, 0.5), (countries.Top1.Low, countries.Top1.High));
        Assert.Equal(0, countries.UnknownShare);
    }

    [Fact]
    public void Applications_of_ones_own_have_no_share_and_are_no_gap()
    {
        var library = Town.Library("a", "us-corp");
        var assessment = Town.Assess(Town.Scan([library], [Town.Own("app", library)]));
        Assert.Empty(assessment.Concentrations);
        Assert.DoesNotContain(assessment.OpenQuestions, q => q.Subject == SubjectKind.Organisation);
    }

    [Fact]
    public void Cost_in_another_currency_is_not_added_to_euros()
    {
        var scan = Systems(("a", "us-corp", 100), ("b", "de-corp", 100));
        scan = scan with { Systems = [scan.Systems[0], scan.Systems[1] with { Contracts = [new Contract { YearlyCost = 100, Currency = "USD" }] }] };
        Assert.Equal(["us-corp"], Of(Town.Assess(scan), "owner", "spend").Shares.Select(s => s.Key));
    }

    [Fact]
    public void A_contract_of_a_unit_counts_there_and_above()
    {
        var scan = Systems(("a", "us-corp", 100)) with { Organisation = new Organisation("Musterstadt", [.. Units]) };
        var shared = scan.Systems[0] with { Units = ["city", "works"], Contracts = [new Contract { Unit = "works", YearlyCost = 30 }, new Contract { Unit = "city", YearlyCost = 70 }] };
        var assessment = Town.Assess(scan with { Systems = [shared] });
        Assert.Equal(30, Of(assessment, "owner", "spend", "works").Shares[0].Amount);
        Assert.Equal(100, Of(assessment, "owner", "spend", "city").Shares[0].Amount);
    }

    [Fact]
    public void Of_two_that_lead_alike_both_are_named()
    {
        var world = new World(Systems(("a", "us-corp", 50), ("b", "de-corp", 50)), Town.Catalogue);
        Assert.Equal(["de-corp", "us-corp"], world.Organisation.Read(FieldTable.Of(SubjectKind.Organisation)["concentration.owner.systems.first"]).Texts);
    }

    private static Concentration Of(Assessment assessment, string by, string measure, string subject = Organisation.Id)
        => Assert.Single(assessment.Concentrations, c => c.By == by && c.Measure == measure && c.SubjectId == subject);

    private static Scan Systems(params (string Id, string Vendor, decimal Cost)[] systems)
    {
        var products = systems.Select(s => Town.Bought(s.Id) with { Facts = new ComponentFacts { Developer = Town.Fact(s.Vendor) } }).ToList();
        return Town.Scan(products, systems.Zip(products, (s, p) => Town.Uses(s.Id, p) with { Contracts = [new Contract { YearlyCost = s.Cost }] }));
    }
}

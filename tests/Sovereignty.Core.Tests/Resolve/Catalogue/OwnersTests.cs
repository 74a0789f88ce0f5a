using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Tests.Resolve.Catalogue;

public sealed class OwnersTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    [Fact]
    public void The_chain_leads_to_the_owner_and_the_owners_country_counts()
    {
        var profile = Profile("irish", Day, Vendor("irish", "IE", "owners: [{ vendor: parent, share: 100 }]"), Vendor("parent", "US", "independent: true"));

        Assert.Equal(["irish", "parent"], profile.Chain);
        Assert.Equal(("parent", "US", Bloc.Third), (profile.UltimateOwner, profile.OwnerCountry, profile.Bloc));
    }

    [Fact]
    public void A_report_of_an_earlier_day_uses_the_owner_of_that_day()
    {
        string[] vendors =
        [
            Vendor("made", "DE", "independent: true, owners: [{ vendor: buyer, share: 100, from: 2025-02-27 }]"),
            Vendor("buyer", "US", "independent: true"),
        ];

        Assert.Equal("made", Profile("made", new(2025, 2, 26), vendors).UltimateOwner);
        Assert.Equal("buyer", Profile("made", new(2025, 2, 27), vendors).UltimateOwner);
    }

    [Theory]
    [InlineData("2023-06-01", "low")]
    [InlineData("2025-11-01", "high")]
    public void An_owner_of_whom_nobody_wrote_since_when_is_a_guess_for_earlier_years(string asOf, string confidence)
    {
        string[] vendors = [Vendor("held", "DE", "owners: [{ vendor: holder, share: 100 }]"), Vendor("holder", "US", "independent: true")];

        var profile = Profile("held", DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), vendors);

        Assert.Equal("holder", profile.UltimateOwner);
        Assert.Equal(confidence, KebabCase.Of(profile.Confidence));
    }

    [Fact]
    public void Two_buyers_without_figures_end_the_time_in_which_nobody_stood_above()
    {
        string[] vendors =
        [
            Vendor("bought", "DE", "independent: true, owners: [{ vendor: one, from: 2022-01-01 }, { vendor: two, from: 2022-01-01 }]"),
            Vendor("one", "US", "independent: true"),
            Vendor("two", "US", "independent: true"),
        ];

        Assert.Equal("bought", Profile("bought", new(2021, 12, 31), vendors).UltimateOwner);
        Assert.Null(Profile("bought", Day, vendors).UltimateOwner);
        Assert.Equal("US", Profile("bought", Day, vendors).OwnerCountry);
    }

    [Fact]
    public void A_firm_whose_owner_nobody_looked_up_has_an_unknown_owner_not_itself()
    {
        var profile = Profile("firm", Day, Vendor("firm", "DE", "kind: company"));

        Assert.Null(profile.UltimateOwner);
        Assert.Null(profile.OwnerCountry);
        Assert.Null(profile.Bloc);
    }

    [Theory]
    [InlineData("community", true, null)]
    [InlineData("person", true, null)]
    [InlineData("foundation", false, "DE")]
    [InlineData("public-body", false, "DE")]
    public void Bodies_without_owners_stand_at_the_top_by_their_nature(string kind, bool community, string? country)
    {
        var profile = Profile("body", Day, Vendor("body", "DE", $"kind: {kind}"));

        Assert.Equal("body", profile.UltimateOwner);
        Assert.Equal(community, profile.IsCommunity);
        Assert.Equal(country, profile.OwnerCountry);
    }

    [Fact]
    public void Circles_of_owners_end_in_the_unknown()
    {
        var profile = Profile("a", Day, Vendor("a", "DE", "owners: [{ vendor: b, share: 60 }]"), Vendor("b", "US", "owners: [{ vendor: a, share: 60 }]"));

        Assert.Equal(["a", "b"], profile.Chain);
        Assert.Null(profile.UltimateOwner);
    }

    [Theory]
    [InlineData("[{ vendor: us }, { vendor: us2 }]", "US")]
    [InlineData("[{ vendor: us }, { vendor: eu }]", null)]
    [InlineData("[{ vendor: us, share: 20 }, { vendor: us2, share: 20 }]", null)]
    [InlineData("[{ vendor: us }, { vendor: a }]", null)]
    public void Several_owners_in_one_country_tell_the_country_and_leave_open_who_decides(string owners, string? country)
    {
        var profile = Profile("a", Day, Vendor("a", "DE", $"owners: {owners}"), Vendor("us", "US", "independent: true"), Vendor("us2", "US", "independent: true"), Vendor("eu", "FR", "independent: true"));

        Assert.Null(profile.UltimateOwner);
        Assert.Equal(country, profile.OwnerCountry);
    }

    [Fact]
    public void The_confidence_is_the_weakest_of_the_chain()
    {
        var profile = Profile("a", Day, Vendor("a", "DE", "owners: [{ vendor: b, share: 60, confidence: low }]"), Vendor("b", "US", "independent: true"));

        Assert.Equal(Confidence.Low, profile.Confidence);
    }

    [Theory]
    [InlineData("[{ vendor: us, share: 24 }, { vendor: eu, share: 76 }]", "eu", false)]
    [InlineData("[{ vendor: us, share: 25 }, { vendor: eu, share: 75 }]", "eu", true)]
    [InlineData("[{ vendor: us, share: 20 }, { vendor: ca, share: 20 }, { vendor: eu, share: 60 }]", "eu", true)]
    [InlineData("[{ vendor: us, share: 20 }, { vendor: ca, share: 19 }, { vendor: eu, share: 61 }]", "eu", false)]
    [InlineData("[{ vendor: us, share: 10 }]", null, null)]
    [InlineData("[{ vendor: us }]", "us", true)]
    [InlineData("[{ vendor: us }, { vendor: eu }]", null, null)]
    public void Shares_from_outside_count_from_24_per_cent_each_and_39_together(string owners, string? top, bool? exceeds)
    {
        var catalogue = Catalogue(Vendor("a", "DE", $"owners: {owners}"), Vendor("us", "US", "independent: true"), Vendor("ca", "CA", "independent: true"),
            Vendor("eu", "FR", "independent: true"));

        Assert.Equal(top, new Owners(catalogue).Profile("a", Day)!.UltimateOwner);
        Assert.Equal(exceeds, new Owners(catalogue).FromOutside("a", Day).Exceeds);
    }

    [Theory]
    [InlineData("[{ vendor: holding, share: 100 }]", "[{ vendor: us, share: 30 }, { vendor: eu, share: 70 }]", "US", true)]
    [InlineData("[{ vendor: holding, share: 40 }, { vendor: eu, share: 60 }]", "[{ vendor: us, share: 50 }, { vendor: eu, share: 50 }]", "US", false)]
    [InlineData("[{ vendor: holding, share: 40 }, { vendor: eu, share: 60 }]", "[{ vendor: us, share: 51 }]", "US", true)]
    [InlineData("[{ vendor: holding, share: 20 }, { vendor: us, share: 10 }, { vendor: eu, share: 70 }]", "[{ vendor: us, share: 100 }]", "US", true)]
    [InlineData("[{ vendor: us, share: 25 }, { vendor: eu, share: 75 }]", "[]", "NO", true)]
    [InlineData("[{ vendor: crowd, share: 30 }, { vendor: eu, share: 70 }]", "[]", "US", null)]
    [InlineData("[{ vendor: listed, share: 100 }]", "[]", "US", null)]
    [InlineData("[{ vendor: listed, share: 30 }, { vendor: eu, share: 70 }]", "[]", "US", false)]
    public void Holdings_through_others_count_whole_under_control_and_in_proportion_otherwise(string owners, string holding, string country, bool? exceeds)
    {
        var catalogue = Catalogue(Vendor("a", "DE", $"owners: {owners}"), Vendor("holding", "FR", $"owners: {holding}"), Vendor("us", country, "independent: true"),
            Vendor("eu", "FR", "independent: true"), Vendor("listed", "FR", "kind: listed, independent: true"),
            "- { id: crowd, name: crowd, kind: community, source: a register, checked: 2026-01-01, confidence: high }");

        Assert.Equal(exceeds, new Owners(catalogue).FromOutside("a", Day).Exceeds);
    }

    [Fact]
    public void A_circle_of_small_holdings_ends_and_leaves_the_verdict_open()
    {
        var catalogue = Catalogue(Vendor("a", "DE", "owners: [{ vendor: b, share: 40 }, { vendor: us, share: 10 }]"), Vendor("b", "FR", "owners: [{ vendor: a, share: 40 }]"), Vendor("us", "US", "independent: true"));

        Assert.Equal(new OutsideShares(10, 10, null), new Owners(catalogue).FromOutside("a", Day));
    }

    [Fact]
    public void Other_thresholds_give_another_verdict()
    {
        var catalogue = Catalogue(Vendor("a", "DE", "owners: [{ vendor: us, share: 25 }, { vendor: eu, share: 75 }]"), Vendor("us", "US", "independent: true"), Vendor("eu", "FR", "independent: true"));

        Assert.True(new Owners(catalogue).FromOutside("a", Day).Exceeds);
        Assert.False(new Owners(catalogue, new OwnershipThresholds(33, 49)).FromOutside("a", Day).Exceeds);
    }

    [Theory]
    [InlineData("vmware", "2023-11-21", "vmware", "US")]
    [InlineData("vmware", "2023-11-22", "broadcom", "US")]
    [InlineData("red-hat", "2019-07-08", "red-hat", "US")]
    [InlineData("red-hat", "2019-07-09", "ibm", "US")]
    [InlineData("github", "2018-10-25", "github", "US")]
    [InlineData("github", "2018-10-26", "microsoft", "US")]
    [InlineData("npm-inc", "2020-04-14", "npm-inc", "US")]
    [InlineData("npm-inc", "2020-04-15", "microsoft", "US")]
    [InlineData("hashicorp", "2025-02-26", "hashicorp", "US")]
    [InlineData("hashicorp", "2025-02-27", "ibm", "US")]
    [InlineData("splunk", "2024-03-17", "splunk", "US")]
    [InlineData("splunk", "2024-03-18", "cisco", "US")]
    [InlineData("suse", "2019-03-14", "micro-focus", "GB")]
    [InlineData("suse", "2019-03-15", "eqt", "SE")]
    [InlineData("mateso", "2022-09-29", null, null)]
    [InlineData("mateso", "2022-09-30", "ta-associates", "US")]
    [InlineData("linkedin", "2016-12-07", "linkedin", "US")]
    [InlineData("linkedin", "2016-12-08", "microsoft", "US")]
    [InlineData("mandiant", "2022-09-11", "mandiant", "US")]
    [InlineData("mandiant", "2022-09-12", "alphabet", "US")]
    public void The_shipped_catalogue_knows_who_owned_a_firm_on_the_eve_of_its_sale_and_on_the_day(string vendor, string day, string? owner, string? country)
    {
        var profile = new Owners(ShippedCatalogue.Catalogue).Profile(vendor, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;

        Assert.Equal((owner, country), (profile.UltimateOwner, profile.OwnerCountry));
    }

    [Fact]
    public void An_adequacy_decision_counts_from_its_first_day()
    {
        var owners = new Owners(Catalogue(Vendor("a", "CA", "independent: true")));

        Assert.Equal(Bloc.Third, owners.Profile("a", new(2001, 12, 19))!.Bloc);
        Assert.Equal(Bloc.Adequacy, owners.Profile("a", new(2001, 12, 20))!.Bloc);
    }

    [Fact]
    public void Irish_and_luxembourg_subsidiaries_of_the_shipped_catalogue_have_their_parents_owner()
    {
        var owners = new Owners(ShippedCatalogue.Catalogue);

        Assert.Equal("US", owners.Profile("google", Day)!.OwnerCountry);
        Assert.Equal("alphabet", owners.Profile("google", Day)!.UltimateOwner);
        Assert.Equal("US", owners.Profile("microsoft", Day)!.OwnerCountry);
    }

    private static VendorProfile Profile(string id, DateOnly day, params string[] vendors) => new Owners(Catalogue(vendors)).Profile(id, day)!;

    private static string Vendor(string id, string country, string more) =>
        $"- {{ id: {id}, name: {id}, seat: {{ country: {country} }}, {more}, source: a register, checked: 2026-01-01, confidence: high }}";

    private static Sovereignty.Resolve.Catalogue.Catalogue Catalogue(params string[] vendors)
    {
        var reading = CatalogueFolder.ReadText("a.yaml", $$"""
            jurisdictions:
              - { code: DE, name: { de: D, en: D }, bloc: eu, source: "the treaties", checked: 2026-01-01, confidence: high }
              - { code: FR, name: { de: F, en: F }, bloc: eu, source: "the treaties", checked: 2026-01-01, confidence: high }
              - { code: "NO", name: { de: N, en: N }, bloc: eea, source: "the treaties", checked: 2026-01-01, confidence: high }
              - { code: IE, name: { de: I, en: I }, bloc: eu, source: "the treaties", checked: 2026-01-01, confidence: high }
              - { code: US, name: { de: U, en: U }, bloc: third, source: "the treaties", checked: 2026-01-01, confidence: high }
              - { code: CA, name: { de: C, en: C }, bloc: adequacy, adequacy: { since: 2001-12-20, scope: commercial, source: "2002/2/EC" }, source: "the treaties", checked: 2026-01-01, confidence: high }
            vendors:
              {{string.Join("\n  ", vendors)}}
            """);
        Assert.Empty(reading.Problems);
        return reading.Catalogue;
    }
}

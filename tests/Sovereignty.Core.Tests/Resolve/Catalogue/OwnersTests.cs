using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

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

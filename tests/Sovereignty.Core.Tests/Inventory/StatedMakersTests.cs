using System.Collections.Immutable;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Matching;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>Who makes a product that the catalogue does not hold: what its line tells, and what it does not.</summary>
public sealed class StatedMakersTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);

    [Theory]
    [InlineData("Adobe Fantasiewerk;;", "adobe", Confidence.Low)]
    [InlineData("Adobe Fantasiewerk;Bechtle AG;", "adobe", Confidence.Low)]
    [InlineData("Adobe Fantasiewerk;Dataport;", "adobe", Confidence.Low)]
    [InlineData("Adobe Fantasiewerk;;Bechtle AG", "adobe", Confidence.Low)]
    [InlineData("Adobe Fantasiewerk;Beispielhaus GmbH;", "stated:beispielhaus-gmbh", Confidence.Low)]
    [InlineData("Fantasiewerk;Adobe Inc.;", "adobe", Confidence.Medium)]
    [InlineData("Fantasiewerk;;Adobe Inc.", "adobe", Confidence.Low)]
    [InlineData("Fantasiewerk;;Beispielhaus GmbH", "stated:beispielhaus-gmbh", Confidence.Low)]
    [InlineData("Fantasiewerk;Dataport;", "dataport", Confidence.Low)]
    [InlineData("DATEV;;", "datev", Confidence.Low)]
    // A seller, a distribution and another's product say nothing of who makes a thing, least of all that it is made in the seller's country.
    [InlineData("Fantasiewerk;Bechtle AG;", null, null)]
    [InlineData("Fantasiewerk;;SoftwareONE Deutschland GmbH", null, null)]
    [InlineData("Fantasiewerk;Debian;", null, null)]
    [InlineData("Adobe-Schnittstelle zu Fantasiewerk;;", null, null)]
    [InlineData("Fantasiewerk für Adobe;;", null, null)]
    [InlineData("Bechtle Fantasiewerk;;", null, null)]
    // Of several lines the one that names the maker counts.
    [InlineData("Fantasiewerk;Bechtle AG;\nFantasiewerk;Beispielhaus GmbH;", "stated:beispielhaus-gmbh", Confidence.Low)]
    [InlineData("Fantasiewerk;Bechtle AG;\nFantasiewerk;SoftwareONE;", null, null)]
    public void A_line_tells_its_maker_by_vendor_column_or_by_the_beginning_of_its_name(string line, string? maker, Confidence? confidence)
    {
        var text = $"Produkt;Hersteller;Lieferant\n{line}\n";
        var list = new InventoryFile("a.csv", ListContent.Of(Encoding.UTF8.GetBytes(text)), new InventoryDescription("a.csv", "stadt", ImmutableSortedDictionary<string, string>.Empty));
        var listed = InventorySource.Read([list], ScanConfiguration.Default, ShippedCatalogue.Catalogue, AsOf, CancellationToken.None);

        var facts = new FactResolver(ShippedCatalogue.Catalogue, ScanConfiguration.Default, AsOf).Resolve([.. listed.Components], [.. listed.Systems]).Components[0].Facts;

        Assert.Null(facts.Product);
        Assert.Equal((maker, confidence), (facts.Developer?.Value, facts.Developer?.Confidence));
    }

    [Fact]
    public void A_name_that_is_a_firm_says_so()
    {
        var matcher = new ProductMatcher(ShippedCatalogue.Catalogue);

        Assert.Equal(("datev", "this names a firm, DATEV, not one of its products"), (matcher.Match("DATEV").Maker, matcher.Match("DATEV").Why));
        Assert.Equal(("adobe", ProductMatch.FirmOnly), (matcher.Match("Adobe Fantasiewerk").Maker, matcher.Match("Adobe Fantasiewerk").Why));
        Assert.Null(matcher.Match("Adobe Acrobat").Maker);
        Assert.Null(matcher.Match("Oracle / SQL Server").Product);
    }
}

using Sovereignty.Inventory.Matching;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>Cells that name several things, and names that only their vendor tells, against the catalogue that ships.</summary>
public sealed class ListedNamesTests
{
    private readonly ProductMatcher matcher = new(ShippedCatalogue.Catalogue);

    [Theory]
    [InlineData("iOS, iPadOS und watchOS", "Apple", "ios", "watchos")]
    [InlineData("Firefox und Thunderbird", null, "firefox", "thunderbird")]
    [InlineData("Firefox / Thunderbird", "Mozilla", "firefox", "thunderbird")]
    [InlineData("Nextcloud, Moodle", null, "moodle", "nextcloud")]
    [InlineData("Nextcloud, Moodle oder Jitsi Meet", null, "jitsi-meet", "moodle", "nextcloud")]
    [InlineData("QGIS sowie Kartenfix", null, "qgis")]
    [InlineData("Nextcloud, Kartenfix", null, "nextcloud")]
    public void A_cell_that_lists_different_things_is_asked_about(string name, string? vendor, params string[] candidates)
    {
        var match = matcher.Match(name, vendor);

        Assert.Null(match.Product);
        Assert.Equal(candidates, match.Candidates.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Adobe Acrobat and Reader", "Adobe", "adobe-acrobat")]
    [InlineData("Windows, Version 11", "Microsoft", "microsoft-windows")]
    [InlineData("Nextcloud, Wartung und Pflege", null, "nextcloud")]
    [InlineData("Excel, Word und PowerPoint", "Microsoft", "microsoft-office")]
    [InlineData("Office 2010, 2013 und 2016", "Microsoft", "microsoft-office")]
    [InlineData("OPEN/PROSOZ", null, "open-prosoz")]
    [InlineData("Zusammenarbeits-Plattform Nextcloud", null, "nextcloud")]
    [InlineData("OK.EWO Melde- und Ausweiswesen", null, "ok-ewo")]
    [InlineData("Confluence Server and Data Center", "Atlassian", "confluence")]
    public void A_name_with_a_comma_or_a_conjunction_within_stays_one_name(string name, string? vendor, string product) =>
        Assert.Equal(product, matcher.Match(name, vendor).Product);

    [Fact]
    public void What_no_product_is_part_of_gives_no_candidates() => Assert.Empty(matcher.Match("TCP/IP").Candidates);

    [Theory]
    [InlineData("Desktop", "TeamViewer", "teamviewer-remote")]
    [InlineData("IOS software", "Cisco", "cisco-ios")]
    [InlineData("Jira Server and Data Center", "Atlassian", "jira")]
    [InlineData("Office 2003", "Microsoft", "microsoft-office")]
    public void A_word_of_every_day_is_read_with_its_vendor_before_it(string name, string vendor, string product) =>
        Assert.Equal(product, matcher.Match(name, vendor).Product);

    [Theory]
    [InlineData("Desktop", null)]
    [InlineData("Desktop", "Bechtle")]
    [InlineData("Desktop", "Microsoft")]
    [InlineData("SMA100", "SonicWall")]
    [InlineData("2019", "Lansweeper")]
    public void A_word_that_the_vendor_does_not_complete_is_not_taken(string name, string? vendor) => Assert.Null(matcher.Match(name, vendor).Product);
}

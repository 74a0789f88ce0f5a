using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>Cells that name several things, and names that only their vendor tells, against the catalogue that ships.</summary>
public sealed class ListedNamesTests
{
    private readonly ProductMatcher matcher = new(ShippedCatalogue.Catalogue);

    [Theory]
    [InlineData("Nextcloud, Moodle oder Jitsi Meet", null, "jitsi-meet", "moodle", "nextcloud")]
    [InlineData("Nextcloud, Moodle usw.", null, "moodle", "nextcloud")]
    [InlineData("QGIS sowie Kartenfix", null, "qgis")]
    [InlineData("Nextcloud, Kartenfix", null, "nextcloud")]
    public void A_cell_that_lists_different_things_is_asked_about(string name, string? vendor, params string[] candidates)
    {
        var match = matcher.Match(name, vendor);

        Assert.Null(match.Product);
        Assert.Equal(candidates, match.Candidates.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("iOS, iPadOS und watchOS", "Apple", "ios", "watchos")]
    [InlineData("Firefox und Thunderbird", null, "firefox", "thunderbird")]
    [InlineData("Firefox / Thunderbird", "Mozilla", "firefox", "thunderbird")]
    [InlineData("Nextcloud, Moodle", null, "nextcloud", "moodle")]
    [InlineData("PostgreSQL 9.6 + PostGIS 2.4", null, "postgresql", "postgis")]
    [InlineData("Untis 2023 MultiUser + WebUntis", "Untis GmbH", "untis", "webuntis")]
    [InlineData("CodiaDMS / d.3", "codia Software GmbH", "codia-dms", "d-velop-documents")] // the vendor column names the maker of one
    [InlineData("Adobe Photoshop, Illustrator", null, "adobe-photoshop", "adobe-illustrator")] // the name names the maker once
    [InlineData("Cadence OrCAD and Allegro 2019", null, "cadence-orcad", "cadence-allegro")] // not the library system of that name
    [InlineData("WiNoWiG/OWI21", null, "winowig", "owi21")]
    [InlineData("ArcGIS, QGIS, GeoAS", null, "arcgis", "qgis", "geoas")]
    public void A_cell_that_lists_products_which_are_all_known_is_taken_for_all_of_them(string name, string? vendor, params string[] products)
    {
        var match = matcher.Match(name, vendor);

        Assert.Equal<string>(products, (string[])[match.Product!, .. match.Beside]);
        Assert.Empty(match.Candidates);
    }

    [Theory]
    [InlineData("SAP R/3", null, "sap-erp")]
    [InlineData("Windows, Version 11", "Microsoft", "microsoft-windows")]
    [InlineData("Nextcloud, Wartung und Pflege", null, "nextcloud")]
    [InlineData("Excel, Word und PowerPoint", "Microsoft", "microsoft-office")]
    [InlineData("Office 2010, 2013 und 2016", "Microsoft", "microsoft-office")]
    [InlineData("OPEN/PROSOZ", null, "open-prosoz")]
    [InlineData("Zusammenarbeits-Plattform Nextcloud", null, "nextcloud")]
    [InlineData("OK.EWO Melde- und Ausweiswesen", null, "ok-ewo")]
    [InlineData("Confluence Server and Data Center", "Atlassian", "confluence")]
    public void A_name_with_a_comma_or_a_conjunction_within_stays_one_name(string name, string? vendor, string product)
    {
        var match = matcher.Match(name, vendor);

        Assert.Equal(product, match.Product);
        Assert.Empty(match.Beside);
    }

    [Fact]
    public void A_decision_may_name_several_products()
    {
        var decided = new ProductMatcher(ShippedCatalogue.Catalogue, new Dictionary<string, string> { ["Bürosachen"] = "firefox + thunderbird", ["Anderes"] = "firefox + nothing-like-it" });

        Assert.Equal(("firefox", "thunderbird"), (decided.Match("Bürosachen").Product, Assert.Single(decided.Match("Bürosachen").Beside)));
        Assert.Null(decided.Match("Anderes").Product);
    }

    [Theory]
    [InlineData("genuscreen / Fantasiewerk", "genua GmbH", "genuscreen")] // who makes it is told, and the second is not known
    [InlineData("Genuscreen + Fantasiewerk 2.x", "genua GmbH", "genuscreen")]
    [InlineData("Toad for SQL Server", "Dell (Quest Software)", "toad")] // the maker stands in brackets
    [InlineData("Klinisches Arbeitsplatzsystem Orbis", "Firma Dedalus", "orbis")]
    [InlineData("OK.WAHL Wahlhelferverw.", null, "ok-wahl")] // what is cut short describes
    [InlineData("2007 Microsoft Office Suite Service Pack 2 (SP2)", null, "microsoft-office")]
    [InlineData("Zerto", null, "zerto")] // a firm that the maker bought, and one product of it goes by its name
    [InlineData("Microsoft Edge WebView2 런타임", "Microsoft Corporation", "webview2")] // what the installer translated
    [InlineData("Infoma", null, "infoma-newsystem")] // a firm by which its main product goes
    public void What_stands_beside_a_name_is_explained(string name, string? vendor, string product) => Assert.Equal(product, matcher.Match(name, vendor).Product);

    [Theory]
    [InlineData("Splunk Log Observer", "Splunk")]
    public void Another_product_of_the_house_is_not_taken(string name, string? vendor) => Assert.Null(matcher.Match(name, vendor).Product);

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

    [Theory]
    [InlineData("Relution MDM Schul-iPads", "M-Way Solutions", "relution")]
    [InlineData("uniFLOW SmartClient", "NT-ware Systemprogrammierung", "uniflow")]
    [InlineData("TOPdesk zelfserviceportaal", null, "topdesk-itsm")]
    public void One_or_two_words_behind_a_telling_name_are_a_part_or_a_use_of_it(string name, string? vendor, string product)
    {
        var match = matcher.Match(name, vendor);

        Assert.Equal(product, match.Product);
        Assert.Contains("is taken for a part", match.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zotero extension", null)]
    [InlineData("Windows 10 SMT Preparation", null)]
    [InlineData("Microsoft Azure Authoring Tools - v2.9.7", null)]
    [InlineData("Excel-Makro Haushaltsplan 2024", "Kämmerei")]
    [InlineData("Relution für iPads der Schule", "Adobe")]
    public void What_runs_with_a_product_on_it_or_is_made_with_it_is_no_part_of_it(string name, string? vendor) => Assert.Null(matcher.Match(name, vendor).Product);

    [Fact]
    public void Names_are_matched_alike_on_one_thread_and_on_several()
    {
        string[] names = [.. File.ReadAllLines(Golden.Beside("Fixtures/labelled-names.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')[0]), "Adobe Acrobt Reader", "OfficeProPlus2019"];
        var alone = new ProductMatcher(ShippedCatalogue.Catalogue);
        var together = new ProductMatch[names.Length * 4];

        Parallel.For(0, together.Length, i => together[i] = matcher.Match(names[i % names.Length]));

        Assert.All(together.Select((match, i) => (match, i)), m =>
        {
            var expected = alone.Match(names[m.i % names.Length]);
            Assert.Equal((expected.Product, expected.Score, expected.Why), (m.match.Product, m.match.Score, m.match.Why));
            Assert.Equal(expected.Candidates.AsEnumerable(), m.match.Candidates);
        });
    }
}

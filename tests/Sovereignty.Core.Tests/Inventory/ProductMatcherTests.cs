using Sovereignty.Inventory.Matching;

namespace Sovereignty.Tests.Inventory;

public sealed class ProductMatcherTests
{
    private readonly ProductMatcher matcher = new(TestCatalogue.Instance, new Dictionary<string, string> { ["Bürger Spezial 3"] = "meso", ["Nextcloud Talk"] = "none", ["Alt"] = "no-such-product" });

    [Theory]
    [InlineData("Microsoft Office Professional Plus 2019 - de-de", null, "microsoft-office")]
    [InlineData("MS Office 2019 Std.", null, "microsoft-office")]
    [InlineData("Office 2019", "Microsoft Corporation", "microsoft-office")]
    [InlineData("Office2019 Standard", "Microsoft", "microsoft-office")]
    [InlineData("O365 E3", null, "microsoft-365")]
    [InlineData("Microsoft 365 Apps for Enterprise - de-de", null, "microsoft-365")]
    [InlineData("Acrobat Reader DC MUI", null, "acrobat-reader")]
    [InlineData("Adobe Acrobat Reader (64-bit)", "Adobe", "acrobat-reader")]
    [InlineData("Adobe Acrobat 2020 Pro", "Adobe Systems Incorporated", "acrobat")]
    [InlineData("SQL-Server 2019 Standard, 2-Core", "Microsoft", "sql-server")]
    [InlineData("Windows Server 2022 Datacenter (64 Core)", "Microsoft", "windows-server")]
    [InlineData("VOIS|MESO", "HSH", "meso")]
    [InlineData("VOIS / MESO", null, "meso")]
    [InlineData("Einwohnermeldewesen MESO 5.2", null, "meso")]
    [InlineData("OK.EWO", "AKDB", "ok-ewo")]
    [InlineData("OK EWO (Modul Basis)", "AKDB", "ok-ewo")]
    [InlineData("Auto CAD 2024", null, "autocad")]
    [InlineData("AutoCAD2024 deutsch", "Autodesk", "autocad")]
    [InlineData("Nextcloud Hub 9 Enterprise", "Bechtle AG", "nextcloud")]
    [InlineData("Nextcloud", "https://apps.nextcloud.com/", "nextcloud")]
    [InlineData("Nextclowd", "Nextcloud GmbH", "nextcloud")]
    [InlineData("Red Hat Enterprise Linux 9 Server", null, "rhel")]
    [InlineData("Teams", "Microsoft", "microsoft-teams")]
    public void A_name_is_found_however_it_is_dressed(string name, string? vendor, string product)
    {
        var match = matcher.Match(name, vendor);

        Assert.Equal(product, match.Product);
        Assert.InRange(match.Score, ProductMatcher.Accept, 1);
        Assert.Empty(match.Candidates);
    }

    [Theory]
    [InlineData("Teams", null)] // an everyday word
    [InlineData("Teams", "Sportverein Musterstadt e.V.")]
    [InlineData("Office", "Beispiel GmbH")]
    [InlineData("SQL Server Management Studio", "Microsoft")] // another product of the same firm
    [InlineData("Adobe Acrobat Sign Connector", "Adobe")]
    [InlineData("Plugin für Nextcloud", null)]
    [InlineData("ODBC-Treiber für SQL Server", "Microsoft")]
    [InlineData("Red Hat", null)]
    [InlineData("Windows", null)]
    [InlineData("Fachverfahren Baumkataster", null)]
    [InlineData("2019", null)]
    [InlineData("!!!", null)]
    [InlineData("", null)]
    public void A_name_that_is_not_certain_is_not_taken(string name, string? vendor) => Assert.Null(matcher.Match(name, vendor).Product);

    [Fact]
    public void What_comes_near_is_asked_about_with_its_candidates()
    {
        var match = matcher.Match("SQL Server Management Studio", "Microsoft");

        Assert.Equal(["sql-server"], match.Candidates);
        Assert.InRange(match.Score, ProductMatcher.Ask, ProductMatcher.Accept);
        Assert.Contains("`studio` is not explained", match.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vendor_column_that_names_another_maker_lowers_the_score_and_a_reseller_does_not()
    {
        var other = matcher.Match("Nextcloud Hub", "Adobe").Score;
        var reseller = matcher.Match("Nextcloud Hub", "Bechtle GmbH & Co. KG").Score;
        var own = matcher.Match("Nextcloud Hub", "Nextcloud GmbH").Score;

        Assert.True(other < reseller && reseller <= own);
    }

    [Fact]
    public void A_confirmed_match_wins_over_every_guess()
    {
        Assert.Equal("meso", matcher.Match("BÜRGER  Spezial 3").Product);
        Assert.Equal("confirmed in sovereignty.yaml", matcher.Match("Bürger Spezial 3").Why);
        Assert.Null(matcher.Match("Nextcloud Talk", "Nextcloud GmbH").Product);
        Assert.Empty(matcher.Match("Nextcloud Talk", "Nextcloud GmbH").Candidates);
        Assert.Null(matcher.Match("Alt").Product);
    }

    [Fact]
    public void A_version_settles_a_name_that_is_a_product_only_with_it() => Assert.Equal("windows-11", matcher.Match("Windows", "Microsoft", "11").Product);
}

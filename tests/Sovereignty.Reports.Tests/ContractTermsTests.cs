using Sovereignty.Model;
using Sovereignty.Reports.Tests.Sample;

namespace Sovereignty.Reports.Tests;

/// <summary>What the procurement report shows of a contract of which little is known.</summary>
public sealed class ContractTermsTests
{
    private static readonly Component Sold = new()
    {
        Id = "stated:fantasie", Kind = ComponentKind.Product, Name = "Fantasie", Declared = new Declarations { Supplier = "SoftwareONE" },
        Evidence = [new Evidence("inventory/list", "liste.csv", 2, EvidenceKind.Stated)],
    };

    [Fact]
    public void Without_a_day_for_notice_the_line_of_time_marks_the_end_only()
    {
        var page = Render(new Contract { End = SampleScan.Value.AsOf.AddDays(60) });

        Assert.Contains("class=\"end\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"due\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"due\"", Render(new Contract { NoticeBy = SampleScan.Value.AsOf.AddDays(60) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seller_in_the_vendor_column_is_shown_as_whom_it_was_bought_through() =>
        Assert.Contains("über SoftwareONE", Render(new Contract { End = SampleScan.Value.AsOf.AddDays(60) }), StringComparison.Ordinal);

    [Fact]
    public void A_line_that_states_two_products_is_one_contract()
    {
        var contract = new Contract { Number = "V-77", YearlyCost = 4_711, End = SampleScan.Value.AsOf.AddDays(60) };
        var second = contract with { YearlyCost = null, CountedWith = "fantasie" };

        var page = Render(System("fantasie", contract, "traumwerk"), System("traumwerk", second, "fantasie"));

        Assert.Contains("Ein Vertrag ist bekannt", page, StringComparison.Ordinal);
        Assert.Contains("zusammen mit traumwerk", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("V-77").Length);
    }

    private static SoftwareSystem System(string id, Contract contract, params string[] beside) => new()
    {
        Id = id, Name = id, Kind = SystemKind.Bought, Contracts = [contract], Parts = [new SystemPart(Sold.Id, Scope.Runtime, true)],
        Stated = [new StatedProduct { Name = "Fantasie", Vendor = "SoftwareONE", Path = "liste.csv", Line = 2, Match = beside.Length == 0 ? null : new ProductMatch(id, 1, "", []) { Beside = [.. beside] } }],
    };

    private static string Render(Contract contract) => Render(System("fantasie", contract));

    private static string Render(params SoftwareSystem[] systems)
    {
        var scan = SampleScan.Value with { Components = [Sold], Systems = [.. systems] };
        using var page = new StringWriter();
        Assert.Empty(new ReportRenderer().Render(scan, SampleCatalogue.Value, "procurement", "de", page));
        return page.ToString();
    }
}

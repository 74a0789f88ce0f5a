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

    private static string Render(Contract contract)
    {
        var scan = SampleScan.Value with
        {
            Components = [Sold],
            Systems =
            [
                new SoftwareSystem
                {
                    Id = "fantasie", Name = "Fantasie", Kind = SystemKind.Bought, Contracts = [contract], Parts = [new SystemPart(Sold.Id, Scope.Runtime, true)],
                    Stated = [new StatedProduct { Name = "Fantasie", Vendor = "SoftwareONE", Path = "liste.csv", Line = 2 }],
                },
            ],
        };
        using var page = new StringWriter();
        Assert.Empty(new ReportRenderer().Render(scan, SampleCatalogue.Value, "procurement", "de", page));
        return page.ToString();
    }
}

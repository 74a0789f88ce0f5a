using System.Globalization;
using System.Text.RegularExpressions;
using Sovereignty.Model;
using Sovereignty.Reports.Export;
using Sovereignty.Reports.Tests.Sample;

namespace Sovereignty.Reports.Tests;

/// <summary>A report lists what a reader can read, and counts everything.</summary>
public sealed class LongListsTests
{
    private const int Systems = 3000;

    private static readonly Scan Long = SampleScan.Value with
    {
        Systems = [.. Enumerable.Range(0, Systems).Select(i => new SoftwareSystem
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"s-{i:0000}"), Name = string.Create(CultureInfo.InvariantCulture, $"Verfahren {i:0000}"), Kind = SystemKind.Bought,
            Contracts = [new Contract { Number = string.Create(CultureInfo.InvariantCulture, $"V-{i:0000}"), YearlyCost = 10, NoticeBy = SampleScan.Value.AsOf.AddDays(i - 1500) }],
            Stated = [new StatedProduct { Name = "Verfahren", Path = "liste.csv", Line = i + 2, Other = [new("Kostenstelle", "4711"), new("<b>Notiz</b>", new string('x', 5000))] }],
        })],
    };

    [Theory]
    [InlineData("procurement", "de", "2.500 weitere sind hier ausgelassen", "--tables ORDNER", "2 weitere Spalten der Liste")]
    [InlineData("procurement", "en", "2,500 more are left out here", "--tables DIR", "2 more columns of the list")]
    public void Of_three_thousand_contracts_those_around_today_are_listed_and_all_are_counted(string report, string language, string leftOut, string where, string columns)
    {
        var page = Render(report, language);

        Assert.Contains(leftOut, page, StringComparison.Ordinal);
        Assert.Contains(where, page, StringComparison.Ordinal);
        Assert.Contains(columns, page, StringComparison.Ordinal);
        Assert.Contains(language == "de" ? "30.000" : "30,000", page, StringComparison.Ordinal);
        Assert.Contains("V-1499", page, StringComparison.Ordinal);
        Assert.Contains("V-1500", page, StringComparison.Ordinal);
        Assert.DoesNotContain("V-0000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("V-2999", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Notiz&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.True(page.Length < 3_000_000, $"{page.Length} characters");
    }

    [Theory]
    [InlineData("de", "heute letzter Tag für die Kündigung", "noch ein Tag", "noch 2 Tage", "noch 1 Tage")]
    [InlineData("en", "last day to give notice is today", "one day left", "2 days left", "1 days left")]
    public void The_days_that_are_left_are_counted_as_people_do(string language, string today, string one, string two, string wrong)
    {
        var page = Render("procurement", language);

        Assert.All([today, one, two], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain($" {wrong}", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ciso")]
    [InlineData("procurement")]
    [InlineData("security")]
    public void No_link_leads_to_what_was_left_out(string report)
    {
        var page = Render(report, "de");
        var anchors = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(Regex.Matches(page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value), target => Assert.Contains(target, anchors));
    }

    [Fact]
    public void The_tables_hold_all_of_them()
    {
        foreach (var table in (string[])["systems", "contracts"])
        {
            using var output = new StringWriter();
            Tables.Write(Long, SampleCatalogue.Value, table, "de", output);
            Assert.Equal(Systems + 1, output.ToString().Count(c => c == '\n'));
        }
    }

    private static string Render(string report, string language)
    {
        using var page = new StringWriter();
        Assert.Empty(new ReportRenderer().Render(Long, SampleCatalogue.Value, report, language, page));
        return page.ToString();
    }
}

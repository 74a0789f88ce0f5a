using System.Text.RegularExpressions;
using Sovereignty.Reports.Tests.Sample;

namespace Sovereignty.Reports.Tests;

/// <summary>What must hold of every page, seen in its markup; Browser/ looks at it as a browser does.</summary>
public sealed class PageTests
{
    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Nothing_is_loaded_and_nothing_is_run(string report, string language)
    {
        var page = Pages.Document(report, language);
        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, link, base, form, img:not([src^='data:'])"));
        foreach (var attribute in page.All.SelectMany(e => e.Attributes))
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            Assert.NotEqual("style", attribute.Name);
        }

        Assert.DoesNotContain("url(http", Pages.Of(report, language), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Links_lead_to_web_pages_or_to_places_that_are_there(string report, string language)
    {
        var page = Pages.Document(report, language);
        var links = page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        foreach (var href in links)
        {
            if (href.StartsWith('#')) Assert.True(page.GetElementById(href[1..]) is not null, $"{href} leads nowhere");
            else Assert.StartsWith("https://", href, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Ids_are_unique_and_what_refers_to_them_finds_them(string report, string language)
    {
        var page = Pages.Document(report, language);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        foreach (var reference in page.QuerySelectorAll("[aria-labelledby]").SelectMany(e => e.GetAttribute("aria-labelledby")!.Split(' ')))
        {
            Assert.Contains(reference, ids);
        }

        foreach (Match match in Regex.Matches(Pages.Of(report, language), @"url\(#([^)]+)\)")) Assert.Contains(match.Groups[1].Value, ids);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void A_hostile_name_is_shown_and_does_nothing(string report, string language)
    {
        var html = Pages.Of(report, language);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>2028", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("&amp;lt;", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{{ 7*7 }}[U+202E]gpj.exe", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Every_chart_has_a_title_a_description_and_a_table(string report, string language)
    {
        var page = Pages.Document(report, language);
        var figures = page.QuerySelectorAll("figure.chart").ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            var svg = figure.QuerySelector("svg[role='img']")!;
            Assert.NotEqual("", svg.QuerySelector("title")!.TextContent);
            Assert.NotEqual("", svg.QuerySelector("desc")!.TextContent);
            Assert.Equal($"{svg.QuerySelector("title")!.Id} {svg.QuerySelector("desc")!.Id}", svg.GetAttribute("aria-labelledby"));
            Assert.NotEmpty(figure.QuerySelectorAll("table tbody th[scope='row']"));
        }

        foreach (var svg in page.QuerySelectorAll("svg").Where(s => s.Closest("figure svg[role='img']") is null))
        {
            Assert.Equal("true", svg.GetAttribute("aria-hidden"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Headings_nest_and_tables_say_what_they_are(string report, string language)
    {
        var page = Pages.Document(report, language);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        Assert.Single(levels, 1);
        for (var i = 1; i < levels.Count; i++) Assert.True(levels[i] <= levels[i - 1] + 1, $"heading {i} skips a level");
        foreach (var table in page.QuerySelectorAll("table"))
        {
            Assert.NotEqual("", table.QuerySelector("caption")?.TextContent ?? "");
            Assert.All(table.QuerySelectorAll("th"), th => Assert.True(th.GetAttribute("scope") is "col" or "row"));
            var columns = table.QuerySelectorAll("thead tr > *").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal(columns, row.Children.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void What_is_resolved_is_said_before_the_score(string report, string language)
    {
        var main = Pages.Document(report, language).QuerySelector("main")!.TextContent;
        var coverage = main.IndexOf(language == "de" ? "von 10 gekauften Systemen" : "of 10 bought systems", StringComparison.Ordinal);
        var score = main.IndexOf("34–52", StringComparison.Ordinal);
        Assert.True(coverage > 0);
        Assert.True(score < 0 || coverage < score);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void The_example_citys_pages_hold_together(string report, string language)
    {
        var page = Pages.Parse(Pages.OfCity(report, language));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        var known = ids.ToHashSet(StringComparer.Ordinal);
        Assert.Equal(known.Count, ids.Count);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.Contains(a.GetAttribute("href")![1..], known));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]").SelectMany(e => e.GetAttribute("aria-labelledby")!.Split(' ')), id => Assert.Contains(id, known));
        Assert.True(page.QuerySelectorAll("#systems tbody tr").Length >= 60);
    }

    [Fact]
    public void An_alternative_is_listed_with_whom_its_vendor_belongs_to_and_not_with_its_seat_alone()
    {
        var items = Pages.Parse(Pages.OfCity("procurement", "en")).QuerySelectorAll("li").Select(i => i.TextContent).ToList();
        Assert.Contains(items, i => i.StartsWith("kVASy", StringComparison.Ordinal) && i.Contains("(DE), ultimate owner Constellation Software, CA", StringComparison.Ordinal));
        Assert.Contains(items, i => i.StartsWith("Wilken ENER:GY", StringComparison.Ordinal) && i.Contains("(DE), owner unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void The_hostile_name_is_as_hostile_as_it_says() => Assert.Contains('\u202E', SampleScan.Hostile);
}

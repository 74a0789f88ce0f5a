using System.Text.Json;
using Microsoft.Playwright;

namespace Sovereignty.Reports.Tests.Browser;

/// <summary>The reports as a browser shows them.</summary>
public sealed class BrowserTests(SystemBrowser browser)
{
    // A4 less the margins of the style sheet, 178 mm, in pixels of which an inch has 96.
    private const int PaperWidth = 672;

    private const string OpenEverything = "() => document.querySelectorAll('details').forEach(d => d.open = true)";

    public static TheoryData<string, string, int> EveryWidth()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var report in Pages.Reports)
        {
            foreach (var language in Pages.Languages)
            {
                data.Add(report, language, 1280);
                data.Add(report, language, 390);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public async Task No_accessibility_rule_is_broken(string report, string language, int width)
    {
        await using var opened = await browser.OpenAsync($"{report}-{language}-{width}-axe", Pages.Of(report, language), width);
        await opened.Page.EvaluateAsync(OpenEverything);
        Assert.Empty(await ViolationsAsync(opened.Page));
    }

    [Theory]
    [InlineData("ciso", 1280)]
    [InlineData("ciso", 390)]
    [InlineData("procurement", 390)]
    [InlineData("security", 390)]
    public async Task The_example_citys_pages_break_no_rule_and_do_not_scroll_sideways(string report, int width)
    {
        await using var opened = await browser.OpenAsync($"city-{report}-{width}", Pages.OfCity(report, "de"), width);
        Assert.Empty(await ViolationsAsync(opened.Page));
        Assert.Empty(await OutsideAsync(opened.Page, width));
    }

    [Theory]
    [InlineData("ciso")]
    [InlineData("procurement")]
    [InlineData("security")]
    public async Task No_accessibility_rule_is_broken_in_dark_colours(string report)
    {
        await using var opened = await browser.OpenAsync($"{report}-dark", Pages.Of(report, "de"), 1280, ColorScheme.Dark);
        await opened.Page.EvaluateAsync(OpenEverything);
        Assert.Empty(await ViolationsAsync(opened.Page));
    }

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public async Task The_page_does_not_scroll_sideways(string report, string language, int width)
    {
        await using var opened = await browser.OpenAsync($"{report}-{language}-{width}-width", Pages.Of(report, language), width);
        await opened.Page.EvaluateAsync(OpenEverything);
        Assert.Empty(await OutsideAsync(opened.Page, width));
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public async Task Nothing_is_asked_of_the_network_and_nothing_is_complained_of(string report, string language)
    {
        await using var opened = await browser.OpenAsync($"{report}-{language}-network", Pages.Of(report, language), 1280);
        Assert.Single(opened.Requests);
        Assert.StartsWith("file://", opened.Requests[0], StringComparison.Ordinal);
        Assert.Empty(opened.Messages);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public async Task It_prints(string report, string language)
    {
        await using var opened = await browser.OpenAsync($"{report}-{language}-print", Pages.Of(report, language), 1280);
        var pdf = await opened.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        // Short lists that are folded on a screen are open on paper.
        Assert.True(await opened.Page.EvaluateAsync<bool>("""
            async () => {
                for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
                return [...document.querySelectorAll('details.short table')].every(t => t.checkVisibility());
            }
            """));
    }

    // A browser prints a page that is too wide for the paper in smaller letters, all of it.
    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public async Task The_example_citys_pages_fit_on_paper_without_being_made_smaller(string report, string language)
    {
        await using var opened = await browser.OpenAsync($"{report}-{language}-paper", Pages.OfCity(report, language), PaperWidth);
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.InRange(await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, PaperWidth);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_head_of_the_page()
    {
        await using var opened = await browser.OpenAsync("skip", Pages.Of("ciso", "de"), 1280);
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await opened.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task The_accessibility_rules_catch_a_fault()
    {
        var broken = Pages.Of("ciso", "en").Replace("<html lang=\"en\">", "<html>", StringComparison.Ordinal);
        await using var opened = await browser.OpenAsync("broken", broken, 1280);
        Assert.Contains(await ViolationsAsync(opened.Page), v => v.StartsWith("html-has-lang", StringComparison.Ordinal));
    }

    private static async Task<List<string>> OutsideAsync(IPage page, int width)
    {
        var widest = await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, window.innerWidth)");
        // Writing that leaves its chart or the page would not widen it: look at where it ends.
        var outside = await page.EvaluateAsync<string[]>("""
            w => [...document.querySelectorAll('p, h1, h2, h3, dd, dt, li, summary, figcaption, svg text')]
                .filter(e => !e.closest('.scroll') && !e.closest('.skip') && e.getClientRects().length > 0)
                .filter(e => { const r = e.getBoundingClientRect(); return r.right > w + 1 || r.left < -1; })
                .map(e => e.tagName + ': ' + e.textContent.slice(0, 60))
            """, width);
        return [.. outside, .. widest > width ? (string[])[$"the page is {widest} wide"] : []];
    }

    private async Task<List<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(browser.Axe);
        var json = await page.EvaluateAsync<string>("""
            async () => JSON.stringify((await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
                .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | ')}`))
            """);
        return JsonSerializer.Deserialize<List<string>>(json)!;
    }
}

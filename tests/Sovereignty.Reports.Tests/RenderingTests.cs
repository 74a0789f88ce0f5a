using System.Text.RegularExpressions;
using Sovereignty.Model;
using Sovereignty.Reports.Tests.Sample;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Tests;

namespace Sovereignty.Reports.Tests;

public sealed class RenderingTests
{
    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void A_report_reads_as_approved(string report, string language)
    {
        // The style sheet is a file of its own; here it would only hide what changed.
        var page = Regex.Replace(Pages.Of(report, language), "<style>.*?</style>", "<style></style>", RegexOptions.Singleline);
        Golden.Matches(page, $"Golden/{report}.{language}.html");
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Two_renders_of_one_scan_are_the_same_bytes(string report, string language) =>
        Assert.Equal(Pages.Of(report, language), Pages.Render(SampleScan.Value, report, language));

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public async Task Rendering_asynchronously_writes_the_same_page(string report, string language)
    {
        using var output = new StringWriter();
        var problems = await new ReportRenderer().RenderAsync(SampleScan.Value, SampleCatalogue.Value, report, language, output);
        Assert.Empty(problems);
        Assert.Equal(Pages.Of(report, language), output.ToString());
    }

    [Theory]
    [InlineData("de", "Produktseiten des Anbieters, nicht nachgelesen")]
    [InlineData("en", "vendor&#39;s own product pages, not read again")]
    public void Sources_that_stand_often_in_the_catalogue_are_named_in_the_report_s_language(string language, string words)
    {
        var page = Pages.OfCity("procurement", language);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("own product pages, not re-read", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_with_a_code_is_told_in_the_report_s_language_and_other_evidence_in_English()
    {
        var page = Pages.Document("ciso", "de");
        var evidence = page.QuerySelectorAll(".evidence li").ToList();
        var told = evidence.First(e => e.TextContent.StartsWith("Katalogeintrag zu Microsoft (US), vendors/global.yaml:7", StringComparison.Ordinal));
        Assert.DoesNotContain("catalogue entry", told.TextContent, StringComparison.Ordinal);
        Assert.Contains(evidence, e => e.TextContent.StartsWith("gefunden, Format nuget/packages-lock", StringComparison.Ordinal));
        var other = evidence.First(e => e.TextContent.StartsWith("catalogue entry arcgis", StringComparison.Ordinal));
        Assert.Equal("en", other.FirstElementChild!.GetAttribute("lang"));
    }

    [Fact]
    public void What_the_catalogue_knows_of_two_parties_is_told_in_the_report_s_language()
    {
        var evidence = string.Join('\n', Scenes("de"));
        Assert.Contains("wird entwickelt von Microsoft", evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("is developed by", evidence, StringComparison.Ordinal);
        Assert.Contains("is developed by Microsoft", string.Join('\n', Scenes("en")), StringComparison.Ordinal);

        static IEnumerable<string> Scenes(string language) =>
            System.Text.RegularExpressions.Regex.Matches(Pages.OfCity("ciso", language), "<li>[^\n]*").Select(m => m.Value);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void The_day_on_which_a_source_was_read_is_told_once(string report, string language)
    {
        var page = Pages.OfCity(report, language);
        Assert.Matches(@"(geprüft am|checked) \d", page);
        Assert.DoesNotMatch(@"((?:geprüft am|checked) [\d.]+(?: \w{3} \d{4})?)[^\n]{0,12}\(\1", page);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void On_paper_no_contract_is_left_off_whose_day_is_missed_or_near(string language)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Pages.OfCity("procurement", language));
        var rows = page.QuerySelectorAll("#dates tbody tr").Where(r => r.QuerySelector(".state") is not null).ToList();
        Assert.Contains(rows, r => r.ClassList.Contains("off-paper"));
        Assert.DoesNotContain(rows, r => r.ClassList.Contains("off-paper") && r.QuerySelector(".span-overdue, .span-within-90") is not null);
        Assert.NotEmpty(page.QuerySelectorAll("#dates p.on-paper"));
    }

    [Fact]
    public void A_hostile_name_below_a_printed_page_stays_a_string_of_the_style_sheet()
    {
        var scan = SampleScan.Value with { Organisation = new Organisation("</style><b>\"; } a\\\u202Eb", []) };
        using var output = new StringWriter();
        Assert.Empty(new ReportRenderer().Render(scan, SampleCatalogue.Value, "ciso", "de", output));
        var style = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(output.ToString()).QuerySelector("style")!.TextContent;
        Assert.Contains("@bottom-left { content: \"\\00003C \\00002F style\\00003E \\00003C b\\00003E \\000022 \\00003B  \\00007D  a\\00005C b \\0000B7  Lagebericht", style, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void A_scan_that_found_nothing_still_gives_a_page(string report, string language)
    {
        var scan = new Scan { AsOf = SampleScan.AsOf, ToolVersion = "0.1.0", Organisation = new Organisation("Leer", []) };
        using var output = new StringWriter();
        var problems = new ReportRenderer().Render(scan, Catalogue.Empty, report, language, output);
        Assert.Empty(problems.Select(p => $"{p.Path}:{p.Line} {p.Message}"));
        Assert.Contains("</html>", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Of_a_scan_in_which_nothing_is_bought_no_page_counts_what_is_not_there(string report, string language)
    {
        var scan = SampleScan.Value;
        var system = scan.Systems.First(s => s.Kind == SystemKind.Own);
        var machine = scan with { Systems = [system], Organisation = new Organisation("", []), Sources = [new Source("host", SourceKind.Host, ".", null, null)] };
        var page = Pages.Render(machine, report, language);
        var summary = Regex.Replace(page[page.IndexOf("id=\"summary\"", StringComparison.Ordinal)..page.IndexOf("class=\"toc\"", StringComparison.Ordinal)], "<[^>]*>", "");
        // Sentences with 0 of 0 in them, ones that begin in lower case, and plurals of one.
        Assert.DoesNotMatch(@"\b0 (von|of) 0\b|[.] +\p{Ll}|\b1 (Systeme|systems|Komponenten|components|Verträge|contracts)\b|(Grundlage: |Grundlage sind |rests on )0 \p{L}", summary);
        Assert.DoesNotMatch(@"<td class=""n"">0</td><td class=""n"">0</td>|<tbody>\s*</tbody>|–\s*</title>|class=""eyebrow""", page);
    }

    [Theory]
    [MemberData(nameof(Pages.Every), MemberType = typeof(Pages))]
    public void Of_a_list_that_holds_names_alone_no_page_counts_contracts_or_tells_that_owners_are_not_abroad(string report, string language)
    {
        var bought = SampleScan.Value.Systems.Where(s => s.Kind == SystemKind.Bought)
            .Select(s => s with { Stated = [], Contracts = [new Contract()] }).ToArray();
        var page = Pages.Render(SampleScan.Value with { Systems = [.. bought], Components = [] }, report, language, Catalogue.Empty);
        var summary = Regex.Replace(page[page.IndexOf("id=\"summary\"", StringComparison.Ordinal)..page.IndexOf("class=\"toc\"", StringComparison.Ordinal)], "<[^>]*>", "");
        Assert.DoesNotMatch(@"\b0 (Verträge|contracts|Komponenten|components)\b|[;,]\s*\n|Kein gekauftes System gehört|no bought system belongs", summary);
        Assert.DoesNotContain("class=\"contracts\"", page, StringComparison.Ordinal);
        if (report == "ciso") Assert.Matches("ist der letzte Eigentümer bekannt; wie viele|the ultimate owner is known; how many", summary);
    }

    [Fact]
    public void The_three_reports_come_with_the_program() => Assert.Equal(Pages.Reports, new ReportRenderer().Reports);

    [Fact]
    public void An_unknown_report_is_told_with_what_was_meant()
    {
        using var output = new StringWriter();
        var problem = Assert.Single(new ReportRenderer().Render(SampleScan.Value, SampleCatalogue.Value, "cisco", "de", output));
        Assert.Equal("report-not-found", problem.Code);
        Assert.Contains("ciso", problem.Hint, StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_language_that_a_report_has_no_words_in_is_told()
    {
        using var output = new StringWriter();
        var problem = Assert.Single(new ReportRenderer().Render(SampleScan.Value, SampleCatalogue.Value, "ciso", "fr", output));
        Assert.Equal("report-language", problem.Code);
        Assert.Equal("", output.ToString());
    }
}

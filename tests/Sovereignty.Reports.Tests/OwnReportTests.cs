using Sovereignty.Model;
using Sovereignty.Reports.Tests.Sample;

namespace Sovereignty.Reports.Tests;

/// <summary>A report of somebody's own: what works, and how each mistake is told.</summary>
public sealed class OwnReportTests : IDisposable
{
    private const string Yaml = "id: mine\ntitle: { de: Meiner, en: Mine }\nentry: page\nlanguages: [de, en]\n";

    private readonly string folder = Directory.CreateTempSubdirectory("sovereignty-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_outside_the_program_is_rendered()
    {
        var (html, problems) = Render("<p>{{ t 'hello' model.organisation model.systems.size }}</p>", words: "hello: \"{0}: {1} <Systeme>\"");
        Assert.Empty(problems);
        Assert.Equal("<p>Stadt Musterstadt: 11 &lt;Systeme&gt;</p>", html);
    }

    [Fact]
    public void It_can_use_what_the_shipped_reports_share_and_replace_parts_of_it()
    {
        File.WriteAllText(Path.Combine(folder, "foot.sbn-html"), "<p>own foot</p></main></body></html>");
        var (html, problems) = Render("{{ include 'head' }}{{ include 'waivers' }}{{ include 'foot' }}", Yaml + "uses: common\npartials: [foot]\n", "report: { title: T, subtitle: S }");
        Assert.Empty(problems.Select(p => p.Message));
        Assert.Contains("<h1>T</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<p>own foot</p>", html, StringComparison.Ordinal);
        Assert.Contains("Ablösung ist beschlossen &lt;b&gt;2028", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>\n{{ model.organisatoin }}</p>", 2, "organisatoin")]
    [InlineData("<p>\n\n   {{ organisation }}</p>", 3, "organisation")]
    [InlineData("<p>\n{{ if model.score }}\n<p>", 2, "")]
    [InlineData("{{ for x in model.systems }}{{ x.owner.name }}{{ end }}", 1, "owner")]
    [InlineData("{{ t 'helo' }}", 1, "did you mean `hello`?")]
    [InlineData("{{ t 'hello' }}", 1, "argument {0}")]
    [InlineData("{{ include 'nowhere' }}", 1, "no partial `nowhere`")]
    [InlineData("{{ include '../../../../etc/passwd' }}", 1, "no partial")]
    [InlineData("{{ chart_score model }}", 1, "ScoreView")]
    [InlineData("{{ number 'seven' }}", 1, "a number")]
    [InlineData("{{ asset 'logo.svg' }}", 1, "assets")]
    [InlineData("{{ for i in 1..2000000 }}{{ end }}", 1, "")]
    public void A_mistake_in_a_template_is_told_with_its_place(string template, int line, string says)
    {
        var (html, problems) = Render(template, words: "hello: \"{0}\"");
        var problem = Assert.Single(problems);
        Assert.Equal("", html);
        Assert.Equal("template-error", problem.Code);
        Assert.EndsWith("page.sbn-html", problem.Path, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
        Assert.True(problem.Column >= 1);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nentry: page\nlanguages: [de]\nassest: [a.png]\n", "yaml-unknown-key", 5)]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nlanguages: [de]\n", "yaml-missing-key", 1)]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nentry: page\nlanguages: [de, fr]\n", "report-language", 4)]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nentry: page\nlanguages: [de]\nuses: ../common\n", "report-uses-unknown", 5)]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nentry: ../page\nlanguages: [de]\n", "report-bad-name", null)]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nentry: page\nlanguages: [de]\nassets: [../x.png]\n", "report-bad-name", 5)]
    [InlineData("id: mine\ntitle: { de: M, en: M }\nentry: other\nlanguages: [de]\n", "report-file", null)]
    [InlineData("id: [\n", "yaml-syntax", null)]
    public void A_mistake_in_report_yaml_is_told_with_its_place(string yaml, string code, int? line)
    {
        var (html, problems) = Render("<p></p>", yaml);
        Assert.Equal("", html);
        Assert.Contains(problems, p => p.Code == code && (line is null || p.Line == line));
    }

    [Theory]
    [InlineData("p { color: red } </style><script>alert(1)</script>")]
    [InlineData("@import url(https://example.org/a.css);")]
    public void A_style_sheet_cannot_break_out_or_load(string css)
    {
        File.WriteAllText(Path.Combine(folder, "style.css"), css);
        var (html, problems) = Render("<style>{{ page_style }}</style>");
        Assert.Equal("report-style", Assert.Single(problems).Code);
        Assert.Equal("", html);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        File.WriteAllText(Path.Combine(folder, "secret.txt"), "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "chapter.sbn-html"), Path.Combine(folder, "secret.txt"));
        var (html, problems) = Render("{{ include 'chapter' }}", Yaml + "partials: [chapter]\n");
        Assert.Equal("", html);
        Assert.Equal("report-file", Assert.Single(problems).Code);
    }

    [Fact]
    public void An_image_is_taken_into_the_page()
    {
        File.WriteAllBytes(Path.Combine(folder, "dot.png"), [1, 2, 3]);
        var (html, problems) = Render("<img alt=\"\" src=\"{{ asset 'dot.png' }}\">", Yaml + "assets: [dot.png]\n");
        Assert.Empty(problems);
        Assert.Equal("<img alt=\"\" src=\"data:image/png;base64,AQID\">", html);
    }

    [Fact]
    public void Joining_markup_with_text_never_lets_text_through()
    {
        var (html, problems) = Render("{{ x = (place model.waivers[0].place) + '<script>' }}{{ x }}");
        Assert.Empty(problems);
        Assert.Equal("&lt;code&gt;sovereignty.yaml:88&lt;/code&gt;&lt;script&gt;", html);
    }

    private (string Html, Problem[] Problems) Render(string template, string yaml = Yaml, string? words = null)
    {
        File.WriteAllText(Path.Combine(folder, "report.yaml"), yaml);
        File.WriteAllText(Path.Combine(folder, "page.sbn-html"), template);
        if (words is not null)
        {
            File.WriteAllText(Path.Combine(folder, "text.de.yaml"), words);
            File.WriteAllText(Path.Combine(folder, "text.en.yaml"), words);
        }

        using var output = new StringWriter();
        var problems = new ReportRenderer().Render(SampleScan.Value, SampleCatalogue.Value, folder, "de", output);
        return (output.ToString(), [.. problems]);
    }
}

using Scriban.Runtime;

namespace Scriban.Tests;

public sealed class EscapingTests
{
    private const string Hostile = "<img src=x onerror=\"alert(1)\">";

    [Fact]
    public void A_context_that_overrides_both_writers_escapes_values_and_leaves_text()
    {
        Template template = Template.Parse("<p>{{ name }}</p>{{ if true; name; end }}{{ for n in [name]; n; end }}");
        string expected = string.Concat("<p>", Encoded(Hostile), "</p>", Encoded(Hostile), Encoded(Hostile));

        Assert.Equal(expected, template.Render(Context()));
    }

    [Fact]
    public async Task The_same_holds_when_rendering_asynchronously()
    {
        Template template = Template.Parse("<p>{{ name }}</p>{{ for n in [name]; n; end }}");

        Assert.Equal($"<p>{Encoded(Hostile)}</p>{Encoded(Hostile)}", await template.RenderAsync(Context()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_partial_is_escaped_once(bool isAsync)
    {
        var loader = new MemoryLoader { Texts = { ["cell"] = "<td>{{ $1 }}|{{ $.title }}|{{ $title }}</td>" } };
        Template template = Template.Parse("<tr>{{ include 'cell' name title: 'a&b' }}</tr>");
        HtmlContext context = Context(loader);

        string html = isAsync ? await template.RenderAsync(context) : template.Render(context);

        Assert.Equal($"<tr><td>{Encoded(Hostile)}|a&amp;b|a&amp;b</td></tr>", html);
        Assert.Equal(isAsync ? (0, 1) : (1, 0), (loader.Loads, loader.AsyncLoads));
    }

    [Fact]
    public void What_a_function_and_a_pipe_and_a_return_give_is_escaped_too()
    {
        Template template = Template.Parse("{{ func f; ret $0; end; f name }}{{ name | string.append '&' }}{{ ret name }}");

        Assert.Equal(string.Concat(Encoded(Hostile), Encoded(Hostile + "&"), Encoded(Hostile)), template.Render(Context()));
    }

    private static HtmlContext Context(ITemplateLoader? loader = null)
    {
        var context = new HtmlContext(loader);
        context.PushGlobal(new ScriptObject { ["name"] = Hostile });
        return context;
    }

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);
}

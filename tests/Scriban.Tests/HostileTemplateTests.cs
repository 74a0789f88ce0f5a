using System.Runtime.CompilerServices;
using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Tests;

public sealed class HostileTemplateTests
{
    private const string Alphabet = "{{}}{%{}%}-~ \n;:,.?!|&<>=+*/^@#$()[]\"'`\\abx019_";

    private static readonly string[] Words =
        ["if", "else", "end", "for", "in", "while", "case", "when", "func", "ret", "do", "capture", "with", "wrap", "x", "$", "$$", "null", "1", "'a'", "$\"a{", "}\""];

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("f(", ")")]
    [InlineData("1 + ", "")]
    [InlineData("a ? b : ", "")]
    [InlineData("a | ", "")]
    [InlineData("if a; ", "; end")]
    [InlineData("if a; else ", "")]
    [InlineData("do; ", "; end")]
    [InlineData("$\"{", "}\"")]
    [InlineData("a.", "")]
    [InlineData("a[0]", "")]
    [InlineData("@", "")]
    [InlineData("++", "")]
    public void Deep_nesting_is_a_message_and_not_a_stack_overflow(string open, string close)
    {
        foreach (int depth in (int[])[300, 20_000])
        {
            string text = "{{ " + Repeat(open, depth) + "a" + Repeat(close, depth) + " }}";

            Template template = Template.Parse(text, "page");

            if (!template.HasErrors)
            {
                RenderOrFail(template);
            }
            else
            {
                Assert.All(template.Messages, message => Assert.StartsWith("page(", message.ToString(), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_template_cut_anywhere_is_parsed_and_rendered_or_refused()
    {
        string[] files = [.. Directory.EnumerateFiles(Folder(), "*.txt").Where(f => !f.EndsWith(".out.txt", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            for (int length = 0; length <= text.Length; length++)
            {
                Template template = Template.Parse(text[..length]);
                if (!template.HasErrors)
                {
                    RenderOrFail(template);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_template_of_random_characters_and_words_never_throws_from_parse(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++)
        {
            var text = new StringBuilder("{{ ");
            int length = random.Next(1, 40);
            for (int n = 0; n < length; n++)
            {
                text.Append(random.Next(3) == 0 ? Words[random.Next(Words.Length)] + " " : Alphabet[random.Next(Alphabet.Length)].ToString());
            }

            Template template = Template.Parse(text.ToString());
            if (!template.HasErrors)
            {
                RenderOrFail(template);
            }
        }
    }

    [Theory]
    [InlineData("ab{{end}}c")]
    [InlineData("a{{if true}}b{{end}}{{end}}c")]
    [InlineData("a{{if true}}{{for i in 0..1}}b{{end}}{{end}}{{end}}c")]
    public void An_end_too_many_is_one_message(string text)
    {
        LogMessage message = Assert.Single(Template.Parse(text).Messages);

        Assert.Contains("Found <end> statement without a corresponding beginning of a block", message.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "0", "]")]
    [InlineData("(1+", "1", ")")]
    [InlineData("!(", "true", ")")]
    public void The_depth_of_expressions_can_be_limited(string open, string inner, string close)
    {
        string text = string.Concat(Enumerable.Repeat(open, 20)) + inner + string.Concat(Enumerable.Repeat(close, 20));

        Template template = Template.Parse("{{ " + text + " }}", parserOptions: new ParserOptions { ExpressionDepthLimit = 10 });

        Assert.Contains("depth limit `10`", template.Messages[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_has_a_place_in_the_text()
    {
        Template template = Template.Parse("a\n{{ if }}\n{{ 'x }}", "page");

        Assert.True(template.HasErrors);
        Assert.All(template.Messages, m => Assert.InRange(m.Span.Start.Line, -1, 2));
    }

    private static void RenderOrFail(Template template)
    {
        var context = new TemplateContext { LoopLimit = 50, RecursiveLimit = 20 };
        context.PushGlobal(new ScriptObject { ["a"] = 1, ["f"] = 2, ["name"] = "Ada", ["rows"] = new ScriptArray { 1, 2 } });
        try
        {
            template.Render(context);
        }
        catch (ScriptRuntimeException ex)
        {
            Assert.Contains(" : error : ", ex.Message, StringComparison.Ordinal);
        }
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Language");
}

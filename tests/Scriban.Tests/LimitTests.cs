using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Tests;

public sealed class LimitTests
{
    [Fact]
    public void A_loop_ends_at_the_limit_with_its_place()
    {
        ScriptRuntimeException error = Fail("a\n{{ while true; end }}", new TemplateContext { LoopLimit = 10 });

        Assert.Equal("page(2,4) : error : Exceeding number of iteration limit `10` for loop statement.", error.Message);
    }

    [Fact]
    public void A_list_as_long_as_the_limit_is_rendered_and_a_longer_one_is_not()
    {
        Template template = Template.Parse("{{ for x in items; x; end }}", "page");

        Assert.Equal("123", template.Render(With(3)));
        Assert.Throws<ScriptRuntimeException>(() => template.Render(With(4)));

        static TemplateContext With(int count)
        {
            var context = new TemplateContext { LoopLimit = 3 };
            context.PushGlobal(new ScriptObject { ["items"] = Enumerable.Range(1, count) });
            return context;
        }
    }

    [Fact]
    public void An_endless_enumeration_ends_at_the_limit()
    {
        var context = new TemplateContext { LoopLimit = 100 };
        context.PushGlobal(new ScriptObject { ["items"] = Endless() });

        Assert.Throws<ScriptRuntimeException>(() => Template.Parse("{{ for x in items; end }}").Render(context));

        static IEnumerable<int> Endless()
        {
            for (int i = 0; ; i++)
            {
                yield return i;
            }
        }
    }

    [Fact]
    public void A_huge_range_costs_nothing_and_is_refused()
    {
        ScriptRuntimeException error = Fail("{{ for x in 1..2000000000; end }}", new TemplateContext());

        Assert.Contains("LoopLimit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recursion_ends_at_the_limit()
    {
        ScriptRuntimeException error = Fail("{{ func f; f; end; f }}", new TemplateContext { RecursiveLimit = 20 });

        Assert.Equal("page(1,12) : error : Exceeding number of recursive depth limit `20` for node: `f`", error.Message);
    }

    [Fact]
    public void Recursion_without_a_limit_ends_before_the_stack_does()
    {
        ScriptRuntimeException error = Fail("{{ func f; f; end; f }}", new TemplateContext { RecursiveLimit = 0 });

        Assert.Contains("error :", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_includes_itself_ends_at_the_limit()
    {
        var loader = new MemoryLoader { Texts = { ["self"] = "x{{ include 'self' }}" } };

        Fail("{{ include 'self' }}", new TemplateContext { TemplateLoader = loader });
    }

    [Fact]
    public void An_undefined_variable_is_an_error_with_its_place_when_variables_are_strict()
    {
        ScriptRuntimeException error = Fail("first line\n  {{ if missing }}x{{ end }}", new TemplateContext { StrictVariables = true });

        Assert.Equal("page(2,9) : error : The variable or function `missing` was not found", error.Message);
        Assert.Equal("The variable or function `missing` was not found", error.OriginalMessage);
        Assert.Equal((1, 8), (error.Span.Start.Line, error.Span.Start.Column));
    }

    [Fact]
    public void A_missing_member_is_an_error_when_members_are_strict()
    {
        var context = new TemplateContext { EnableRelaxedMemberAccess = false };
        context.PushGlobal(new ScriptObject { ["row"] = new ScriptObject { ["title"] = "x" } });

        Assert.Equal("x", Template.Parse("{{ row.title }}").Render(context));
        Assert.Equal("page(1,8) : error : Cannot get member with name titel.", Fail("{{ row.titel }}", context).Message);
    }

    [Fact]
    public void A_regular_expression_that_takes_too_long_ends_in_an_error()
    {
        var context = new TemplateContext { RegexTimeOut = TimeSpan.FromMilliseconds(50) };

        Fail("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", context);
    }

    [Fact]
    public void A_cancelled_rendering_says_so()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<ScriptAbortException>(
            () => Template.Parse("{{ 1 }}").Render(new TemplateContext { CancellationToken = source.Token }));
    }

    [Fact]
    public void An_object_that_contains_itself_is_not_written_for_ever()
    {
        var loop = new ScriptObject();
        loop["self"] = loop;
        var context = new TemplateContext { ObjectRecursionLimit = 20 };
        context.PushGlobal(new ScriptObject { ["loop"] = loop });

        Fail("{{ loop }}", context);
    }

    [Fact]
    public void Text_longer_than_the_limit_is_cut()
    {
        var context = new TemplateContext { LimitToString = 10 };

        Assert.Equal("[1, 2, 3, ...", Template.Parse("{{ [1, 2, 3, 4, 5, 6, 7] }}").Render(context));
    }

    [Theory]
    [InlineData("array.size")]
    [InlineData("array.join ''")]
    [InlineData("array.offset 8 | array.first")]
    [InlineData("array.sort")]
    [InlineData("array.map 'x'")]
    [InlineData("array.contains 9")]
    public void A_function_reads_no_more_items_than_a_loop_may(string call)
    {
        var context = new TemplateContext { LoopLimit = 5 };
        context.PushGlobal(new ScriptObject { ["numbers"] = Enumerable.Range(0, 10) });

        ScriptRuntimeException error = Fail("{{ numbers | " + call + " }}", context);

        Assert.Contains("iteration limit `5`", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(13, false)]
    public void The_turns_of_loops_in_loops_count_together(int limit, bool isEnough)
    {
        Template template = Template.Parse("{{ for i in 1..2; for j in 1..6; i + j; end; end }}");
        var context = new TemplateContext { LoopLimit = limit };

        Assert.Equal(isEnough, Record.Exception(() => template.Render(context)) is null);
    }

    [Theory]
    [InlineData("{{ ['aaaaaa', 'bbbbbb'] * 100 | array.join '' }}")]
    [InlineData("{{ x = 'a'; for i in 1..30; x = x + x; end; x }}")]
    [InlineData("{{ x = 'a'; for i in 1..30; x = x | string.append x; end; x }}")]
    [InlineData("{{ x = 'a'; for i in 1..30; x = x | string.prepend x; end; x }}")]
    [InlineData("{{ x = 'a'; for i in 1..30; x = x | string.replace 'a' 'aa'; end; x }}")]
    [InlineData("{{ x = 'a'; for i in 1..30; x = x | string.replace_first 'a' (x + x); end; x }}")]
    [InlineData("{{ 'a' | string.pad_left 1001 }}")]
    [InlineData("{{ 'a' | string.pad_right 1001 }}")]
    [InlineData("{{ 'ab' * 501 }}")]
    public void A_string_longer_than_the_limit_is_not_made(string text)
    {
        ScriptRuntimeException error = Fail(text, new TemplateContext { LimitToString = 1000 });

        Assert.Contains("LimitToString", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ 'x' * 2000000000 }}")]
    [InlineData("{{ 'x' | string.pad_left 2000000000 }}")]
    [InlineData("{{ 1 << 2000000000 }}")]
    [InlineData("{{ [1] * 2000000000 }}")]
    [InlineData("{{ [] | array.insert_at 2000000000 1 | array.size | math.plus 'x' * 2000000000 }}")]
    public void A_short_template_cannot_ask_for_all_the_memory(string text) => Fail(text, new TemplateContext());

    private static ScriptRuntimeException Fail(string text, TemplateContext context)
    {
        Template template = Template.Parse(text, "page");
        Assert.Empty(template.Messages);
        return Assert.ThrowsAny<ScriptRuntimeException>(() => template.Render(context));
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Tests;

public sealed class ModelTests
{
    [Fact]
    public void Records_are_read_by_their_names_in_small_letters_with_underscores()
    {
        var model = new { Report = new Report("Überblick", [new Row("left-pad", 3, Level.High)], new DateOnly(2026, 1, 2)) };
        Template template = Template.Parse(
            "{{ report.title }} {{ for row in report.all_rows }}{{ row.package_name }}={{ row.score }} {{ row.level }}{{ end }} {{ report.all_rows.size }}");

        Assert.Equal("Überblick left-pad=3 High 1", template.Render(model));
    }

    [Fact]
    public void Dictionaries_are_read_by_key_and_enumerated_as_pairs()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject
        {
            ["plain"] = new Dictionary<string, int> { ["a b"] = 1, ["c"] = 2 },
            ["sorted"] = new SortedDictionary<string, int> { ["z"] = 26 },
            ["frozen"] = new Dictionary<int, string> { [5] = "five" }.ToFrozenDictionary(),
            ["readonly"] = new ReadOnly(),
        });
        const string Text = "{{ plain['a b'] }} {{ plain.c }} {{ plain.missing }}|{{ for p in plain }}{{ p.key }}:{{ p.value }};{{ end }}"
            + "{{ sorted.z }} {{ frozen[5] }} {{ this['readonly'].only }}";

        Assert.Equal("1 2 |a b:1;c:2;26 five here", Template.Parse(Text).Render(context));
    }

    [Fact]
    public void Lists_arrays_and_immutable_arrays_are_read_by_number_and_size()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject
        {
            ["list"] = new List<int> { 1, 2, 3 },
            ["letters"] = (string[])["a", "b"],
            ["immutable"] = ImmutableArray.Create(7, 8),
            ["sequence"] = Enumerable.Range(1, 3).Where(i => i != 2),
        });

        Assert.Equal(
            "3 1 3|b ab|8 [7, 8]|13 2",
            Template.Parse(
                "{{ list.size }} {{ list[0] }} {{ list[-1] }}|{{ letters[1] }} {{ letters | array.join '' }}|{{ immutable[1] }} {{ immutable }}|{{ for x in sequence; x; end }} {{ sequence | array.size }}")
                .Render(context));
    }

    [Fact]
    public void Ignored_filtered_and_renamed_members_are_not_seen_under_their_own_name()
    {
        var model = new Secret("open", "closed");
        MemberRenamerDelegate asWritten = member => member.Name;

        Assert.Equal("open|", Template.Parse("{{ visible }}|{{ hidden }}").Render(model));
        Assert.Equal("|open", Template.Parse("{{ visible }}|{{ Visible }}").Render(model, asWritten));
        Assert.Equal("|", Template.Parse("{{ visible }}|{{ hidden }}").Render(model, memberFilter: member => member.Name != "Visible"));
    }

    [Fact]
    public void Delegates_and_static_methods_are_functions_with_defaults_and_the_rest()
    {
        var functions = new ScriptObject();
        functions.Import("twice", new Func<int, int>(x => x * 2));
        functions.Import("greet", (string name, string greeting = "Hi") => $"{greeting} {name}");
        functions.Import(typeof(StaticFunctions));
        var context = new TemplateContext();
        context.PushGlobal(functions);

        Assert.Equal(
            "8 Hi Ada Hello Ada a+b+c page:3",
            Template.Parse("{{ 4 | twice }} {{ greet 'Ada' }} {{ greet 'Ada' greeting: 'Hello' }} {{ join_all 'a' 'b' 'c' }} {{ where 3 }}", "page")
                .Render(context));
    }

    [Fact]
    public void An_argument_of_a_wrong_type_is_an_error_at_the_argument()
    {
        var functions = new ScriptObject();
        functions.Import("twice", new Func<int, int>(x => x * 2));
        var context = new TemplateContext();
        context.PushGlobal(functions);

        var error = Assert.Throws<Syntax.ScriptRuntimeException>(() => Template.Parse("{{ twice 'x' }}", "page").Render(context));

        Assert.Equal("page(1,10) : error : Unable to convert type `string` to int", error.Message);
    }

    [Fact]
    public void A_pushed_culture_writes_numbers_until_it_is_popped()
    {
        var context = new TemplateContext();
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        context.PushCulture(comma);
        Template template = Template.Parse("{{ 1.5 }}");

        Assert.Equal("1,5", template.Render(context));
        context.PopCulture();
        Assert.Equal("1.5", template.Render(context));
    }

    [Fact]
    public void Objects_hide_those_pushed_before_and_only_their_own_members_are_written()
    {
        var outer = new ScriptObject { ["x"] = "outer", ["y"] = "kept" };
        var inner = new ScriptObject { ["x"] = "inner" };
        var context = new TemplateContext();
        context.PushGlobal(outer);
        context.PushGlobal(inner);

        Assert.Equal("inner kept ", Template.Parse("{{ x }} {{ y }} {{ x = 'new' }}").Render(context));
        Assert.Equal(("outer", "new"), (outer["x"], inner["x"]));
        Assert.Same(inner, context.PopGlobal());
        Assert.Same(outer, context.CurrentGlobal);
    }

    [Fact]
    public void A_template_can_be_rendered_again_with_the_same_context()
    {
        Template template = Template.Parse("{{ n = (n ?? 0) + 1; n }}");
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject());

        Assert.Equal("1", template.Render(context));
        Assert.Equal("2", template.Render(context));
        context.Reset();
        Assert.Equal(1, context.GlobalCount);
    }

    private delegate string WithDefault(string text = "default");

    [Fact]
    public void A_delegate_type_can_have_defaults_and_a_value_can_wait_until_it_is_read()
    {
        int made = 0;
        WithDefault upper = text => text.ToUpperInvariant();
        var global = new ScriptObject { ["lazy"] = new ScriptLazy<int>(() => ++made), ["big"] = uint.MaxValue };
        global.Import("upper", upper);
        global.SetValue("twice", DelegateCustomFunction.CreateFunc((int number) => number * 2), true);
        var context = new TemplateContext();
        context.PushGlobal(global);

        Assert.Equal("DEFAULT A 6", Template.Parse("{{ upper() }} {{ 'a' | upper }} {{ twice 3 }}").Render(context));
        Assert.Equal(0, made);
        Assert.Equal("1 1 4294967296", Template.Parse("{{ lazy }} {{ lazy }} {{ 1 + big }}").Render(context));
    }

    [Fact]
    public void An_array_has_null_where_it_has_no_item()
    {
        ScriptArray array = ScriptArray.From(new[] { 1, 2 });

        Assert.Equal([1, 2], array);
        Assert.Null(array[2]);
        Assert.Null(array[-1]);
        Assert.Throws<ArgumentException>(() => ScriptArray.From(5));
    }

    [Fact]
    public void A_template_without_output_has_the_value_of_its_last_part()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["x"] = 1 });

        Assert.Equal(" after", Template.Parse("{{ y = x + 1; y; }} after").Evaluate(context));
        Assert.Equal(2, Template.Parse("{{ x + 1 }}").Evaluate(context));
        Assert.Equal(["", ""], Assert.IsAssignableFrom<IEnumerable<object>>(
            Template.Parse("{{ ['', '200'] | array.add '' | array.filter @string.empty }}").Evaluate(context)));
    }

    [Fact]
    public async Task Output_can_be_any_text_writer()
    {
        Template template = Template.Parse("{{ for i in [1, 2] }}{{ i }}\n{{ end }}");
        var context = new TemplateContext();
        context.PushOutput(new TextWriterOutput(new StringWriter { NewLine = "\n" }));

        Assert.Equal("1\n2\n", template.Render(context));

        var asynchronous = new TemplateContext();
        asynchronous.PushOutput(new TextWriterOutput(new StringWriter { NewLine = "\n" }));

        Assert.Equal("1\n2\n", await template.RenderAsync(asynchronous));
    }

    [Fact]
    public void Code_without_braces_has_a_value()
    {
        Assert.Equal(3, Template.Evaluate("1 + 2", new TemplateContext()));
        Assert.Equal("Ada!", Template.Evaluate("name + '!'", new { Name = "Ada" }));
    }

    [Fact]
    public void A_front_matter_is_evaluated_apart_from_the_content()
    {
        Template template = Template.Parse(
            "+++\ntitle = 'x'\n+++\nSee {{ title }}.", "page", lexerOptions: new LexerOptions { Mode = ScriptMode.FrontMatterAndContent });
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject());

        Assert.Empty(template.Messages);
        Assert.Null(context.Evaluate(template.Page!.FrontMatter!));
        Assert.Equal("See x.", template.Render(context));
    }

    [Fact]
    public void A_template_with_errors_cannot_be_rendered_and_says_which()
    {
        Template template = Template.Parse("{{ 1 + }}");

        Assert.True(template.HasErrors);
        Assert.StartsWith("<input>(1,8) : error : ", template.Messages[0].ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => template.Render());
    }

    [Fact]
    public void An_unknown_partial_and_a_broken_partial_are_errors_at_the_include()
    {
        var loader = new MemoryLoader { Texts = { ["broken"] = "{{ if }}" } };
        var context = new TemplateContext { TemplateLoader = loader };

        Assert.Throws<Syntax.ScriptRuntimeException>(() => Template.Parse("{{ include 'none' }}").Render(context));
        var error = Assert.Throws<Syntax.ScriptParserRuntimeException>(() => Template.Parse("{{ include 'broken' }}", "page").Render(context));
        Assert.Equal((0, 3), (error.Span.Start.Line, error.Span.Start.Column));
        Assert.True(error.ParserMessages.Count > 0);
    }

    [Fact]
    public void Errors_are_written_in_place_when_the_context_says_how()
    {
        var context = new TemplateContext { RenderRuntimeException = TemplateContext.RenderRuntimeExceptionDefault };

        Assert.Contains("[The function `nothing` was not found]", Template.Parse("a {{ nothing 1 }} b").Render(context), StringComparison.Ordinal);
    }

    private enum Level
    {
        Low,
        High,
    }

    private sealed record Row(string PackageName, int Score, Level Level);

    private sealed record Report(string Title, ImmutableArray<Row> AllRows, DateOnly AsOf);

    private sealed record Secret(string Visible, [property: ScriptMemberIgnore] string Hidden);

    private static class StaticFunctions
    {
        public static string JoinAll(params string[] parts) => string.Join('+', parts);

        public static string Where(TemplateContext context, SourceSpan span, int value) => $"{context.CurrentSourceFile ?? span.FileName}:{value}";
    }

    private sealed class ReadOnly : IReadOnlyDictionary<string, string>
    {
        public int Count => 1;

        public IEnumerable<string> Keys => ["only"];

        public IEnumerable<string> Values => ["here"];

        public string this[string key] => "here";

        public bool ContainsKey(string key) => key == "only";

        public bool TryGetValue(string key, out string value)
        {
            value = "here";
            return key == "only";
        }

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
        {
            yield return new KeyValuePair<string, string>("only", "here");
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

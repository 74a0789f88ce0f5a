using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Tests.Detect.Reading;

public sealed class YamlPathsTests
{
    [Theory]
    [InlineData("a: [x, 'y, z', it's]", "1 a|1 a/-=x|1 a/-=y, z|1 a/-=it's")]
    [InlineData("a: {b: c, 'd e': \"f\"}\ng: h", "1 a|1 a/b=c|1 a/d e=f|2 g=h")]
    [InlineData("- {a: 1, b: [2, {c: 3}]}", "1 -|1 -/a=1|1 -/b|1 -/b/-=2|1 -/b/-|1 -/b/-/c=3")]
    [InlineData("a: [\n  x, # no [\n  {b: c},\n]\nd: e", "1 a|2 a/-=x|3 a/-|3 a/-/b=c|5 d=e")]
    [InlineData("a: [\nx,\n]\nd: e", "1 a|4 d=e")]
    [InlineData("a: {\n  \"b\":\n    [c],\n  d: e}\r\nf: g", "1 a|2 a/b|3 a/b/-=c|4 a/d=e|5 f=g")]
    [InlineData("a: [x: 1, y: [2], z]", "1 a|1 a/-|1 a/-/x=1|1 a/-|1 a/-/y|1 a/-/y/-=2|1 a/-=z")]
    [InlineData("a: {b, c: , d: 'e'}", "1 a|1 a/b|1 a/c|1 a/d=e")]
    [InlineData("a: {{ b }}\nc: [{{ d, e }}, f]", "1 a={{ b }}|2 c|2 c/-={{ d, e }}|2 c/-=f")]
    [InlineData("a: [http://x:1/y, b:c]", "1 a|1 a/-=http://x:1/y|1 a/-=b:c")]
    [InlineData("a: [x\nb: [y", "1 a|1 a/-=x|2 b|2 b/-=y")]
    [InlineData("a: &n {b: &m c}\nd: *m\ne: *n\nf: *unset", "1 a|1 a/b=c|2 d=c|3 e|4 f")]
    [InlineData("a: !reference [b, c]\nd: !!str 1", "1 a|2 d=1")]
    [InlineData("a: >-\n\n  b: c \nd: |\n  e\n  f\ng: |\n- h: >\n   i", "1 a=b: c|4 d|7 g|8 g/-|8 g/-/h=i")]
    [InlineData("a: []\nb: {}\nc: x", "1 a|2 b|3 c=x")]
    [InlineData("a: {? b: c]}", "1 a|1 a/? b=c")]
    public void Maps_and_lists_in_brackets_are_stepped_through_like_those_with_indentation(string text, string expected)
    {
        var yaml = new YamlPaths(Encoding.UTF8.GetBytes(text));
        var steps = new List<string>();
        while (yaml.Next())
        {
            var keys = new List<string>();
            for (var i = 0; i < yaml.Count; i++) keys.Add(yaml.At(i));
            steps.Add($"{yaml.Line} {string.Join('/', keys)}{(yaml.Text() is { } value ? "=" + value : "")}");
        }

        Assert.Equal(expected, string.Join('|', steps));
    }

    [Theory]
    [InlineData("a: ", "[")]
    [InlineData("a: ", "{a: ")]
    [InlineData("a: [", "a: [\n")]
    [InlineData("", "a: [\n")]
    [InlineData("", "a: ['\n")]
    [InlineData("- ", "[\"a\\\", ")]
    public void Brackets_that_nothing_closes_take_time_that_grows_with_them(string start, string part)
    {
        var yaml = new YamlPaths(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(part, 1_000_000))));
        var steps = 0;
        while (yaml.Next()) steps++;
        Assert.InRange(steps, 1, 2_000_001);
    }
}

using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Tests.Detect.Reading;

public sealed class YamlLinesTests
{
    [Theory]
    [InlineData("a: 1\nb: 2", "0 a=1|0 b=2")]
    [InlineData("a:\n  b:\n    c: x\nd: y", "0 a=|1 b=|2 c=x|0 d=y")]
    [InlineData("a:\n- x\n- y\nb: z", "0 a=|1 -x|1 -y|0 b=z")]
    [InlineData("a:\n  - name: x\n    v: 1\n  - name: y", "0 a=|1 -|2 name=x|2 v=1|1 -|2 name=y")]
    [InlineData("a:\n  - - x\n    - y", "0 a=|1 -|2 -x|2 -y")]
    [InlineData("'@s/a@1': {x: y}", "0 @s/a@1={x: y}")]
    [InlineData("\"k: k\": \"v # v\" # c", "0 k: k=v # v")]
    [InlineData("k: v # c\n# c\n\nl: it''s", "0 k=v|0 l=it''s")]
    [InlineData("k: 'it''s'", "0 k=it's")]
    [InlineData("? long\n: v\nb: 1", "0 long=v|0 b=1")]
    [InlineData("? long\n: x: 1\n  y: 2\nb: 1", "0 long=|1 x=1|1 y=2|0 b=1")]
    [InlineData("? \"long\"\n:\n  x: 1", "0 long=|1 x=1")]
    [InlineData("a: |\n  b: c\n  d\ne: f", "0 a=|0 e=f")]
    [InlineData("a: >-\n\n  b: c\ne: f", "0 a=|0 e=f")]
    [InlineData("a: http://x:1/y", "0 a=http://x:1/y")]
    [InlineData("a:b", "")]
    [InlineData("a: 1\n---\nb: 2", "0 a=1|0 b=2 (1)")]
    [InlineData("---\nb: 2\r\nc: 3\r\n", "0 b=2|0 c=3")]
    [InlineData("a: ~\nb: null\nc: ''", "0 a=|0 b=|0 c=")]
    public void Steps_are_keys_and_items_with_their_level(string text, string expected)
    {
        var yaml = new YamlLines(Encoding.UTF8.GetBytes(text));
        var steps = new List<string>();
        var pool = new Utf8Pool();
        while (yaml.Next()) steps.Add($"{yaml.Level} {(yaml.IsItem ? "-" : yaml.KeyText(pool) + "=")}{yaml.Text()}{(yaml.Document > 0 ? $" ({yaml.Document})" : "")}");
        Assert.Equal(expected, string.Join('|', steps));
    }

    [Theory]
    [InlineData("{a: b, 'c d': \"e, f\"}", "a=b|c d=e, f")]
    [InlineData("{a: {b: c, d: e}, f: [g, h]}", "a={b: c, d: e}|f=[g, h]")]
    [InlineData("[a, 'b, c', it's]", "=a|=b, c|=it's")]
    [InlineData("{}", "")]
    [InlineData("plain", "")]
    [InlineData("{a: 'b", "a='")]
    public void A_flow_gives_its_entries(string text, string expected)
    {
        var flow = new YamlFlow(Encoding.UTF8.GetBytes(text));
        var entries = new List<string>();
        while (flow.Next()) entries.Add($"{Encoding.UTF8.GetString(flow.Key)}={flow.Text()}");
        Assert.Equal(expected, string.Join('|', entries));
    }
}

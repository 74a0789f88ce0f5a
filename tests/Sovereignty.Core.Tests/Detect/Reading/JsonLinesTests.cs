using System.Text;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Tests.Detect.Reading;

public sealed class JsonLinesTests
{
    [Fact]
    public void Names_values_and_lines_come_in_order_and_what_is_not_entered_is_skipped()
    {
        var json = new JsonLines("{\n \"a\": 1, // c\n \"skipped\": {\"x\": [1, {\"y\": 2}]},\n\n \"l\": [\n  \"i\", {}\n ],\n \"e\\u0041\": \"\\\"q\\\"\", }"u8);
        var seen = new List<string>();
        Assert.True(json.EnterObject());
        while (json.NextProperty())
        {
            var step = $"{json.NameText()}:{json.Line}";
            if (json.EnterArray())
            {
                while (json.NextItem()) step += $" {json.Text() ?? "-"}:{json.Line}";
            }
            else
            {
                step += $"={json.Text() ?? json.Number()?.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            }

            seen.Add(step);
        }

        Assert.Equal(["a:2=1", "skipped:3=", "l:5 i:6 -:6", "eA:8=\"q\""], seen);
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1]")]
    [InlineData("nope")]
    public void Broken_json_throws_one_kind_of_exception(string text) => Assert.ThrowsAny<JsonException>(() =>
    {
        var json = new JsonLines(Encoding.UTF8.GetBytes(text));
        if (!json.EnterObject()) return;
        while (json.NextProperty()) { }
    });

    [Fact]
    public void Half_a_surrogate_is_no_text()
    {
        var json = new JsonLines("\"\\ud800\""u8);
        Assert.Null(json.Text());
    }

    [Theory]
    [InlineData("https://user:secret@host.example/a?token=x#frag", "https://host.example/a#frag")]
    [InlineData("https://host.example/a@b", "https://host.example/a@b")]
    [InlineData("git@host.example:a/b.git", "ssh://host.example/a/b.git")]
    [InlineData("git+ssh://git@host.example/a#v?1", "git+ssh://host.example/a#v?1")]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("^1.0.0", null)]
    [InlineData("", null)]
    public void A_link_is_shown_without_credentials(string text, string? expected) => Assert.Equal(expected, Links.Public(text));

    [Theory]
    [InlineData("sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sha1:0000000000000000000000000000000000000000")]
    [InlineData("sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=?opt md5-AAAAAAAAAAAAAAAAAAAAAA==", "md5:00000000000000000000000000000000,sha1:0000000000000000000000000000000000000000")]
    [InlineData("sha1-!!!", "")]
    [InlineData("crc-AAAA", "")]
    [InlineData("", "")]
    public void Integrity_becomes_hex(string text, string expected) => Assert.Equal(expected, string.Join(',', Integrity.FromSubresource(text)));
}

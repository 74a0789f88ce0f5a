using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Sovereignty.Text;

namespace Sovereignty.Tests.Text;

public sealed class PlainJsonEncoderTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("Straße <b> & 'x' + 日本", "\"Straße <b> & 'x' + 日本\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\n\r\t\b\f", "\"\\n\\r\\t\\b\\f\"")]
    [InlineData("\0\u001f\u007f", "\"\\u0000\\u001F\\u007F\"")]
    [InlineData("\ud83d\ude00 smile", "\"\ud83d\ude00 smile\"")]
    public void Only_what_JSON_asks_for_is_escaped(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("\ude00")]
    [InlineData("a\ud83db")]
    [InlineData("\ud83d\"")]
    public void Half_a_character_becomes_one_that_UTF8_can_carry(string text)
    {
        using var read = JsonDocument.Parse(Written(text));
        Assert.Contains('\ufffd', read.RootElement.GetString()!);
    }

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll<string?>(text =>
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        using var read = JsonDocument.Parse(Written(whole));
        Assert.Equal(whole, read.RootElement.GetString());
    }).Holds();

    private static string Written(string text)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = new PlainJsonEncoder() })) json.WriteStringValue(text);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

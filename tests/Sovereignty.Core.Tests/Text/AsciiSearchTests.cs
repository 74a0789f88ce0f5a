using System.Buffers;
using System.Text;
using FsCheck.Fluent;
using Sovereignty.Text;

namespace Sovereignty.Tests.Text;

public sealed class AsciiSearchTests
{
    private const string Characters = "az09@[]\0\x7f _";
    private static readonly AsciiSet Set = new(Characters);
    private static readonly SearchValues<char> Values = SearchValues.Create(Characters);
    private static readonly SearchValues<byte> Bytes = SearchValues.Create(Encoding.ASCII.GetBytes(Characters));

    [Fact]
    public void Every_character_of_the_basic_plane_is_in_the_set_or_not_as_the_framework_has_it()
    {
        for (var c = 0; c <= char.MaxValue; c++) Assert.Equal(Values.Contains((char)c), Set.Contains(c));
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("bcd z")]
    [InlineData("äö@")]
    [InlineData("\ud83d\ude00a")]
    [InlineData("aaaa[[]]")]
    public void Searches_find_what_those_of_the_framework_find(string text) => Same(text);

    [Fact]
    public void Searches_find_what_those_of_the_framework_find_in_any_text() => Prop.ForAll<string?>(text => Same(text ?? "")).Holds();

    [Fact]
    public void A_character_that_is_not_ASCII_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AsciiSet("aé"));

    private static void Same(string text)
    {
        var span = text.AsSpan();
        Assert.Equal(span.IndexOfAny(Values), span.IndexOfAny(Set));
        Assert.Equal(span.IndexOfAnyExcept(Values), span.IndexOfAnyExcept(Set));
        Assert.Equal(span.ContainsAny(Values), span.ContainsAny(Set));
        Assert.Equal(span.ContainsAnyExcept(Values), span.ContainsAnyExcept(Set));
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(bytes.IndexOfAny(Bytes), bytes.IndexOfAny(Set));
        Assert.Equal(bytes.IndexOfAnyExcept(Bytes), bytes.IndexOfAnyExcept(Set));
    }
}

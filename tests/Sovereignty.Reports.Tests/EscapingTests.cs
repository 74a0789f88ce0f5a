using System.Text;
using FsCheck.Fluent;
using Sovereignty.Reports.Rendering;
using Sovereignty.Tests;

namespace Sovereignty.Reports.Tests;

public sealed class EscapingTests
{
    [Fact]
    public void Escaped_text_holds_no_markup_no_quotes_and_no_controls() => Prop.ForAll<string?>(text =>
    {
        var escaped = Html.Escape(text ?? "");
        return !escaped.AsSpan().ContainsAny("<>\"'") && !escaped.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')) && !escaped.Any(c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
    }).Holds();

    [Fact]
    public void Escaped_text_is_always_valid_Unicode() => Prop.ForAll<char[]?>(text =>
    {
        var escaped = Html.Escape(new string(text ?? []));
        return new UTF8Encoding(false, false).GetString(Encoding.UTF8.GetBytes(escaped)) == escaped;
    }).Holds();

    [Theory]
    [InlineData("https://example.org/a?b=1&c=2", true)]
    [InlineData("http://example.org", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JavaScript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData("data:text/html,<script>alert(1)</script>", false)]
    [InlineData("vbscript:msgbox(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//example.org", false)]
    [InlineData("page.html", false)]
    [InlineData("https://example.org/\u202Egpj.exe", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_web_and_mail_addresses_become_links(string? url, bool safe) => Assert.Equal(safe ? url : null, Urls.Safe(url));
}

using Sovereignty.Sbom;

namespace Sovereignty.Tests.Sbom;

public sealed class IsUrlTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("https://example.org:8443/a/b?c=d#e")]
    [InlineData("https://user@example.org/x")]
    [InlineData("git+ssh://git@forge.example/group/repo.git")]
    [InlineData("http://[2001:db8::1]/x")]
    [InlineData("http://[2001:db8::1]:80/x")]
    [InlineData("urn:uuid:0e2c1b9a-0000-0000-0000-000000000000")]
    [InlineData("mailto:someone@example.org")]
    [InlineData("https://müller.example/ä")]
    public void What_every_schema_takes_is_a_URL(string text) => Assert.True(ComponentStatement.IsUrl(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.org/a")]
    [InlineData("../up")]
    [InlineData(":x")]
    [InlineData("1http://example.org")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://example.org:port/")]
    [InlineData("https://exa mple.org")]
    [InlineData("https://example.org/{name}")]
    [InlineData("https://example.org/a\nb")]
    [InlineData("C:\\folder")]
    [InlineData("file:/etc/hosts")]
    public void What_some_schema_would_refuse_is_not(string? text) => Assert.False(ComponentStatement.IsUrl(text));
}

using Sovereignty.Sources;

namespace Sovereignty.Tests.Sources;

public sealed class SafeUrlTests
{
    [Theory]
    [InlineData("https://user:pass@git.example/a.git", "https://git.example/a.git")]
    [InlineData("https://token@git.example:8443/a?x=1#f", "https://git.example:8443/a")]
    [InlineData("ssh://git@git.example/a.git", "ssh://git.example/a.git")]
    [InlineData("git@git.example:a/b.git", "git@git.example:a/b.git")]
    [InlineData("https://git.example/a@b", "https://git.example/a@b")]
    [InlineData("/srv/git/a.git", "/srv/git/a.git")]
    public void Credentials_and_queries_are_left_out(string url, string expected) => Assert.Equal(expected, SafeUrl.WithoutCredentials(url));
}

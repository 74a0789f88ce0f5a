using Sovereignty.Sources;

namespace Sovereignty.Tests.Sources;

public sealed class GitIgnoreTests
{
    [Theory]
    [InlineData("*.log", "a/b.log", false, true)]
    [InlineData("/a.log", "a.log", false, true)]
    [InlineData("/a.log", "x/a.log", false, false)]
    [InlineData("build/", "build", true, true)]
    [InlineData("build/", "build", false, false)]
    [InlineData("doc/*.txt", "doc/a.txt", false, true)]
    [InlineData("doc/*.txt", "doc/sub/a.txt", false, false)]
    [InlineData("**/foo", "a/b/foo", false, true)]
    [InlineData("a/**/b", "a/x/y/b", false, true)]
    [InlineData("a/**/b", "a/b", false, true)]
    [InlineData("abc/**", "abc/x/y", false, true)]
    [InlineData("*.l?g", "x.log", false, true)]
    [InlineData("[a-c].txt", "b.txt", false, true)]
    [InlineData("[!a-c].txt", "b.txt", false, false)]
    [InlineData("# comment", "# comment", false, false)]
    [InlineData("\\#x", "#x", false, true)]
    [InlineData("x\n!x", "x", false, false)]
    [InlineData("trailing   ", "trailing", false, true)]
    public void Ignores_as_git_does(string text, string path, bool isFolder, bool expected) =>
        Assert.Equal(expected, GitIgnore.Read(null, "", text)?.Ignores(path, isFolder) ?? false);

    [Fact]
    public void A_deeper_file_overrules_one_above()
    {
        var above = GitIgnore.Read(null, "", "*.lock");
        var below = GitIgnore.Read(above, "keep", "!a.lock")!;
        Assert.False(below.Ignores("keep/a.lock", false));
        Assert.True(below.Ignores("keep/b.lock", false));
    }

    [Fact]
    public void A_hostile_pattern_ends_in_bounded_time() =>
        Assert.False(GitIgnore.Read(null, "", string.Concat(Enumerable.Repeat("*a", 400)))!.Ignores(new string('a', 3000) + "b", false));
}

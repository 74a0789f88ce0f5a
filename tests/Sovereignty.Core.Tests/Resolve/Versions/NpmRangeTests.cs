using Sovereignty.Resolve.Versions;

namespace Sovereignty.Tests.Resolve.Versions;

/// <summary>npm's rules for versions and ranges, as node-semver documents them.</summary>
public sealed class NpmRangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("=v1.2.3", "1.2.3", true)]
    [InlineData("1.2.3", "1.2.4", false)]
    [InlineData("^1.2.3", "1.9.0", true)]
    [InlineData("^1.2.3", "2.0.0", false)]
    [InlineData("^1.2.3", "1.2.2", false)]
    [InlineData("^0.2.3", "0.2.9", true)]
    [InlineData("^0.2.3", "0.3.0", false)]
    [InlineData("^0.0.3", "0.0.3", true)]
    [InlineData("^0.0.3", "0.0.4", false)]
    [InlineData("^0.0", "0.0.9", true)]
    [InlineData("^0.0", "0.1.0", false)]
    [InlineData("^0", "0.9.9", true)]
    [InlineData("^0.x", "1.0.0", false)]
    [InlineData("^1.x", "1.9.9", true)]
    [InlineData("^1.2.x", "1.9.9", true)]
    [InlineData("~1.2.3", "1.2.9", true)]
    [InlineData("~1.2.3", "1.3.0", false)]
    [InlineData("~1.2", "1.2.0", true)]
    [InlineData("~1", "1.9.0", true)]
    [InlineData("~1", "2.0.0", false)]
    [InlineData("~> 1.2.3", "1.2.4", true)]
    [InlineData("~0.2.3", "0.3.0", false)]
    [InlineData("1.2.x", "1.2.7", true)]
    [InlineData("1.2.*", "1.3.0", false)]
    [InlineData("1.x.x", "1.9.9", true)]
    [InlineData("1", "1.4.0", true)]
    [InlineData("1", "2.0.0", false)]
    [InlineData("*", "3.1.4", true)]
    [InlineData("", "3.1.4", true)]
    [InlineData("x", "0.0.1", true)]
    [InlineData("1.2.3 - 2.3.4", "2.3.4", true)]
    [InlineData("1.2.3 - 2.3.4", "2.3.5", false)]
    [InlineData("1.2 - 2.3.4", "1.2.0", true)]
    [InlineData("1.2.3 - 2.3", "2.3.9", true)]
    [InlineData("1.2.3 - 2.3", "2.4.0", false)]
    [InlineData("1.2.3 - 2", "2.9.9", true)]
    [InlineData(">=1.2.0 <2.0.0", "1.5.0", true)]
    [InlineData(">= 1.2.0   < 2.0.0", "2.0.0", false)]
    [InlineData(">1.2", "1.2.9", false)]
    [InlineData(">1.2", "1.3.0", true)]
    [InlineData(">1", "2.0.0", true)]
    [InlineData(">1", "1.9.0", false)]
    [InlineData("<1.2", "1.1.9", true)]
    [InlineData("<1.2", "1.2.0", false)]
    [InlineData("<=1.2", "1.2.9", true)]
    [InlineData("<=1", "1.9.9", true)]
    [InlineData("<=1", "2.0.0", false)]
    [InlineData(">=1.2", "1.2.0", true)]
    [InlineData("<*", "1.0.0", false)]
    [InlineData("1.2.7 || >=1.2.9 <2.0.0", "1.2.7", true)]
    [InlineData("1.2.7 || >=1.2.9 <2.0.0", "1.2.8", false)]
    [InlineData("1.2.7||>=1.2.9", "1.4.6", true)]
    [InlineData("1.2.3+build.5", "1.2.3", true)]
    // Versions before a release count only where the range names one of the same release.
    [InlineData(">1.2.3-alpha.3", "1.2.3-alpha.7", true)]
    [InlineData(">1.2.3-alpha.3", "3.4.5-alpha.9", false)]
    [InlineData("^1.2.3-beta.2", "1.2.3-beta.4", true)]
    [InlineData("^1.2.3-beta.2", "1.2.4-beta.2", false)]
    [InlineData("^1.2.3-beta.2", "1.9.0", true)]
    [InlineData("~1.2.3-beta.2", "1.2.3-beta.1", false)]
    [InlineData("^1.2.3", "2.0.0-alpha", false)]
    [InlineData("*", "1.0.0-rc.1", false)]
    [InlineData("<2.0.0", "2.0.0-rc.1", false)]
    [InlineData("^0.0.3-beta", "0.0.3-pr.2", true)]
    [InlineData("1.2.3-rc.1", "1.2.3-rc.1", true)]
    public void A_range_holds_what_npm_says_it_holds(string range, string version, bool expected)
    {
        Assert.True(NpmRange.TryParse(range, out var parsed), range);
        Assert.True(NpmVersion.TryParse(version, out var v), version);
        Assert.Equal(expected, parsed.Holds(v));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("git+https://github.com/a/b.git")]
    [InlineData("file:../a")]
    [InlineData("workspace:*")]
    [InlineData("npm:other@^1.0.0")]
    [InlineData("1.2.3.4")]
    [InlineData("^^1")]
    [InlineData("1..2")]
    public void What_is_no_range_is_none(string text) => Assert.False(NpmRange.TryParse(text, out _));

    [Fact]
    public void Versions_are_ordered_as_Semantic_Versioning_says()
    {
        string[] ordered = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.10.0", "2.0.0"];
        var parsed = ordered.Select(t => NpmVersion.TryParse(t, out var v) ? v : null).ToList();

        Assert.Equal(ordered, parsed.AsEnumerable().Reverse().Order().Select(v => v!.ToString()));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3-")]
    [InlineData("a.b.c")]
    [InlineData("99999999999999999999.0.0")]
    [InlineData(null)]
    public void What_is_no_version_is_none(string? text) => Assert.False(NpmVersion.TryParse(text, out _));
}

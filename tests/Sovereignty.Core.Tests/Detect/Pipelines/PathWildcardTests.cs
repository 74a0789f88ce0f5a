using Sovereignty.Detect.Pipelines;

namespace Sovereignty.Tests.Detect.Pipelines;

public sealed class PathWildcardTests
{
    [Theory]
    [InlineData("ci/*.yml", "ci/a.yml", true)]
    [InlineData("ci/*.yml", "ci/b/a.yml", false)]
    [InlineData("ci/**/*.yml", "ci/a.yml", true)]
    [InlineData("ci/**/*.yml", "ci/b/c/a.yml", true)]
    [InlineData("ci/**/*.yml", "ci/b/c/a.yaml", false)]
    [InlineData("ci/**.yml", "ci/b/a.yml", true)]
    [InlineData("**/jobs/*.yml", "jobs/a.yml", true)]
    [InlineData("**/jobs/*.yml", "x/y/jobs/a.yml", true)]
    [InlineData("**/jobs/*.yml", "myjobs/a.yml", false)]
    [InlineData("lib/*/ci.yml", "lib/one/ci.yml", true)]
    [InlineData("lib/*/ci.yml", "lib/one/two/ci.yml", false)]
    [InlineData("ci/[ab].yml*", "ci/a.yml", false)]
    public void A_star_stays_in_its_folder_and_two_go_through_folders(string pattern, string path, bool matches) => Assert.Equal(matches, new PathWildcard(pattern).Matches(path));

    [Theory]
    [InlineData("ci/*.yml", "ci", 0)]
    [InlineData("*.yml", "", 0)]
    [InlineData("lib/*/x/ci.yml", "lib", 2)]
    [InlineData("ci/**/*.yml", "ci", int.MaxValue)]
    public void Where_to_look_and_how_deep_follow_from_the_pattern(string pattern, string folder, int depth)
    {
        var wildcard = new PathWildcard(pattern);
        Assert.Equal((folder, depth), (wildcard.Base, wildcard.Depth));
    }

    [Fact]
    public void Thousands_of_stars_take_no_time_to_speak_of() => Assert.False(new PathWildcard(string.Concat(Enumerable.Repeat("*a", 2000))).Matches(new string('a', 1000) + "b"));
}

using Sovereignty.Detect.Npm;

namespace Sovereignty.Tests.Detect.Npm;

public sealed class NpmTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("=1.2.3", "1.2.3")]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("1.2.3-rc.1+build", "1.2.3-rc.1+build")]
    [InlineData("1.2", null)]
    [InlineData("1.2.x", null)]
    [InlineData("^1.2.3", null)]
    [InlineData("1.2.3 || 2.0.0", null)]
    [InlineData("1.2.3 - 2.0.0", null)]
    [InlineData("..", null)]
    [InlineData("", null)]
    public void A_spec_of_one_version_is_exact(string spec, string? expected) => Assert.Equal(expected, NpmPackages.ExactVersion(spec));

    [Theory]
    [InlineData("@scope/name", "pkg:npm/%40scope/name@1.0.0")]
    [InlineData("name", "pkg:npm/name@1.0.0")]
    [InlineData("@/name", null)]
    [InlineData("@scope", null)]
    [InlineData("", null)]
    [InlineData("../up", null)]
    public void A_name_becomes_a_purl_or_nothing(string name, string? expected) => Assert.Equal(expected, NpmPackages.Purl(name, "1.0.0")?.ToString());

    [Theory]
    [InlineData("node_modules/a/package.json", true)]
    [InlineData("x/node_modules/@s/a/package.json", true)]
    [InlineData("node_modules/.pnpm/a@1.0.0/node_modules/a/package.json", true)]
    [InlineData("node_modules/a/dist/package.json", false)]
    [InlineData("node_modules/@s/package.json", false)]
    [InlineData("my_node_modules/a/package.json", false)]
    [InlineData("package.json", false)]
    public void Only_a_packages_own_folder_is_its_root(string path, bool expected) => Assert.Equal(expected, NodeModules.IsPackageRoot(path));

    [Fact]
    public void A_lock_file_cut_in_the_middle_keeps_what_was_read()
    {
        var found = DetectorTester.Run(new PackageLock(), "package-lock.json", """{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"},"node_modules/b":{"vers""");
        Assert.Equal("pkg:npm/a@1.0.0", Assert.Single(found.Components).Purl.ToString());
        Assert.Equal("file-malformed", Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void A_lock_file_that_a_package_was_published_with_is_passed_over() =>
        Assert.Empty(DetectorTester.Run(new PackageLock(), "node_modules/a/package-lock.json", """{"packages":{"node_modules/b":{"version":"1.0.0"}}}""").Components);

    [Fact]
    public void Packages_that_need_each_other_both_get_their_edge()
    {
        var found = DetectorTester.Run(new PackageLock(), "package-lock.json",
            """{"packages":{"node_modules/a":{"version":"1.0.0","dependencies":{"b":"1"}},"node_modules/b":{"version":"1.0.0","dependencies":{"a":"1"}}}}""");
        Assert.Equal([(0, 1), (1, 0)], found.Edges);
    }
}

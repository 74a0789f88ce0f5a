using Sovereignty.Model;
using Sovereignty.Sbom;

namespace Sovereignty.Tests.Sbom;

/// <summary>The file that a package is handed out as: named only where the registry leaves no choice.</summary>
public sealed class DeployableFileTests
{
    [Theory]
    [InlineData("pkg:npm/%40town/map@1.2.0", "map-1.2.0.tgz")]
    [InlineData("pkg:nuget/Serilog@3.1.1", "serilog.3.1.1.nupkg")]
    [InlineData("pkg:cargo/serde@1.0.195", "serde-1.0.195.crate")]
    [InlineData("pkg:gem/rails@7.1.2", "rails-7.1.2.gem")]
    [InlineData("pkg:maven/org.town/map@1.0", "map-1.0.jar")]
    [InlineData("pkg:maven/org.town/map@1.0?classifier=sources&type=jar", "map-1.0-sources.jar")]
    [InlineData("pkg:hex/cowboy@2.10.0", "cowboy-2.10.0.tar")]
    public void A_registry_with_one_file_for_a_version_names_it(string purl, string file)
    {
        var named = DeployableFile.OfPackage(PackageUrl.TryParse(purl, out var parsed) ? parsed : null);
        Assert.Equal(file, named?.Name);
        Assert.True(named?.IsArchive);
    }

    [Theory]
    [InlineData("pkg:npm/left")]
    [InlineData("pkg:pypi/requests@2.31.0")]
    [InlineData("pkg:maven/org.town/bom@1.0?type=pom")]
    [InlineData("pkg:gem/nokogiri@1.16.0?platform=java")]
    [InlineData("pkg:npm/a@..%2Fb")]
    [InlineData("pkg:pub/map@1.0.0?vcs_url=git%2Bhttps://git.example/map.git")]
    [InlineData("pkg:docker/postgres@16")]
    public void Where_there_is_a_choice_nothing_is_said(string purl) => Assert.Null(DeployableFile.OfPackage(PackageUrl.TryParse(purl, out var parsed) ? parsed : null));
}

using Sovereignty.Detect.Docker;

namespace Sovereignty.Tests.Detect.Docker;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("nginx", "pkg:docker/nginx")]
    [InlineData("docker.io/library/nginx:1.25", "pkg:docker/nginx@1.25")]
    [InlineData("localhost:5000/team/app:2", "pkg:docker/localhost:5000/team/app@2")]
    [InlineData("registry.example/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "pkg:docker/registry.example/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("app:1@sha256:short", "pkg:docker/app@1")]
    [InlineData("app:${TAG}", "pkg:docker/app")]
    public void A_name_gives_its_purl(string name, string purl) => Assert.Equal(purl, ImageName.Component(name, 1)?.Purl.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("scratch")]
    [InlineData("${IMAGE}")]
    [InlineData("{{ .Values.image }}")]
    [InlineData("https://registry.example/app")]
    [InlineData("a b")]
    [InlineData("name/")]
    public void What_names_no_image_gives_none(string name) => Assert.Null(ImageName.Component(name, 1));

    [Fact]
    public void A_tag_that_a_variable_sets_is_kept_as_asked_for() => Assert.Equal("${TAG:-${OTHER}}", ImageName.Component("app:${TAG:-${OTHER}}", 1)?.Requested);
}

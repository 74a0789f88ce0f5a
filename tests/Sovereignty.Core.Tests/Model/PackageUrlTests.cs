using FsCheck;
using FsCheck.Fluent;
using Sovereignty.Model;

namespace Sovereignty.Tests.Model;

public sealed class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:npm/%40angular/core@16.0.0", "npm", "@angular", "core", "16.0.0")]
    [InlineData("pkg:npm/@Angular/Core@16.0.0", "npm", "@angular", "core", "16.0.0")]
    [InlineData("pkg:pypi/Foo_Bar.baz@1.0", "pypi", null, "foo-bar-baz", "1.0")]
    [InlineData("pkg:maven/org.apache.commons/io@1.3.4", "maven", "org.apache.commons", "io", "1.3.4")]
    [InlineData("pkg:golang/github.com/Gorilla/mux@v1.8.0", "golang", "github.com/gorilla", "mux", "v1.8.0")]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.1", "nuget", null, "Newtonsoft.Json", "13.0.1")]
    [InlineData("pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", "deb", "debian", "curl", "7.50.3-1")]
    [InlineData("pkg:docker/cassandra@sha256:244fd47e07d1004f0aed9c", "docker", null, "cassandra", "sha256:244fd47e07d1004f0aed9c")]
    [InlineData("pkg:golang/google.golang.org/genproto#googleapis/api/annotations", "golang", "google.golang.org", "genproto", null)]
    public void Parses_as_the_type_definitions_say(string text, string type, string? ns, string name, string? version)
    {
        Assert.True(PackageUrl.TryParse(text, out var purl));
        Assert.Equal((type, ns, name, version), (purl.Type, purl.Namespace, purl.Name, purl.Version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pkg:")]
    [InlineData("pkg:npm")]
    [InlineData("pkg:npm/")]
    [InlineData("npm/foo@1")]
    [InlineData("pkg:n pm/foo")]
    [InlineData(null)]
    public void Refuses_what_is_no_purl(string? text) => Assert.False(PackageUrl.TryParse(text, out _));

    [Fact]
    public void Encodes_what_the_specification_asks_for()
    {
        Assert.Equal("pkg:npm/%40scope/name@1.0.0%2Bbuild", PackageUrl.Create("npm", "@scope", "name", "1.0.0+build").ToString());
        Assert.Equal("pkg:generic/a%20b%C3%BC@1?download_url=https:%2F%2Fx.example%2Fa".Replace("%2F", "/", StringComparison.Ordinal),
            PackageUrl.Create("generic", null, "a bü", "1", [KeyValuePair.Create("download_url", "https://x.example/a")]).ToString());
    }

    [Theory]
    [InlineData("pkg:npm/a@1?vcs_url=git%2Bhttps://ada:s3cret%40host.example/a.git%40v1", "pkg:npm/a@1?vcs_url=git%2Bhttps://host.example/a.git%40v1")]
    [InlineData("pkg:conda/a@1?channel=https://s3cret%40host.example", "pkg:conda/a@1?channel=https://host.example")]
    [InlineData("pkg:npm/a@1?vcs_url=git%2Bssh://git%40host.example/a.git", "pkg:npm/a@1?vcs_url=git%2Bssh://git%40host.example/a.git")]
    public void Names_and_passwords_of_addresses_are_no_part_of_an_id(string text, string expected)
    {
        Assert.True(PackageUrl.TryParse(text, out var purl));
        Assert.Equal(expected, purl.ToString());
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same()
    {
        var part = ArbMap.Default.GeneratorFor<NonEmptyString>().Select(s => new string([.. s.Get.Where(c => !char.IsSurrogate(c) && c != '/' && c != '\0')])).Where(s => s.Trim('/').Length > 0);
        var purls = from type in Gen.Elements("npm", "nuget", "pypi", "maven", "generic", "golang") from name in part from version in part select PackageUrl.Create(type, null, name, version);
        Prop.ForAll(purls.ToArbitrary(), purl => PackageUrl.TryParse(purl.ToString(), out var back) && back.Equals(purl)).Holds();
    }

    [Fact]
    public void Never_throws_on_any_text() => Prop.ForAll<string>(text =>
        !PackageUrl.TryParse(text, out var a) | PackageUrl.TryParse("pkg:" + text, out var b) | (a ?? b) is null or { Name.Length: > 0 }).Holds();
}

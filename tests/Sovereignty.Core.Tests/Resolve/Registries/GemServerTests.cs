using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Ruby;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class GemServerTests : RegistryTest
{
    [Fact]
    public async Task All_versions_of_a_gem_tell_licence_authors_source_and_dates()
    {
        Server.Answer("/api/v1/versions/acme.json", """
            [ { "number": "2.0.0.rc1", "prerelease": true, "created_at": "2025-01-01T00:00:00Z" },
              { "number": "1.10.0", "prerelease": false, "created_at": "2024-01-01T00:00:00Z" },
              { "number": "1.9.0", "platform": "java", "licenses": ["GPL-2.0"], "created_at": "2020-02-01T00:00:00Z" },
              { "number": "1.9.0", "platform": "ruby", "licenses": ["MIT", "Ruby"], "authors": "Ada, Bo", "metadata": { "source_code_uri": "https://github.com/acme/acme" }, "created_at": "2020-01-01T00:00:00Z" } ]
            """);

        var statement = await AskOne(new GemServer([Place()], Http), "pkg:gem/acme@1.9.0");

        Assert.Equal(("MIT OR Ruby", "Ada, Bo", "https://github.com/acme/acme"), (statement.Licence, statement.Maker, statement.SourceUrl));
        Assert.Equal(new Release(new(2020, 1, 1), "1.10.0", new(2024, 1, 1), null), statement.Release);
    }

    [Fact]
    public void Bundlers_mirror_comes_before_the_sources_of_gemrc()
    {
        Folder.Write(".bundle/config", "---\nBUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/: \"https://gems.registry.example/mirror/\"\nBUNDLE_GEMS__REGISTRY__EXAMPLE: \"ada:s\"\n");
        Folder.Write(".gemrc", "---\n:backtrace: false\n:sources:\n- https://other.example/\n:update_sources: true\n- https://not-this.example/\n");

        var places = GemSettings.Of(MachineWith(), null);

        Assert.Equal(["https://gems.registry.example/mirror/", "https://other.example/"], places.Select(p => p.Address.AbsoluteUri));
        Assert.Equal("Basic YWRhOnM=", places[0].Credentials!.Header.ToString());
    }
}

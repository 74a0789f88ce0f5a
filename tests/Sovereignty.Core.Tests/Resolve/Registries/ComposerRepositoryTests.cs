using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Composer;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class ComposerRepositoryTests : RegistryTest
{
    [Fact]
    public async Task Minified_metadata_are_expanded()
    {
        Server.Answer("/packages.json", """{ "metadata-url": "/p2/%package%.json" }""");
        Server.Answer("/p2/acme/core.json", """
            { "minified": "composer/2.0", "packages": { "acme/core": [
              { "version": "v2.0.0", "license": ["MIT"], "authors": [{ "name": "Ada" }], "source": { "url": "https://github.com/acme/core.git" }, "time": "2024-01-01T00:00:00+00:00", "abandoned": "acme/new" },
              { "version": "v1.0.0", "license": ["GPL-2.0-only", "LGPL-3.0-only"], "time": "2020-01-01T00:00:00+00:00" },
              { "version": "v0.9.0", "authors": "__unset", "abandoned": "__unset" } ] } }
            """);
        var registry = new ComposerRepository([Place()], Http);

        var one = await AskOne(registry, "pkg:composer/acme/core@1.0.0");
        var old = await AskOne(registry, "pkg:composer/acme/core@v0.9.0");

        Assert.Equal(("GPL-2.0-only OR LGPL-3.0-only", "Ada", "https://github.com/acme/core.git"), (one.Licence, one.Maker, one.SourceUrl));
        Assert.Equal(new Release(new(2020, 1, 1), "v2.0.0", new(2024, 1, 1), "instead acme/new"), one.Release);
        Assert.Equal(("GPL-2.0-only OR LGPL-3.0-only", null, null), (old.Licence, old.Maker, old.Release!.Deprecated));
        Assert.Single(Server.Asked, a => a.Path == "/packages.json");
    }

    [Fact]
    public void Repositories_and_passwords_of_the_user_are_read()
    {
        Folder.Write("home/config.json", """{ "repositories": { "house": { "type": "composer", "url": "https://registry.example/composer" }, "packagist.org": false, "code": { "type": "vcs", "url": "https://forge.example/x" } } }""");
        Folder.Write("home/auth.json", """{ "http-basic": { "registry.example": { "username": "ada", "password": "s" } } }""");

        var place = Assert.Single(ComposerSettings.Of(MachineWith(("COMPOSER_HOME", Path.Combine(Folder.Path, "home"))), null));

        Assert.Equal(("https://registry.example/composer/", "Basic YWRhOnM="), (place.Address.AbsoluteUri, place.Credentials!.Header.ToString()));
    }
}

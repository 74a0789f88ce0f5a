using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Cargo;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class CrateIndexTests : RegistryTest
{
    private const string Lines = """
        {"name":"acme","vers":"1.0.0","deps":[],"cksum":"x","features":{},"yanked":true}
        {"name":"acme","vers":"1.2.0","deps":[],"cksum":"x","features":{},"yanked":false}
        this line is no JSON
        {"name":"acme","vers":"2.0.0-rc.1","deps":[],"cksum":"x","features":{},"yanked":false}
        """;

    [Fact]
    public async Task The_index_tells_versions_and_its_web_API_licence_and_dates()
    {
        Server.Answer("/index/ac/me/acme", Lines);
        Server.Answer("/index/config.json", """{ "dl": "$HOST/dl", "api": "$HOST/web" }""");
        Server.Answer("/web/api/v1/crates/acme", """
            { "crate": { "repository": "https://github.com/acme/acme" }, "versions": [
              { "num": "1.2.0", "created_at": "2024-01-01T00:00:00Z", "license": "Apache-2.0" },
              { "num": "1.0.0", "created_at": "2020-01-01T00:00:00Z", "license": "MIT/Apache-2.0", "published_by": { "name": "Ada" } } ] }
            """);

        var statement = await AskOne(new CrateIndex(Place("index/"), Http), "pkg:cargo/acme@1.0.0");

        Assert.Equal(("MIT/Apache-2.0", "Ada", "https://github.com/acme/acme"), (statement.Licence, statement.Maker, statement.SourceUrl));
        Assert.Equal(new Release(new(2020, 1, 1), "1.2.0", new(2024, 1, 1), null, true), statement.Release);
    }

    [Fact]
    public async Task An_index_without_web_API_gives_the_crate_itself()
    {
        using var crate = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(crate, CompressionLevel.Fastest)))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "acme-1.2.0/Cargo.toml") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("[package]\nlicense = \"MIT\"\nauthors = [\"Ada\"]\n")) });
        }

        Server.Answer("/ac/me/acme", Lines);
        Server.Answer("/config.json", """{ "dl": "$HOST/dl/{prefix}/{crate}-{version}.crate" }""");
        Server.Answer("/dl/ac/me/acme-1.2.0.crate", crate.ToArray());

        var statement = await AskOne(new CrateIndex(Place(), Http), "pkg:cargo/acme@1.2.0");

        Assert.Equal(("MIT", "Ada", false), (statement.Licence, statement.Maker, statement.Release!.Withdrawn));
    }

    [Theory]
    [InlineData("a", "1/a")]
    [InlineData("ab", "2/ab")]
    [InlineData("abc", "3/a/abc")]
    [InlineData("Serde", "se/rd/serde")]
    public void A_crate_lies_where_its_name_says(string name, string path) => Assert.Equal(path, CrateIndex.PathOf(name));

    [Fact]
    public void The_replacement_of_crates_io_is_followed()
    {
        Folder.Write(".cargo/config.toml", """
            [source.crates-io]
            replace-with = "house"
            [registries.house]
            index = "sparse+https://registry.example/cargo/"
            """);
        Folder.Write(".cargo/credentials.toml", "[registries.house]\ntoken = \"Bearer abc\"\n");

        var place = CargoSettings.Of(MachineWith(), null)!;

        Assert.Equal(("https://registry.example/cargo/", "Bearer abc"), (place.Address.AbsoluteUri, place.Credentials!.Header.ToString()));
        Assert.Null(CargoSettings.Of(MachineWith(("CARGO_HOME", Folder.Path)), null));
    }

    [Fact]
    public void Replacements_that_name_each_other_end()
    {
        Folder.Write(".cargo/config.toml", "[source.crates-io]\nreplace-with = \"a\"\n[source.a]\nreplace-with = \"crates-io\"\n");

        Assert.Null(CargoSettings.Of(MachineWith(), null));
    }
}

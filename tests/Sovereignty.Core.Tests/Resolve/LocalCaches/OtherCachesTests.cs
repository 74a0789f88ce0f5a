using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.LocalCaches;

namespace Sovereignty.Tests.Resolve.LocalCaches;

public sealed class OtherCachesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_POM_tells_licence_organisation_and_source()
    {
        folder.Write("m2/org/acme/core/1.0/core-1.0.pom", """
            <project xmlns="http://maven.apache.org/POM/4.0.0"><groupId>org.acme</groupId><artifactId>core</artifactId><version>1.0</version>
            <organization><name>Acme AG</name></organization>
            <licenses><license><name>Apache License, Version 2.0</name></license><license><url>https://opensource.org/licenses/MIT</url></license></licenses>
            <scm><connection>scm:git:git://github.com/acme/core.git</connection></scm>
            <dependencies><dependency><groupId>x</groupId><artifactId>licence</artifactId></dependency></dependencies></project>
            """);

        var statement = Read("pkg:maven/org.acme/core@1.0")!;

        Assert.Equal(("Apache License, Version 2.0 OR https://opensource.org/licenses/MIT", "Acme AG", "scm:git:git://github.com/acme/core.git"), (statement.Licence, statement.Maker, statement.SourceUrl));
        Assert.Equal(Origin.Declared, statement.Origin);
    }

    [Fact]
    public void A_POM_inherits_what_it_does_not_say_and_its_expressions_are_resolved()
    {
        folder.Write("m2/org/acme/core/1.0/core-1.0.pom", """
            <project><parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version></parent><artifactId>core</artifactId>
            <url>https://acme.example/${project.artifactId}</url></project>
            """);
        folder.Write("m2/org/acme/parent/7/parent-7.pom", """
            <project><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version><properties><account>acme</account></properties>
            <licenses><license><name>EPL-2.0</name></license></licenses><scm><url>https://github.com/${account}/${project.artifactId}</url></scm>
            <developers><developer><name>Ada</name><organization>Acme AG</organization></developer></developers></project>
            """);

        var statement = Read("pkg:maven/org.acme/core@1.0")!;

        Assert.Equal(("EPL-2.0", "Acme AG", "https://github.com/acme/core"), (statement.Licence, statement.Maker, statement.SourceUrl));
    }

    [Fact]
    public void Parents_that_name_each_other_end()
    {
        folder.Write("m2/a/a/1/a-1.pom", "<project><parent><groupId>a</groupId><artifactId>b</artifactId><version>1</version></parent><licenses><license><name>MIT</name></license></licenses></project>");
        folder.Write("m2/a/b/1/b-1.pom", "<project><parent><groupId>a</groupId><artifactId>a</artifactId><version>1</version></parent><url>https://${a.${b}}</url></project>");

        Assert.Equal(("MIT", null), (Read("pkg:maven/a/a@1")!.Licence, Read("pkg:maven/a/a@1")!.SourceUrl));
    }

    [Fact]
    public void A_POM_cut_in_the_middle_keeps_what_was_read()
    {
        folder.Write("m2/a/a/1/a-1.pom", "<project><licenses><license><name>MIT</name></license></licenses><organization><name>Ac");

        Assert.Equal("MIT", Read("pkg:maven/a/a@1")!.Licence);
    }

    [Fact]
    public void An_unpacked_crate_is_read()
    {
        folder.Write("cargo/registry/src/index-1/acme-1.0.0/Cargo.toml", """
            [package]
            name = "acme"
            version = "1.0.0"
            authors = ["Ada <ada@acme.example>", "Bo"]
            license = "MIT OR Apache-2.0"
            repository = "https://github.com/acme/acme"
            [dependencies]
            license = "GPL-3.0"
            """);

        var statement = Read("pkg:cargo/acme@1.0.0")!;

        Assert.Equal(("MIT OR Apache-2.0", "Ada <ada@acme.example>", "https://github.com/acme/acme"), (statement.Licence, statement.Maker, statement.SourceUrl));
    }

    [Fact]
    public void A_crate_that_is_only_kept_packed_is_read_and_a_broken_one_says_nothing()
    {
        var packed = folder.Write("cargo/registry/cache/index-1/acme-1.0.0.crate", []);
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "acme-1.0.0/src/lib.rs") { DataStream = new MemoryStream(new byte[5000]) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "acme-1.0.0/Cargo.toml") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("[package]\nlicense-file = \"LICENCE.txt\"\n")) });
        }

        folder.Write("cargo/registry/cache/index-1/broken-1.0.0.crate", "no archive");

        Assert.Equal("SEE LICENSE IN LICENCE.txt", Read("pkg:cargo/acme@1.0.0")!.Licence);
        Assert.Null(Read("pkg:cargo/broken@1.0.0"));
    }

    [Fact]
    public void A_vendored_crate_counts_only_in_its_own_version()
    {
        folder.Write("app/vendor/acme/Cargo.toml", "[package]\nversion = \"2.0.0\"\nlicense = \"ISC\"\n");

        Assert.Equal("ISC", Read("pkg:cargo/acme@2.0.0")!.Licence);
        Assert.Null(Read("pkg:cargo/acme@1.0.0"));
    }

    [Fact]
    public void An_installed_gem_tells_licences_authors_and_where_its_source_lies()
    {
        folder.Write("gems/specifications/acme-1.0.0.gemspec", """
            Gem::Specification.new do |s|
              s.name = "acme".freeze
              s.metadata = { "bug_tracker_uri" => "https://x.example", "source_code_uri" => "https://github.com/acme/acme" } if s.respond_to? :metadata=
              s.authors = ["Ada".freeze, "Bo".freeze]
              s.homepage = "https://acme.example".freeze
              s.licenses = ["MIT".freeze, "Ruby".freeze]
            end
            """);

        var statement = Read("pkg:gem/acme@1.0.0")!;

        Assert.Equal(("MIT OR Ruby", "Ada", "https://github.com/acme/acme"), (statement.Licence, statement.Maker, statement.SourceUrl));
    }

    [Fact]
    public void Packages_that_pnpm_lays_apart_are_found()
    {
        folder.Write("app/node_modules/.pnpm/@acme+a@1.0.0/node_modules/@acme/a/package.json", """{ "version": "1.0.0", "licenses": [{ "type": "MIT" }, { "type": "ISC" }] }""");

        Assert.Equal("MIT OR ISC", Read("pkg:npm/@acme/a@1.0.0")!.Licence);
    }

    [Theory]
    [InlineData("pkg:maven/..%2F../etc@1")]
    [InlineData("pkg:maven/a/..@1")]
    [InlineData("pkg:cargo/..%2Fx@1.0.0")]
    [InlineData("pkg:cargo/x@..%2F..%2F1")]
    [InlineData("pkg:gem/..%2Fx@1")]
    public void A_name_from_a_file_leads_nowhere_else(string purl)
    {
        folder.Write("etc/1/etc-1.pom", "<project><licenses><license><name>MIT</name></license></licenses></project>");
        folder.Write("Cargo.toml", "[package]\nlicense = \"MIT\"\n");

        Assert.Null(Read(purl));
    }

    [Fact]
    public void The_tools_own_variables_say_where_to_look()
    {
        var set = LocalCacheOptions.Of(name => name switch { "CARGO_HOME" => "/c", "GOPATH" => $"/g{Path.PathSeparator}/h", "GEM_HOME" => "/r", "NUGET_PACKAGES" => "/n", _ => null }, folder.Path);
        folder.Write(".m2/settings.xml", "<settings><localRepository>/elsewhere</localRepository></settings>");
        var usual = LocalCacheOptions.Of(_ => null, folder.Path);

        Assert.Equal(("/c", Path.Combine("/g", "pkg", "mod"), "/n"), (set.CargoHome, set.GoModules, set.NuGetPackages));
        Assert.Contains("/r", set.Gems);
        Assert.Equal(("/elsewhere", Path.Combine(folder.Path, ".cargo")), (usual.MavenRepository, usual.CargoHome));
    }

    [Fact]
    public void A_component_whose_own_files_say_everything_is_not_looked_for()
    {
        folder.Write("cargo/registry/src/i/acme-1.0.0/Cargo.toml", "[package]\nlicense = \"MIT\"\n");
        var told = new Declarations { Licence = "ISC", Maker = "Acme", SourceUrl = "https://acme.example" };

        Assert.Empty(LocalPackages.Read([Component("pkg:cargo/acme@1.0.0") with { Declared = told }], Options()));
    }

    public void Dispose() => folder.Dispose();

    private PackageStatement? Read(string purl) => LocalPackages.Read([Component(purl)], Options()).GetValueOrDefault(purl, []).FirstOrDefault();

    private LocalCacheOptions Options() => new()
    {
        Roots = [("", Path.Combine(folder.Path, "app"))],
        MavenRepository = Path.Combine(folder.Path, "m2"),
        CargoHome = Path.Combine(folder.Path, "cargo"),
        Gems = [Path.Combine(folder.Path, "gems")],
    };

    private static Component Component(string purl)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component
        {
            Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed,
            Evidence = [new Evidence("npm/pnpm-lock", "pnpm-lock.yaml", 1, EvidenceKind.Locked)],
        };
    }
}

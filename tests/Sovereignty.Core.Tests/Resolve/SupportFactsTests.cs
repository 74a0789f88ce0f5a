using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve;

public sealed class SupportFactsTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private static readonly Sovereignty.Resolve.Catalogue.Catalogue Small = CatalogueFolder.ReadText("small.yaml", """
        lifecycles:
          - id: acme-db
            name: Acme DB
            packages: ["pkg:docker/acmedb", "pkg:maven/org.acme/*"]
            versions:
              - { version: "15", date: 2027-01-01 }
              - { version: "15 SP1", date: 2024-01-01 }
              - { version: "1.2", date: 2020-06-30 }
            source: "acme.example, support"
            checked: 2026-10-01
            confidence: medium
        """).Catalogue;

    [Theory]
    [InlineData("pkg:docker/library/acmedb@15.4-alpine", "2027-01-01")]
    [InlineData("pkg:docker/acmedb@v1.2.3", "2020-06-30")]
    [InlineData("pkg:docker/acmedb@1.20", null)]
    [InlineData("pkg:docker/acmedb@latest", null)]
    [InlineData("pkg:maven/org.acme/client@1.2.0", "2020-06-30")]
    [InlineData("pkg:maven/org.other/client@1.2.0", null)]
    public void A_version_has_the_end_of_its_line(string purl, string? expected)
    {
        var support = Resolve(purl, []);

        Assert.Equal(expected, support?.Value.Date.ToString("O", null));
        if (support is not null) Assert.Equal((Origin.Curated, Confidence.Medium, "acme.example, support"), (support.Origin, support.Confidence, support.Because[^1].Source));
    }

    [Fact]
    public void A_file_of_the_user_comes_before_the_catalogue()
    {
        var (own, problem) = LifecycleFile.Read("acme-db.json", Encoding.UTF8.GetBytes("""[{ "cycle": "1.2", "eol": "2031-01-01", "latest": "1.2.9" }, { "cycle": 2, "eol": false }, { "cycle": "0.9", "eol": true }]"""), Day);

        Assert.Null(problem);
        Assert.Equal(new DateOnly(2031, 1, 1), Resolve("pkg:docker/acmedb@1.2.3", own)!.Value.Date);
        Assert.Equal(new DateOnly(2027, 1, 1), Resolve("pkg:docker/acmedb@15.1", own)!.Value.Date);
    }

    [Theory]
    [InlineData("""{ "other": [{ "cycle": "1", "eol": "2030-01-01" }] }""", "other")]
    [InlineData("""{ "schema_version": "1.2.0", "result": { "name": "other", "label": "Other", "identifiers": [{ "type": "purl", "id": "pkg:npm/other" }], "releases": [{ "name": "1", "eolFrom": "2030-01-01" }] } }""", "other")]
    [InlineData("""{ "total": 1, "result": [{ "name": "other", "identifiers": [{ "type": "purl", "id": "pkg:npm/other" }, { "type": "cpe", "id": "x" }], "releases": [{ "name": "1", "eolFrom": "2030-01-01" }, { "name": "2", "eolFrom": null }] }] }""", "other")]
    public void Every_form_of_endoflife_date_is_read(string json, string id)
    {
        var (own, problem) = LifecycleFile.Read("some/file.json", Encoding.UTF8.GetBytes(json), Day);

        Assert.Null(problem);
        Assert.Equal((id, "1", new DateOnly(2030, 1, 1)), (Assert.Single(own).Id, own[0].Versions.Single().Version, own[0].Versions[0].Date));
        if (own[0].Packages.Length > 0) Assert.Equal(new DateOnly(2030, 1, 1), Resolve("pkg:npm/other@1.0.4", own)!.Value.Date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\": 1}")]
    [InlineData("[{\"cycle\": {}, \"eol\": \"2030-01-01\"}, 7, null]")]
    public void What_is_no_such_file_is_told(string json) => Assert.Equal("lifecycle-file-unreadable", LifecycleFile.Read("x.json", Encoding.UTF8.GetBytes(json), Day).Problem!.Code);

    [Theory]
    [InlineData("pkg:docker/library/postgres@12.4-alpine", "2024-11-21")]
    [InlineData("pkg:docker/mcr.microsoft.com/dotnet/aspnet@6.0", "2024-11-12")]
    [InlineData("pkg:docker/debian@buster-slim", "2024-06-30")]
    [InlineData("pkg:npm/%40angular/core@12.1.0", "2022-11-12")]
    [InlineData("pkg:maven/org.springframework.boot/spring-boot-starter-web@2.7.18", "2023-06-30")]
    [InlineData("pkg:pypi/Django@3.2.25", "2024-04-01")]
    [InlineData("pkg:npm/express@4.18.2", null)]
    public void The_shipped_lifecycles_are_found(string purl, string? expected)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        var component = new Component { Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Evidence = [new Evidence("x/y", "file", 1, EvidenceKind.Locked)] };
        var support = new FactResolver(Catalogue.ShippedCatalogue.Catalogue, ScanConfiguration.Default, Day).Resolve([component], []).Components[0].Facts.Support;

        Assert.Equal(expected, support?.Value.Date.ToString("O", null));
    }

    [Fact]
    public void The_catalogue_holds_sixty_lifecycles_and_each_says_where_it_is_from()
    {
        var all = Catalogue.ShippedCatalogue.Catalogue.Lifecycles.Values.ToList();

        Assert.True(all.Count >= 60, $"{all.Count} lifecycles");
        Assert.All(all, l => Assert.False(string.IsNullOrWhiteSpace(l.Citation.Source)));
    }

    private static Fact<SupportEnd>? Resolve(string purl, IEnumerable<Lifecycle> own)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        var component = new Component { Id = purl, Kind = ComponentKind.Container, Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Evidence = [new Evidence("docker/compose", "compose.yaml", 1, EvidenceKind.Declared)] };
        return new FactResolver(Small, ScanConfiguration.Default, Day, own).Resolve([component], []).Components[0].Facts.Support;
    }
}

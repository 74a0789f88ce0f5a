using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve;

public sealed class FactResolverTests
{
    private const string Cited = "source: a register, checked: 2026-01-01, confidence: high";

    private static readonly DateOnly Day = new(2026, 11, 1);

    private static readonly Sovereignty.Resolve.Catalogue.Catalogue Small = Read($$"""
        jurisdictions:
          - { code: DE, name: { de: D, en: D }, bloc: eu, {{Cited}} }
          - { code: US, name: { de: U, en: U }, bloc: third, {{Cited}} }
        vendors:
          - { id: acme, name: Acme, legalName: Acme GmbH, kind: company, seat: { country: DE }, owners: [{ vendor: parent, share: 100 }], domains: [acme.example], forges: [github.com/acme], {{Cited}} }
          - { id: parent, name: Parent, kind: listed, seat: { country: US }, independent: true, {{Cited}} }
          - { id: other, name: Other, kind: company, independent: true, forges: [github.com/other], {{Cited}} }
          - { id: twin-a, name: Twin, kind: company, {{Cited}} }
          - { id: twin-b, name: Twin Inc., kind: company, {{Cited}} }
        packages:
          - { vendor: acme, patterns: ["pkg:npm/@acme/*", "pkg:nuget/Acme.*", "pkg:maven/example.acme/*"], service: acme-cloud, {{Cited}} }
          - { vendor: other, patterns: ["pkg:npm/@acme/bought"], {{Cited}} }
          - { vendor: acme, patterns: ["pkg:docker/cr.acme.example/*"], {{Cited}} }
          - { vendor: other, patterns: ["pkg:nuget/Other.*", "pkg:maven/example.other.*"], source: general knowledge, checked: 2026-01-01, confidence: medium }
        services:
          - { id: acme-cloud, name: Acme Cloud, provider: acme, class: cloud, terraform: [acme/cloud], {{Cited}} }
        classes:
          - { id: cloud, name: { de: C, en: C }, description: { de: C, en: C }, layer: platform, alternatives: [] }
        products:
          - { id: acme-erp, name: Acme ERP, vendor: acme, class: cloud, licence: LicenseRef-proprietary, {{Cited}} }
        registries:
          - { id: npm, name: npm, kind: package-registry, operator: parent, domains: [npmjs.org], purlTypes: [npm], default: true, {{Cited}} }
          - { id: github, name: GitHub, kind: forge, operator: parent, domains: [github.com], {{Cited}} }
          - { id: dockerhub, name: Hub, kind: container-registry, domains: [docker.io], purlTypes: [docker], default: true, {{Cited}} }
        relicensing:
          - { id: thing, name: Thing, vendor: acme, packages: ["pkg:npm/thing", "pkg:docker/thing"], fromVersion: "7.4", date: 2024-03-20, from: BSD-3-Clause, to: SSPL-1.0, {{Cited}} }
          - { id: thing-again, name: Thing, vendor: acme, packages: ["pkg:npm/thing", "pkg:docker/thing"], fromVersion: "8.0", date: 2025-05-01, from: SSPL-1.0, to: AGPL-3.0-only, {{Cited}} }
        licences:
          - { id: MIT, name: MIT License }
          - { id: BSD-3-Clause, name: BSD }
          - { id: SSPL-1.0, name: SSPL }
          - { id: AGPL-3.0-only, name: AGPL }
        licenceSets:
          - { id: p, class: permissive, name: { de: P, en: P }, obligations: [], licences: [MIT, "BSD-*"] }
          - { id: s, class: source-available, name: { de: S, en: S }, obligations: [], licences: [SSPL-1.0] }
          - { id: n, class: network-copyleft, name: { de: N, en: N }, obligations: [], licences: ["AGPL-*"] }
        licenceAliases:
          - { class: proprietary, names: [LicenseRef-proprietary] }
        """);

    [Theory]
    [InlineData("pkg:npm/@acme/core@1.0.0", null, null, "acme", Origin.Curated, Confidence.High)]
    [InlineData("pkg:npm/@acme/bought@1.0.0", null, null, "other", Origin.Curated, Confidence.High)]
    [InlineData("pkg:nuget/acme.core@1.0.0", "Somebody Else", null, "acme", Origin.Curated, Confidence.Medium)]
    [InlineData("pkg:nuget/Other.Core@1.0.0", null, null, "other", Origin.Curated, Confidence.Low)]
    [InlineData("pkg:maven/example.other.core/core@1.0.0", null, null, "other", Origin.Curated, Confidence.Medium)]
    [InlineData("pkg:docker/core?repository_url=cr.acme.example", null, null, "acme", Origin.Curated, Confidence.High)]
    [InlineData("pkg:npm/a@1", "ACME GmbH <info@acme.example> (https://acme.example)", "https://github.com/other/x", "acme", Origin.Declared, Confidence.Medium)]
    [InlineData("pkg:npm/a@1", "Jane Doe, Acme", null, "acme", Origin.Declared, Confidence.Low)]
    [InlineData("pkg:npm/a@1", "Acme, Other", "https://example.net/a", "stated:acme-other", Origin.Declared, Confidence.Low)]
    [InlineData("pkg:npm/a@1", "Twin", null, "stated:twin", Origin.Declared, Confidence.Low)]
    [InlineData("pkg:npm/a@1", "Jane Doe", "git+https://github.com/Acme/a.git", "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:npm/a@1", "Jane Doe", "git@github.com:acme/a.git", "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:npm/a@1", null, "https://docs.acme.example/a", "acme", Origin.Inferred, Confidence.Low)]
    [InlineData("pkg:npm/a@1", null, "https://notacme.example/a", null, Origin.Inferred, Confidence.Low)]
    [InlineData("pkg:npm/a@1", "unknown", "https://github.com/nobody-known/a", "stated:github-com-nobody-known", Origin.Inferred, Confidence.Low)]
    [InlineData("pkg:golang/github.com/acme/tool@v1", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:golang/go.acme.example/tool@v1", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:terraform/acme/other@1.0.0", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:terraform/acme/network/aws@1.0.0", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:githubactions/acme/setup@v1", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:maven/example.acme.sub/x@1", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:maven/io.github.acme/x@1", null, null, "acme", Origin.Inferred, Confidence.Medium)]
    [InlineData("pkg:maven/io.github.jane/x@1", null, null, "stated:github-com-jane", Origin.Inferred, Confidence.Low)]
    [InlineData("pkg:composer/acme/x@1", null, null, "acme", Origin.Inferred, Confidence.Low)]
    [InlineData("pkg:npm/plain@1", null, null, null, Origin.Inferred, Confidence.Low)]
    public void The_developer_is_found_by_precedence(string purl, string? maker, string? source, string? developer, Origin origin, Confidence confidence)
    {
        var fact = Resolve(Component(purl, new Declarations { Maker = maker, SourceUrl = source })).Components[0].Facts.Developer;

        Assert.Equal(developer, fact?.Value);
        if (fact is null) return;
        Assert.Equal((origin, confidence), (fact.Origin, fact.Confidence));
        Assert.NotEmpty(fact.Because);
    }

    [Fact]
    public void What_the_user_confirmed_wins_over_all()
    {
        var configuration = ScanConfiguration.Default with { Developers = ImmutableSortedDictionary<string, string>.Empty.Add("pkg:npm/@acme/*", "other") };

        var resolution = new FactResolver(Small, configuration, Day).Resolve([Component("pkg:npm/@acme/core@1")], []);

        Assert.Equal(("other", Origin.Confirmed), (resolution.Components[0].Facts.Developer!.Value, resolution.Components[0].Facts.Developer!.Origin));
    }

    [Fact]
    public void A_curated_fact_names_the_file_line_source_and_date_of_its_entry()
    {
        var because = Resolve(Component("pkg:npm/@acme/core@1")).Components[0].Facts.Developer!.Because[0];

        Assert.Equal(("catalogue:small.yaml", 11, "a register", new DateOnly(2026, 1, 1)), (because.Path, because.Line, because.Source, because.Checked));
    }

    [Fact]
    public void All_vendors_that_are_named_have_a_profile_with_all_their_owners()
    {
        var resolution = Resolve(Component("pkg:npm/@acme/core@1"), Component("pkg:npm/x@1", new Declarations { Maker = "Jane Doe" }));

        Assert.Equal(["acme", "parent", "stated:jane-doe"], resolution.Vendors.Keys);
        Assert.Equal(("parent", "US", Bloc.Third), (resolution.Vendors["acme"].UltimateOwner, resolution.Vendors["acme"].OwnerCountry, resolution.Vendors["acme"].Bloc));
        var stated = resolution.Vendors["stated:jane-doe"];
        Assert.Equal("Jane Doe", stated.Vendor.Name);
        Assert.Null(stated.UltimateOwner);
        Assert.Null(stated.OwnerCountry);
        Assert.Null(stated.Vendor.Kind);
    }

    [Theory]
    [InlineData("pkg:npm/a@1", null, "npm", Origin.Inferred)]
    [InlineData("pkg:npm/a@1", "https://npmjs.org/a/-/a-1.tgz", "npm", Origin.Declared)]
    [InlineData("pkg:npm/a@1", "https://registry.example/a/-/a-1.tgz", "host:registry.example", Origin.Declared)]
    [InlineData("pkg:npm/a@1", "git+ssh://git@github.com/acme/a.git#abc", "github", Origin.Declared)]
    [InlineData("pkg:npm/a@1", "file:../a", null, Origin.Declared)]
    [InlineData("pkg:docker/nginx", null, "dockerhub", Origin.Inferred)]
    [InlineData("pkg:docker/cr.acme.example/nginx", null, "host:cr.acme.example", Origin.Declared)]
    [InlineData("pkg:githubactions/acme/setup@v1", null, "github", Origin.Declared)]
    [InlineData("pkg:githubactions/acme/setup@v1?repository_url=https://forge.example", null, "host:forge.example", Origin.Declared)]
    [InlineData("pkg:gitlab/team/templates@v1?repository_url=https://gitlab.acme.example", null, "host:gitlab.acme.example", Origin.Declared)]
    [InlineData("pkg:github/acme/setup@v1?repository_url=https://github.com/acme/setup", null, "github", Origin.Declared)]
    [InlineData("pkg:terraform/acme/cloud@1?repository_url=registry.acme.example", null, "host:registry.acme.example", Origin.Declared)]
    [InlineData("pkg:generic/x@1", null, null, Origin.Inferred)]
    public void The_distributor_is_where_it_was_downloaded_from_before_any_default(string purl, string? download, string? distributor, Origin origin)
    {
        var fact = Resolve(Component(purl, new Declarations { DownloadUrl = download })).Components[0].Facts.Distributor;

        Assert.Equal(distributor, fact?.Value);
        if (fact is not null) Assert.Equal(origin, fact.Origin);
    }

    [Fact]
    public void Many_packages_of_a_registry_are_one_service()
    {
        var components = Enumerable.Range(0, 1400).Select(i => Component($"pkg:npm/p{i}@1")).ToImmutableArray();
        var system = new SoftwareSystem { Id = "app", Name = "App", Kind = SystemKind.Own, Parts = [.. components.Select(c => new SystemPart(c.Id, Scope.Runtime, true))] };

        var services = new FactResolver(Small, ScanConfiguration.Default, Day).Resolve(components, [system]).Services;

        var npm = Assert.Single(services);
        Assert.Equal(("npm", ServiceKind.Registry, 1400, "parent"), (npm.Id, npm.Kind, npm.Components, npm.Provider!.Value));
        Assert.Equal(["app"], npm.Systems);
        Assert.InRange(npm.Evidence.Length, 1, 10);
    }

    [Fact]
    public void Clients_and_providers_of_a_cloud_service_name_it_and_ones_own_forge_is_a_service()
    {
        var sources = ImmutableArray.Create(new Source(".", SourceKind.Folder, ".", null, new GitState("https://git.example/team/app.git", "main", null, null, null)));

        var services = new FactResolver(Small, ScanConfiguration.Default, Day)
            .Resolve([Component("pkg:npm/@acme/core@1"), Component("pkg:terraform/acme/cloud@1")], [], sources).Services;

        Assert.Equal(["acme-cloud", "host:git.example", "npm"], services.Select(s => s.Id));
        Assert.Equal((ServiceKind.Cloud, 2), (services[0].Kind, services[0].Components));
        Assert.Equal(ServiceKind.Forge, services[1].Kind);
        Assert.Null(services[1].Provider);
    }

    [Theory]
    [InlineData("7.2.4", "BSD-3-Clause", LicenceClass.Permissive)]
    [InlineData("7.4.0", "SSPL-1.0", LicenceClass.SourceAvailable)]
    [InlineData("7.4-rc1", "BSD-3-Clause", LicenceClass.Permissive)]
    [InlineData("7.10.1-alpine", "SSPL-1.0", LicenceClass.SourceAvailable)]
    [InlineData("v8.0.1", "AGPL-3.0-only", LicenceClass.NetworkCopyleft)]
    public void A_change_of_licence_applies_by_version(string version, string expression, LicenceClass licenceClass)
    {
        var licence = Resolve(Component($"pkg:npm/thing@{version}")).Components[0].Facts.Licence!;

        Assert.Equal((expression, licenceClass, Origin.Curated), (licence.Value.Expression, licence.Value.Class, licence.Origin));
    }

    // redis:7 is the newest 7.x on the day it is fetched; of a package 7 is one release.
    [Theory]
    [InlineData("pkg:docker/thing@7", "SSPL-1.0", Confidence.Medium)]
    [InlineData("pkg:docker/thing@7-alpine", "SSPL-1.0", Confidence.Medium)]
    [InlineData("pkg:docker/thing@7.2", "BSD-3-Clause", Confidence.High)]
    [InlineData("pkg:docker/thing@8", "AGPL-3.0-only", Confidence.High)]
    [InlineData("pkg:docker/thing@70", "AGPL-3.0-only", Confidence.High)]
    [InlineData("pkg:npm/thing@7", "BSD-3-Clause", Confidence.High)]
    public void The_tag_of_an_image_that_names_a_line_stands_for_its_newest_version(string purl, string expression, Confidence confidence)
    {
        var licence = Resolve(Component(purl)).Components[0].Facts.Licence!;

        Assert.Equal((expression, confidence), (licence.Value.Expression, licence.Confidence));
    }

    [Fact]
    public void A_version_that_cannot_be_ordered_has_no_curated_licence()
    {
        Assert.Null(Resolve(Component("pkg:npm/thing@latest")).Components[0].Facts.Licence);
        Assert.Null(Resolve(Component("pkg:npm/thing")).Components[0].Facts.Licence);
    }

    [Fact]
    public void A_bought_product_takes_vendor_and_licence_from_its_match_and_an_unmatched_one_its_stated_vendor()
    {
        var matched = Bought("acme-erp-2020", "Acme ERP 2020", "Reseller Ltd", new ProductMatch("acme-erp", 0.97, "the name", []));
        var unmatched = Bought("strange", "Strange Thing", "Acme GmbH", null);
        var components = ImmutableArray.Create(StatedComponent("stated:acme-erp-2020", "Acme ERP 2020"), StatedComponent("stated:strange", "Strange Thing"));

        var resolved = new FactResolver(Small, ScanConfiguration.Default, Day).Resolve(components, [matched, unmatched]).Components;

        Assert.Equal("acme-erp", resolved[0].Facts.Product!.Value);
        Assert.Equal(("acme", Origin.Curated), (resolved[0].Facts.Developer!.Value, resolved[0].Facts.Developer!.Origin));
        Assert.Equal(LicenceClass.Proprietary, resolved[0].Facts.Licence!.Value.Class);
        Assert.Null(resolved[1].Facts.Product);
        Assert.Equal(("acme", Origin.Declared), (resolved[1].Facts.Developer!.Value, resolved[1].Facts.Developer!.Origin));
    }

    [Fact]
    public void Caches_and_registries_fill_gaps_and_override_nothing_that_is_declared()
    {
        var because = new Because("the registry");
        var statements = new Dictionary<string, ImmutableArray<PackageStatement>>
        {
            ["pkg:npm/a@1"] = [new PackageStatement(Origin.Registry, because) { Licence = "MIT", Maker = "Acme", Release = new Release(Day, "2.0.0", Day, "use b") }],
            ["pkg:npm/b@1"] = [new PackageStatement(Origin.Registry, because) { Licence = "MIT", Maker = "Acme" }],
        };

        var resolved = new FactResolver(Small, ScanConfiguration.Default, Day)
            .Resolve([Component("pkg:npm/a@1"), Component("pkg:npm/b@1", new Declarations { Licence = "SSPL-1.0", Maker = "Other" })], [], default, statements).Components;

        Assert.Equal(("MIT", Origin.Registry), (resolved[0].Facts.Licence!.Value.Expression, resolved[0].Facts.Licence!.Origin));
        Assert.Equal(("acme", Origin.Registry), (resolved[0].Facts.Developer!.Value, resolved[0].Facts.Developer!.Origin));
        Assert.Equal("use b", resolved[0].Facts.Release!.Value.Deprecated);
        Assert.Equal(("SSPL-1.0", Origin.Declared), (resolved[1].Facts.Licence!.Value.Expression, resolved[1].Facts.Licence!.Origin));
        Assert.Equal("other", resolved[1].Facts.Developer!.Value);
    }

    [Fact]
    public void An_entry_about_an_image_outdoes_the_product_of_its_name_and_both_spellings_of_an_official_image_are_one()
    {
        var catalogue = Read($$"""
            vendors:
              - { id: maker, name: Maker, kind: company, {{Cited}} }
              - { id: packer, name: Packer, kind: company, {{Cited}} }
            packages:
              - { vendor: packer, patterns: ["pkg:docker/packer/*", "pkg:docker/base"], {{Cited}} }
            products:
              - { id: thing, name: Thing, vendor: maker, class: x, {{Cited}} }
            """);
        var images = ImmutableArray.CreateRange<string>(["pkg:docker/packer/thing@1", "pkg:docker/thing@1", "pkg:docker/library/base@1", "pkg:docker/docker.io/library/base@1"])
            .Select(p => Component(p) with { Kind = ComponentKind.Container }).ToImmutableArray();

        var facts = new FactResolver(catalogue, ScanConfiguration.Default, Day).Resolve(images, []).Components.Select(c => (c.Facts.Developer?.Value, c.Facts.Product?.Value)).ToList();

        Assert.Equal([("packer", "thing"), ("maker", "thing"), ("packer", null), ("packer", null)], facts);
    }

    [Fact]
    public void Hostile_declarations_never_throw()
    {
        string[] nasty = ["", " ", "<", "(((((", "@", "://", "https://", "git@:", "git+ssh://", ",;|,", "\0\u202e", new string('<', 5000), new string('/', 100_000), "https://[::1", "github:", "scm:git:"];
        foreach (var text in nasty)
        {
            var declared = new Declarations { Maker = text, Supplier = text, SourceUrl = text, DownloadUrl = text, Licence = text };
            Assert.Single(Resolve(Component("pkg:npm/a@1", declared)).Components);
        }
    }

    [Fact]
    public void The_time_to_resolve_grows_with_the_components_and_no_faster()
    {
        var components = Enumerable.Range(0, 50_000).Select(i => Component((i % 4) switch
        {
            0 => $"pkg:npm/@acme/p{i}@1.0.0",
            1 => $"pkg:nuget/Microsoft.Extensions.P{i}@8.0.0",
            2 => $"pkg:maven/org.springframework.p{i}/core@6.0",
            _ => $"pkg:golang/github.com/owner{i}/repo@v1.0.0",
        })).ToImmutableArray();
        var resolver = new FactResolver(Catalogue.ShippedCatalogue.Catalogue, ScanConfiguration.Default, Day);
        resolver.Resolve(components[..1000], []);

        Effort.GrowsWithInput(components.Length, count => resolver.Resolve(components[..count], []));
        // Thousands of patterns against a handful: a lookup that walks all of them would show.
        Assert.InRange(Effort.Ratio(() => resolver.Resolve(components[..2000], []), () => Resolve(components[..2000])), 0, 30);
    }

    private static Resolution Resolve(params ImmutableArray<Component> components) => new FactResolver(Small, ScanConfiguration.Default, Day).Resolve(components, []);

    private static Component Component(string purl, Declarations? declared = null)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component
        {
            Id = parsed.ToString(), Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed,
            Declared = declared ?? Declarations.None, Evidence = [new Evidence("test/fixture", "lock.json", 7, EvidenceKind.Locked)],
        };
    }

    private static Component StatedComponent(string id, string name) => new()
    {
        Id = id, Kind = ComponentKind.Product, Name = name, Evidence = [new Evidence("inventory/csv", "list.csv", 2, EvidenceKind.Stated)],
    };

    private static SoftwareSystem Bought(string id, string name, string vendor, ProductMatch? match) => new()
    {
        Id = id, Name = name, Kind = SystemKind.Bought, Parts = [new SystemPart($"stated:{id}", Scope.Runtime, null)],
        Stated = [new StatedProduct { Name = name, Vendor = vendor, Path = "list.csv", Line = 2, Match = match }],
    };

    private static Sovereignty.Resolve.Catalogue.Catalogue Read(string yaml)
    {
        var reading = CatalogueFolder.ReadText("small.yaml", yaml);
        Assert.Empty(reading.Problems);
        return reading.Catalogue;
    }
}

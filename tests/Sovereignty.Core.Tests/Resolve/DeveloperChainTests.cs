using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve;

/// <summary>One package about which every step of the chain would say something else: each step answers only when those above it are silent.</summary>
public sealed class DeveloperChainTests
{
    private const string Cited = "source: a register, checked: 2026-01-01, confidence: high";
    private static readonly string[] Steps = ["confirmed", "exact", "namespace", "maker", "cache", "supplier", "forge", "site", "scope"];

    [Theory]
    [InlineData("confirmed", Origin.Confirmed, Confidence.High)]
    [InlineData("exact", Origin.Curated, Confidence.High)]
    [InlineData("namespace", Origin.Curated, Confidence.High)]
    [InlineData("maker", Origin.Declared, Confidence.Medium)]
    [InlineData("cache", Origin.Registry, Confidence.Medium)]
    [InlineData("supplier", Origin.Declared, Confidence.Low)]
    [InlineData("forge", Origin.Inferred, Confidence.Medium)]
    [InlineData("site", Origin.Inferred, Confidence.Low)]
    [InlineData("scope", Origin.Inferred, Confidence.Low)]
    public void Each_step_answers_when_those_above_it_are_silent(string first, Origin origin, Confidence confidence)
    {
        var says = Steps.SkipWhile(s => s != first).ToHashSet(StringComparer.Ordinal);

        var fact = Resolve(says).Facts.Developer!;

        Assert.Equal((first, origin, confidence), (fact.Value, fact.Origin, fact.Confidence));
        Assert.All(fact.Because, b => Assert.NotEqual("", b.Text));
        Assert.Equal(first is "confirmed" ? null : "a register", fact.Because[^1].Source);
    }

    [Fact]
    public void When_nobody_of_the_catalogue_is_named_the_stated_maker_is_kept_with_an_unknown_owner()
    {
        var component = Component("pkg:npm/plain@1", new Declarations { Maker = "Jane Doe <jane@acme.example>" });

        var resolution = new FactResolver(CatalogueFor([]), ScanConfiguration.Default, new DateOnly(2026, 11, 1)).Resolve([component], []);

        Assert.Equal("stated:jane-doe", resolution.Components[0].Facts.Developer!.Value);
        Assert.Null(resolution.Vendors["stated:jane-doe"].OwnerCountry);
        Assert.Null(resolution.Vendors["stated:jane-doe"].OwnerKind);
    }

    // Many repositories have a chart called redis.
    [Theory]
    [InlineData("pkg:helm/redis@18.0.0?repository_url=oci://charts.exact.example/stable", "exact", Origin.Curated)]
    [InlineData("pkg:helm/redis@18.0.0?repository_url=https://forge.github.io/charts/", "forge", Origin.Inferred)]
    [InlineData("pkg:helm/redis@18.0.0?repository_url=https://charts.site.example", "site", Origin.Inferred)]
    [InlineData("pkg:helm/redis@18.0.0?repository_url=https://nobody.github.io/charts", "stated:github-com-nobody", Origin.Inferred)]
    [InlineData("pkg:helm/redis@18.0.0", null, null)]
    public void A_chart_is_its_repositorys_and_not_its_names(string purl, string? developer, Origin? origin)
    {
        var reading = CatalogueFolder.ReadText("a.yaml", $$"""
            vendors:
              - { id: exact, name: Exact, kind: company, {{Cited}} }
              - { id: forge, name: Forge, kind: company, forges: [github.com/forge], {{Cited}} }
              - { id: site, name: Site, kind: company, domains: [site.example], {{Cited}} }
            registries:
              - { id: github, name: GitHub, kind: forge, domains: [github.com], {{Cited}} }
            packages:
              - { vendor: exact, patterns: ["pkg:helm/charts.exact.example/*"], {{Cited}} }
            """);
        Assert.Empty(reading.Problems);

        var fact = new FactResolver(reading.Catalogue, ScanConfiguration.Default, new DateOnly(2026, 11, 1)).Resolve([Component(purl, Declarations.None)], []).Components[0].Facts.Developer;

        Assert.Equal((developer, origin), (fact?.Value, fact?.Origin));
    }

    private static Component Resolve(HashSet<string> says)
    {
        var configuration = says.Contains("confirmed")
            ? ScanConfiguration.Default with { Path = "sovereignty.yaml", Developers = ScanConfiguration.Default.Developers.Add("pkg:npm/%40scope/thing", "confirmed") } : ScanConfiguration.Default;
        var declared = new Declarations
        {
            Maker = says.Contains("maker") ? "Maker GmbH" : "Somebody Else",
            Supplier = says.Contains("supplier") ? "Supplier Inc." : null,
            SourceUrl = says.Contains("forge") ? "https://github.com/forge/thing.git" : says.Contains("site") ? "https://docs.site.example/thing" : "https://elsewhere.example/thing",
        };
        var statements = new Dictionary<string, ImmutableArray<PackageStatement>>(StringComparer.Ordinal)
        {
            ["pkg:npm/%40scope/thing@1"] = [new PackageStatement(Origin.Registry, new Because("the registry")) { Maker = says.Contains("cache") ? "Cache Ltd" : null }],
        };
        return new FactResolver(CatalogueFor(says), configuration, new DateOnly(2026, 11, 1)).Resolve([Component("pkg:npm/%40scope/thing@1", declared)], [], default, statements).Components[0];
    }

    private static Component Component(string purl, Declarations declared)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component { Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Purl = parsed, Declared = declared, Evidence = [new Evidence("npm/package-lock", "package-lock.json", 3, EvidenceKind.Locked)] };
    }

    private static Sovereignty.Resolve.Catalogue.Catalogue CatalogueFor(HashSet<string> says)
    {
        var vendors = Steps.Select(s => $"  - {{ id: {s}, name: {char.ToUpperInvariant(s[0])}{s[1..]}, kind: company, domains: [{s}.example], forges: [github.com/{s}], {Cited} }}");
        string[] packages = [says.Contains("exact") ? $"  - {{ vendor: exact, patterns: [\"pkg:npm/%40scope/thing\"], {Cited} }}" : "", says.Contains("namespace") ? $"  - {{ vendor: namespace, patterns: [\"pkg:npm/%40scope/*\"], {Cited} }}" : ""];
        var text = $"vendors:\n{string.Join('\n', vendors)}\npackages:\n  - {{ vendor: exact, patterns: [\"pkg:npm/another\"], {Cited} }}\n{string.Join('\n', packages)}\n";
        var reading = CatalogueFolder.ReadText("a.yaml", text);
        Assert.Empty(reading.Problems);
        return reading.Catalogue;
    }
}

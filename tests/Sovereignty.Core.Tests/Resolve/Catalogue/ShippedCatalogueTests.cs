using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Catalogue;

/// <summary>The catalogue that ships holds as much as it promises, and says of known cases what the cited reports say.</summary>
public sealed class ShippedCatalogueTests
{
    private static readonly string[] Ecosystems = ["nuget", "npm", "pypi", "maven", "golang", "composer", "cargo", "gem", "docker", "terraform", "githubactions"];
    private static readonly Sovereignty.Resolve.Catalogue.Catalogue Shipped = ShippedCatalogue.Catalogue;

    [Fact]
    public void There_are_400_vendors_with_legal_name_seat_kind_and_aliases_and_a_chain_to_an_owner()
    {
        var owners = new Owners(Shipped);
        var day = new DateOnly(2026, 11, 22);
        var firms = Shipped.Vendors.Values.Where(v => v.Kind is not (null or VendorKind.Community or VendorKind.Person) && v.Country is not null).ToList();

        Assert.All(Shipped.Vendors.Values, v => Assert.NotNull(v.Kind));
        Assert.InRange(firms.Count(v => v.LegalName is not null), 400, int.MaxValue);
        Assert.InRange(firms.Count(v => v.LegalName is not null && v.Aliases.Length > 0), 400, int.MaxValue);
        Assert.InRange(firms.Count(v => owners.Profile(v.Id, day)!.OwnerCountry is not null), 400, int.MaxValue);
        // A person's or a community's country is nobody's business here.
        Assert.All(Shipped.Vendors.Values.Where(v => v.Kind is VendorKind.Community or VendorKind.Person), v => Assert.Null(v.Country));
    }

    [Fact]
    public void There_are_600_products_in_60_classes_with_licence_and_deployment()
    {
        Assert.InRange(Shipped.Products.Count, 600, int.MaxValue);
        Assert.InRange(Shipped.Products.Values.Select(p => p.Class).Distinct(StringComparer.Ordinal).Count(), 60, int.MaxValue);
        Assert.All(Shipped.Products.Values, p => Assert.NotNull(p.Licence));
        Assert.InRange(Shipped.Products.Values.Count(p => p.Deployment.Length > 0), 600, int.MaxValue);
        Assert.InRange(Shipped.Products.Values.Count(p => p.Platforms is not null), 300, int.MaxValue);
        Assert.InRange(Shipped.Products.Values.Count(p => p.Standards is not null), 300, int.MaxValue);
        Assert.InRange(Shipped.Products.Values.Count(p => p.OpenFormats is not null), 100, int.MaxValue);
    }

    [Fact]
    public void There_are_1500_package_patterns_over_all_ecosystems()
    {
        var byType = Shipped.Packages.SelectMany(p => p.Patterns).CountBy(p => p[4..p.IndexOf('/', StringComparison.Ordinal)]).ToDictionary(StringComparer.Ordinal);

        Assert.InRange(byType.Values.Sum(), 1500, int.MaxValue);
        Assert.All(Ecosystems, e => Assert.InRange(byType.GetValueOrDefault(e), 40, int.MaxValue));
    }

    [Fact]
    public void There_are_250_services_with_domain_and_provider_and_100_of_them_with_client_packages()
    {
        Assert.InRange(Shipped.Services.Values.Count(s => s.Domains.Length > 0), 250, int.MaxValue);
        Assert.All(Shipped.Services.Values, s => Assert.True(Shipped.Vendors.ContainsKey(s.Provider)));
        Assert.InRange(Shipped.Packages.Select(p => p.Service).OfType<string>().Distinct(StringComparer.Ordinal).Count(), 100, int.MaxValue);
    }

    [Fact]
    public void Every_public_registry_and_forge_names_its_operator()
    {
        Assert.InRange(Shipped.Registries.Count, 200, int.MaxValue);
        Assert.All(Shipped.Registries.Values, r => Assert.True(r.Operator is { } by && Shipped.Vendors.ContainsKey(by), r.Id));
        Assert.Equal(["container-registry", "forge", "module-proxy", "os-packages", "package-registry"], Shipped.Registries.Values.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("some.npmjs.org", "npm")]
    [InlineData("npm.pkg.github.com", "github-packages")]
    [InlineData("4711.dkr.ecr.eu-central-1.amazonaws.com", "ecr")]
    [InlineData("marketplace.visualstudio.com", "vscode-marketplace")]
    [InlineData("pkgs.visualstudio.com", "azure-devops")]
    [InlineData("pypi.tuna.tsinghua.edu.cn", "tuna-mirrors")]
    [InlineData("gitlab.haskell.org", "haskell-gitlab")]
    [InlineData("hackage.haskell.org", "hackage")]
    [InlineData("salsa.debian.org", "debian-salsa")]
    [InlineData("some.debian.org", "debian")]
    [InlineData("download.docker.com", "docker-packages")]
    [InlineData("rg.fr-par.scw.cloud", "scaleway-registry")]
    [InlineData("notscw.cloud", null)]
    public void A_host_leads_to_the_registry_of_its_longest_domain(string host, string? registry) => Assert.Equal(registry, Shipped.Names.Registry(host)?.Id);

    [Fact]
    public void There_are_60_jurisdictions_whose_laws_have_a_date_and_150_alternatives_whose_licence_and_steward_are_known_apart()
    {
        Assert.InRange(Shipped.Jurisdictions.Count, 60, int.MaxValue);
        Assert.Equal(27, Shipped.Jurisdictions.Values.Count(j => j.Bloc == Bloc.Eu && j.Code != "EU"));
        Assert.Equal(3, Shipped.Jurisdictions.Values.Count(j => j.Bloc == Bloc.Eea));
        Assert.All(Shipped.Jurisdictions.Values.Where(j => j.Bloc == Bloc.Adequacy), j => Assert.NotNull(j.Adequacy?.Since));
        Assert.InRange(Shipped.Jurisdictions.Values.SelectMany(j => j.Laws).Count(l => l.AsOf >= new DateOnly(2026, 1, 1)), 15, int.MaxValue);

        var alternatives = Shipped.Classes.Values.SelectMany(c => c.Alternatives).Distinct(StringComparer.Ordinal).Select(a => Shipped.Products[a]).ToList();
        Assert.InRange(alternatives.Count(a => a.Licence is not null && Shipped.Vendors[a.Vendor] is { Kind: VendorKind.Community or VendorKind.Person } or { Country: not null }), 150, int.MaxValue);
    }

    // The catalogue was begun on that day: an earlier one is the day of a source or of what was known, and its source has to say so.
    [Fact]
    public void Nothing_claims_to_have_been_read_before_the_first_day_of_the_catalogue()
    {
        var citations = Shipped.Vendors.Values.Select(v => v.Citation).Concat(Shipped.Products.Values.Select(p => p.Citation)).Concat(Shipped.Services.Values.Select(s => s.Citation))
            .Concat(Shipped.Registries.Values.Select(r => r.Citation)).Concat(Shipped.Packages.Select(p => p.Citation)).Concat(Shipped.Lifecycles.Values.Select(l => l.Citation));

        Assert.DoesNotContain(citations, c => c.IsRead && c.Checked < new DateOnly(2026, 11, 22));
    }

    // The framework of 2023 covers certified organisations only: the country at large stays a third country.
    [Fact]
    public void The_framework_between_the_union_and_the_united_states_makes_no_adequate_country() =>
        Assert.Equal(Bloc.Third, new Owners(Shipped).BlocOf("US", new DateOnly(2026, 11, 22)));

    [Fact]
    public void What_the_catalogue_says_agrees_with_the_cited_reports()
    {
        var rows = File.ReadLines(Golden.Beside("CitedFacts.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.InRange(rows.Count, 60, 1000);
        Assert.All(rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.Equal(row[3], Said(row[0], row[1], DateOnly.Parse(row[2], CultureInfo.InvariantCulture)));
        });
    }

    private static string? Said(string what, string id, DateOnly day) => what switch
    {
        "seat" => Shipped.Vendors[id].Country,
        "kind" => Sovereignty.Text.KebabCase.Of(Shipped.Vendors[id].Kind!.Value),
        "owner" => Owners.InForce(Shipped.Vendors[id], day) is { Count: > 0 } held ? string.Join(" ", held.Select(o => o.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{o.Vendor}={share}") : o.Vendor)) : "none",
        "maker" => Shipped.Products[id].Vendor,
        "needs" => string.Join(" ", Shipped.Products[id].Platforms ?? []),
        "licence" => Shipped.Products[id].Licence,
        "relicensed" => Shipped.Relicensings[id] is { } change && change.Date == day ? $"{change.From} -> {change.To}" : "another day",
        "operator" => Shipped.Registries[id].Operator,
        _ => throw new ArgumentException(what),
    };
}

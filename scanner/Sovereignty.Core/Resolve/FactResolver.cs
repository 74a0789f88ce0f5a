using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Detect;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Kept;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences;

namespace Sovereignty.Resolve;

/// <summary>
/// From components to facts: who develops, distributes and owns them, under which licence, which product or service they belong to. Reads no
/// file and no network; what caches and registries say is given to it. Not thread-safe: one for each scan.
/// </summary>
public sealed class FactResolver
{
    private static readonly IReadOnlyDictionary<string, ImmutableArray<PackageStatement>> NoStatements = new Dictionary<string, ImmutableArray<PackageStatement>>();

    private readonly Catalogue.Catalogue catalogue;
    private readonly DateOnly asOf;
    private readonly OwnershipThresholds thresholds;
    private readonly StatedVendors stated = new();
    private readonly StatedServices statedServices;
    private readonly DeveloperFacts developers;
    private readonly DistributorFacts distributors;
    private readonly ContractingFacts contracting;
    private readonly LicenceFacts licences;
    private readonly ProductFacts products;
    private readonly ServiceFacts services;
    private readonly SupportFacts supports;

    /// <summary>Prepares to resolve.</summary>
    /// <param name="catalogue">The catalogue with its overlays.</param>
    /// <param name="configuration">What the user confirmed.</param>
    /// <param name="asOf">The day for which owners are taken.</param>
    /// <param name="lifecycles">Ends of support out of files that the user gave.</param>
    /// <param name="reader">Reads licence statements; what it has read before need not be read again.</param>
    public FactResolver(Catalogue.Catalogue catalogue, ScanConfiguration configuration, DateOnly asOf, IEnumerable<Lifecycle>? lifecycles = null, LicenceReader? reader = null)
    {
        this.catalogue = catalogue;
        this.asOf = asOf;
        thresholds = configuration.Ownership;
        var vendors = new KnownVendors(catalogue.Names);
        developers = new DeveloperFacts(catalogue, configuration, vendors, stated);
        statedServices = new StatedServices(catalogue, vendors, stated);
        distributors = new DistributorFacts(catalogue);
        contracting = new ContractingFacts(catalogue, vendors);
        licences = new LicenceFacts(catalogue, reader ?? new LicenceReader(new LicenceList(catalogue)));
        products = new ProductFacts(catalogue, configuration);
        services = new ServiceFacts(catalogue);
        supports = new SupportFacts(catalogue, lifecycles ?? []);
    }

    /// <summary>Resolves the components of a scan.</summary>
    /// <param name="components">The merged components.</param>
    /// <param name="systems">The systems with their parts and, for bought products, what was stated and matched.</param>
    /// <param name="sources">What was scanned; a git remote makes its forge a service that is used.</param>
    /// <param name="statements">What caches and registries say, by component id, strongest first.</param>
    /// <param name="listed">Services that SBOMs list, with where, and the systems whose SBOMs they are.</param>
    public Resolution Resolve(
        ImmutableArray<Component> components, ImmutableArray<SoftwareSystem> systems, ImmutableArray<Source> sources = default,
        IReadOnlyDictionary<string, ImmutableArray<PackageStatement>>? statements = null, IEnumerable<ListedService>? listed = null) =>
        Resolve(components, systems, sources, statements, listed, ListedSystems.None);

    /// <summary>Resolves the components of a scan, and gives the products that are made of their lines their facts.</summary>
    internal Resolution Resolve(
        ImmutableArray<Component> components, ImmutableArray<SoftwareSystem> systems, ImmutableArray<Source> sources,
        IReadOnlyDictionary<string, ImmutableArray<PackageStatement>>? statements, IEnumerable<ListedService>? listed, ListedSystems lists)
    {
        statements ??= NoStatements;
        // Of bought products few come from a registry or are a service's clients.
        var systemsOf = new Lazy<Dictionary<string, List<string>>>(() => SystemsOf(systems));
        var inventory = StatedOf(systems);
        var use = new ServiceUse(catalogue, distributors);
        var resolved = ImmutableArray.CreateBuilder<Component>(components.Length);
        foreach (var component in components)
        {
            var said = statements.GetValueOrDefault(component.Id, []);
            var facts = Facts(component, inventory.TryGetValue(component.Id, out var system) ? StatedOf(system) : null, said);
            resolved.Add(component with { Facts = facts });
            if (facts.Distributor is { } distributor) use.Distributed(distributor.Value, component, systemsOf.Value.GetValueOrDefault(component.Id, []));
            if (facts.Service is { } service && catalogue.Services.TryGetValue(service.Value, out var entry)) use.Client(entry, component, systemsOf.Value.GetValueOrDefault(component.Id, []));
        }

        if (!sources.IsDefaultOrEmpty) Hosts(sources, systems, use);
        foreach (var service in listed ?? []) use.Listed(statedServices.Of(service.Service, service.Place), service.Place, service.Systems);
        var used = use.Build();
        var done = resolved.DrainToImmutable();
        var named = done.Select(c => c.Facts.Developer?.Value).Concat(used.Select(s => s.Provider?.Value)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Give(lists.Unmatched, named);
        return new Resolution(lists.AllComponents(done), used, Profiles(named));
    }

    // None of them comes from a registry, is a service's client or was asked about.
    private void Give(UnmatchedProducts unmatched, HashSet<string> named)
    {
        for (var i = 0; i < unmatched.Count; i++)
        {
            var facts = Facts(unmatched.Component(i), unmatched.First(i), []);
            unmatched.Give(i, facts);
            if (facts.Developer is { } developer) named.Add(developer.Value);
        }
    }

    private ComponentFacts Facts(Component component, StatedProduct? stated, ImmutableArray<PackageStatement> said)
    {
        if (stated?.Vendor is { } vendor && component.Declared.Maker is null && !VendorColumn.NamesSeller(vendor))
        {
            said = said.Add(new PackageStatement(Origin.Declared, new Because("the inventory", stated.Path, stated.Line)) { Maker = vendor });
        }

        var product = products.Of(component, stated);
        var known = product is null ? null : catalogue.Products.GetValueOrDefault(product.Value);
        var key = component.Purl is null ? null : PackageKey.Of(component.Purl);
        var entry = developers.Entry(component.Purl, key);
        var developer = (stated is null || known is not null ? null : products.MakerInName(stated)) ?? Developer(component, key, entry, said, product, known);
        return new ComponentFacts
        {
            Developer = developer,
            Distributor = distributors.Of(component),
            Contracting = contracting.Of(stated, developer),
            Licence = licences.Of(component, key, product, known, said),
            LicenceText = licences.OfText(said),
            Product = product,
            Service = services.Of(component, entry),
            SourceRepository = SourceRepository(component, said),
            Release = said.FirstOrDefault(s => s.Release is not null) is { } release ? Fact.Of(release.Release!, release.Origin, release.Surest, release.Because) : null,
            Support = supports.Of(component, key, product, known, stated?.Version),
        };
    }

    // A stated product was matched as a whole; of an image only the name is known, which an entry about the image itself outdoes.
    private Fact<string>? Developer(
        Component component, string? key, PackageEntry? entry, ImmutableArray<PackageStatement> said, Fact<string>? product, Product? known)
    {
        if (known is null) return developers.Of(component, key, entry, said);
        var maker = ProductFacts.Developer(known, product!);
        return product!.Origin != Origin.Inferred || developers.Of(component, key, entry, said) is not { } other || other.Value.StartsWith("stated:", StringComparison.Ordinal)
            ? maker : Fact.Stronger(other, maker);
    }

    private static Fact<string>? SourceRepository(Component component, ImmutableArray<PackageStatement> said)
    {
        if (WebAddress.TryParse(component.Declared.SourceUrl, out var own))
        {
            return Fact.Of(own.Url, Origin.Declared, Confidence.High, CatalogueBecause.Stated("states its source repository", component));
        }

        foreach (var statement in said)
        {
            if (WebAddress.TryParse(statement.SourceUrl, out var address)) return Fact.Of(address.Url, statement.Origin, Confidence.High, statement.Because);
        }

        return component.Purl is { } purl && WebAddress.TryParse(PackageKey.SourceOf(purl), out var named)
            ? Fact.Of(named.Url, Origin.Inferred, Confidence.Medium, CatalogueBecause.Stated("its name is its source", component)) : null;
    }

    private static void Hosts(ImmutableArray<Source> sources, ImmutableArray<SoftwareSystem> systems, ServiceUse use)
    {
        var own = systems.Where(s => s.Kind == SystemKind.Own).Select(s => s.Id).ToList();
        foreach (var source in sources)
        {
            if (source.Git?.Remote is { } remote) use.Hosts(remote, source.Path, own);
        }
    }

    private VendorProfiles Profiles(HashSet<string> named)
    {
        var owners = new Owners(catalogue, thresholds);
        var profiles = new Dictionary<string, VendorProfile?>(StringComparer.Ordinal);
        foreach (var id in named) Add(id);
        return new VendorProfiles(profiles, Stated);

        void Add(string id)
        {
            if (profiles.ContainsKey(id)) return;
            if (owners.Profile(id, asOf) is not { } known)
            {
                profiles[id] = null;
                return;
            }

            var profile = known with { Outside = owners.BlocOf(known.Vendor.Country, asOf) is Bloc.Eu ? owners.FromOutside(id, asOf) : null };
            profiles[id] = catalogue.ContributorTerms.GetValueOrDefault(id) is { } terms ? profile with { Contributors = terms } : profile;
            foreach (var owner in profile.Chain) Add(owner);
        }
    }

    private VendorProfile Stated(string id) => Owners.Stated(id, stated.NameOf(id), stated.CountryOf(id), asOf);

    private static Dictionary<string, List<string>> SystemsOf(ImmutableArray<SoftwareSystem> systems)
    {
        var systemsOf = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var system in systems)
        {
            foreach (var part in system.Parts)
            {
                if (!systemsOf.TryGetValue(part.Component, out var list)) systemsOf[part.Component] = list = [];
                list.Add(system.Id);
            }
        }

        return systemsOf;
    }

    // A bought system's component is the product that its inventory lines state.
    private static Dictionary<string, SoftwareSystem> StatedOf(ImmutableArray<SoftwareSystem> systems)
    {
        var stated = new Dictionary<string, SoftwareSystem>(StringComparer.Ordinal);
        foreach (var system in systems)
        {
            if (system.Kind != SystemKind.Bought || system.Stated.IsEmpty) continue;
            foreach (var part in system.Parts) stated.TryAdd(part.Component, system);
        }

        return stated;
    }

    // The first line that was matched speaks for it.
    private static StatedProduct StatedOf(SoftwareSystem system) => system.Stated.FirstOrDefault(s => s.Match?.Product is not null) ?? system.Stated[0];
}

/// <summary>A service that an SBOM lists.</summary>
/// <param name="Service">What it says.</param>
/// <param name="Place">Where.</param>
/// <param name="Systems">The systems that the SBOM belongs to.</param>
public sealed record ListedService(DetectedService Service, Evidence Place, ImmutableArray<string> Systems);

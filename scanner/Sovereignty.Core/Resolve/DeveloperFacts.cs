using Sovereignty.Configuration;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>
/// Finds who develops a component, by precedence: confirmed by the user, the exact package of the catalogue, its longest namespace, the maker
/// that the artefact states, the organisation its source lies under, the domain or scope in its name.
/// </summary>
internal sealed class DeveloperFacts
{
    private readonly KnownVendors vendors;
    private readonly SharedHosts shared;
    private readonly CatalogueNames names;
    private readonly ConfirmedDevelopers confirmed;
    private readonly string? configurationPath;
    private readonly Dictionary<string, Fact<string>> byPattern = new(StringComparer.Ordinal);
    private readonly StatedVendors stated;

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="configuration">Confirmed developers.</param>
    /// <param name="vendors">The catalogue's vendors by name.</param>
    /// <param name="stated">Takes the makers that the catalogue does not hold.</param>
    public DeveloperFacts(Catalogue.Catalogue catalogue, ScanConfiguration configuration, KnownVendors vendors, StatedVendors stated)
    {
        this.vendors = vendors;
        shared = new SharedHosts(catalogue);
        this.stated = stated;
        configurationPath = configuration.Path;
        names = catalogue.Names;
        confirmed = new ConfirmedDevelopers(configuration.Developers);
    }

    /// <summary>The catalogue's entry for a package under its lookup key, which also names the service that it is the client of.</summary>
    public PackageEntry? Entry(PackageUrl? purl, string? key) =>
        purl is not null && names.Package(purl.Type, key!) is var (found, pattern) ? new PackageEntry(found, pattern) : null;

    /// <summary>The developer, or null when nothing tells.</summary>
    /// <param name="component">The component.</param>
    /// <param name="key">Its lookup key; null without a purl.</param>
    /// <param name="entry">Its catalogue entry.</param>
    /// <param name="statements">What caches and registries say.</param>
    public Fact<string>? Of(Component component, string? key, PackageEntry? entry, IReadOnlyList<PackageStatement> statements)
    {
        if (component.Purl is { } purl && confirmed.Find(purl.Type, key!) is var (user, pattern))
        {
            return Fact.Of(user, Origin.Confirmed, Confidence.High, new Because($"confirmed for {pattern}", configurationPath));
        }

        if (entry is not null) return Curated(entry);
        return Maker(component, statements) ?? Source(component, statements) ?? Name(component.Purl) ?? Stated(component, statements);
    }

    private Fact<string> Curated(PackageEntry entry)
    {
        if (byPattern.TryGetValue(entry.Pattern, out var known)) return known;
        var citation = entry.Value.Citation;
        return byPattern[entry.Pattern] = Fact.Of(entry.Value.Vendor, Origin.Curated, entry.Confidence,
            CatalogueBecause.Of($"{entry.Pattern} belongs to {entry.Value.Vendor}", citation));
    }

    private Fact<string>? Maker(Component component, IReadOnlyList<PackageStatement> statements)
    {
        if (component.Declared.Maker is { } maker && Named(maker, Origin.Declared, CatalogueBecause.Stated($"states its maker as {Short(maker)}", component)) is { } own)
        {
            // A public IT provider runs more than it makes.
            return component.Kind is ComponentKind.Product && VendorColumn.NamesIntermediary(maker) ? own with { Confidence = Confidence.Low } : own;
        }

        foreach (var statement in statements)
        {
            if (statement.Maker is { } name && Named(name, statement.Origin, statement.Because with { Text = $"{statement.Because.Text} states its maker as {Short(name)}" }) is { } said) return said;
        }

        if (SupplierOf(component) is not { } supplier) return null;
        return Named(supplier, Origin.Declared, CatalogueBecause.Stated($"states its supplier as {Short(supplier)}", component)) is { } fact
            ? fact with { Confidence = Confidence.Low } : null;
    }

    // Whoever hands out a distribution's package did not write it; elsewhere the supplier is mostly the maker, also of a package that is installed
    // on top of a distribution and bears none in its name. An inventory's supplier is the maker only where it does not live by selling.
    private static string? SupplierOf(Component component) => component.Kind switch
    {
        ComponentKind.OperatingSystemPackage when component.Purl?.Namespace is not null => null,
        ComponentKind.Product when component.Declared.Supplier is { } seller && VendorColumn.NamesSeller(seller) => null,
        _ => component.Declared.Supplier,
    };

    private Fact<string>? Named(string stated, Origin origin, Because because)
    {
        if (vendors.ByStatement(stated) is not { } found) return null;
        return new Fact<string>(found.Vendor.Id, origin, found.Whole ? Confidence.Medium : Confidence.Low,
            [because, CatalogueBecause.Of($"a name of {found.Vendor.Id}", found.Vendor.Citation)]);
    }

    private Fact<string>? Source(Component component, IReadOnlyList<PackageStatement> statements)
    {
        if (component.Declared.SourceUrl is { } own && Hosted(own, CatalogueBecause.Stated($"its source lies at {Short(own)}", component)) is { } declared) return declared;
        foreach (var statement in statements)
        {
            if (statement.SourceUrl is { } url && Hosted(url, statement.Because with { Text = $"{statement.Because.Text} names its source {Short(url)}" }) is { } said) return said;
        }

        return component.Purl is { } purl && PackageKey.SourceOf(purl) is { } source
            ? Hosted(source, CatalogueBecause.Stated($"its name is its source {source}", component), forgesOnly: true) : null;
    }

    private Fact<string>? Hosted(string url, Because because, bool forgesOnly = false)
    {
        if (!WebAddress.TryParse(url, out var address)) return null;
        if (vendors.ByForge(address.Host, address.Account) is { } organisation)
        {
            return new Fact<string>(organisation.Id, Origin.Inferred, Confidence.Medium,
                [because, CatalogueBecause.Of($"{address.Host}/{address.Account} is an organisation of {organisation.Id}", organisation.Citation)]);
        }

        // On a forge, a registry or a host of many sites the domain is the host's, not the maker's.
        if (forgesOnly || shared.Contains(address.Host) || vendors.ByDomain(address.Host) is not { } owner) return null;
        return new Fact<string>(owner.Id, Origin.Inferred, Confidence.Low, [because, CatalogueBecause.Of($"{address.Host} is a domain of {owner.Id}", owner.Citation)]);
    }

    private Fact<string>? Name(PackageUrl? purl)
    {
        if (purl is null) return null;
        if (PackageKey.DomainOf(purl) is { } domain && !shared.Contains(domain) && vendors.ByDomain(domain) is { } owner)
        {
            return new Fact<string>(owner.Id, Origin.Inferred, Confidence.Medium,
                [new Because(purl.Type == "helm" ? $"the chart comes from {domain}" : $"the namespace {purl.Namespace} is the domain {domain}"), CatalogueBecause.Of($"{domain} is a domain of {owner.Id}", owner.Citation)]);
        }

        // Scopes and vendor names are mostly called like the organisation on the forge, and not always.
        if (PackageKey.ScopeOf(purl) is not { } scope || vendors.ByForge("github.com", scope) is not { } like) return null;
        return new Fact<string>(like.Id, Origin.Inferred, Confidence.Low,
            [new Because($"the scope {scope} is called like an organisation on github.com"), CatalogueBecause.Of($"github.com/{scope} is an organisation of {like.Id}", like.Citation)]);
    }

    // Nobody of the catalogue: the stated name is kept, its owner is unknown.
    private Fact<string>? Stated(Component component, IReadOnlyList<PackageStatement> statements)
    {
        if (component.Declared.Maker is { } maker && Keep(maker, Origin.Declared, CatalogueBecause.Stated($"states its maker as {Short(maker)}", component), component.Declared.MakerCountry) is { } own) return own;
        foreach (var statement in statements)
        {
            if (statement.Maker is { } name && Keep(name, statement.Origin, statement.Because with { Text = $"{statement.Because.Text} states its maker as {Short(name)}" }) is { } said) return said;
        }

        if (SupplierOf(component) is { } supplier && Keep(supplier, Origin.Declared, CatalogueBecause.Stated($"states its supplier as {Short(supplier)}", component), component.Declared.SupplierCountry) is { } supplied) return supplied;
        foreach (var url in statements.Select(s => s.SourceUrl).Prepend(component.Declared.SourceUrl).Append(component.Purl is { } purl ? PackageKey.SourceOf(purl) : null))
        {
            if (WebAddress.TryParse(url, out var address) && AccountOf(address) is { Length: > 0 } account && shared.IsForge(address.Host))
            {
                return Keep($"{address.Host}/{account}", Origin.Inferred, CatalogueBecause.Stated($"its source lies at {address.Url}", component));
            }
        }

        return null;
    }

    // Older forges put a word in front of the project; a page of a forge about itself or about many is nobody's.
    private static string AccountOf(WebAddress address) => address.Account switch
    {
        "projects" or "project" or "p" => address.Path.Split('/') is [_, var project, ..] ? project.ToLowerInvariant() : "",
        "wiki" or "software" or "releases" or "cgit" or "git" or "docs" => "",
        var account => account,
    };

    private Fact<string>? Keep(string name, Origin origin, Because because, string? country = null) =>
        stated.Keep(name, country) is { } id ? Fact.Of(id, origin, Confidence.Low, because) : null;

    private static string Short(string text) => text.Length <= 120 ? text : text[..120] + "…";
}

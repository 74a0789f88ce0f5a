using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Curated facts about vendors, products, packages, services, registries, jurisdictions and licence changes: entries only, by id.</summary>
public sealed record Catalogue
{
    /// <summary>No entries.</summary>
    public static readonly Catalogue Empty = new();

    /// <summary>SHA-256 over the entries, hex.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The vendors by id.</summary>
    public ImmutableSortedDictionary<string, Vendor> Vendors { get; init; } = None<Vendor>();

    /// <summary>The products by id.</summary>
    public ImmutableSortedDictionary<string, Product> Products { get; init; } = None<Product>();

    /// <summary>The product classes by id.</summary>
    public ImmutableSortedDictionary<string, ProductClass> Classes { get; init; } = None<ProductClass>();

    /// <summary>The package namespaces.</summary>
    public ImmutableArray<PackageNamespace> Packages { get; init; } = [];

    /// <summary>The services by id.</summary>
    public ImmutableSortedDictionary<string, CatalogueService> Services { get; init; } = None<CatalogueService>();

    /// <summary>The registries and forges by id.</summary>
    public ImmutableSortedDictionary<string, Registry> Registries { get; init; } = None<Registry>();

    /// <summary>The jurisdictions by country code.</summary>
    public ImmutableSortedDictionary<string, Jurisdiction> Jurisdictions { get; init; } = None<Jurisdiction>();

    /// <summary>The licence changes by id.</summary>
    public ImmutableSortedDictionary<string, Relicensing> Relicensings { get; init; } = None<Relicensing>();

    /// <summary>The SPDX licences by id.</summary>
    public ImmutableSortedDictionary<string, LicenceEntry> Licences { get; init; } = None<LicenceEntry>();

    /// <summary>The sets of licences that give the same rights, by id.</summary>
    public ImmutableSortedDictionary<string, LicenceSet> LicenceSets { get; init; } = None<LicenceSet>();

    /// <summary>The SPDX exceptions by id.</summary>
    public ImmutableSortedDictionary<string, LicenceAddition> LicenceExceptions { get; init; } = None<LicenceAddition>();

    /// <summary>How ecosystems write licences.</summary>
    public ImmutableArray<LicenceAlias> LicenceAliases { get; init; } = [];

    private static ImmutableSortedDictionary<string, T> None<T>() => ImmutableSortedDictionary<string, T>.Empty.WithComparers(StringComparer.Ordinal);
}

using System.Collections.ObjectModel;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Everything that goes into a compiled catalogue.</summary>
public sealed record CatalogueContent
{
    /// <summary>The vendors by id.</summary>
    public IReadOnlyDictionary<string, Vendor> Vendors { get; init; } = ReadOnlyDictionary<string, Vendor>.Empty;

    /// <summary>The products by id.</summary>
    public IReadOnlyDictionary<string, Product> Products { get; init; } = ReadOnlyDictionary<string, Product>.Empty;

    /// <summary>The product classes by id.</summary>
    public IReadOnlyDictionary<string, ProductClass> Classes { get; init; } = ReadOnlyDictionary<string, ProductClass>.Empty;

    /// <summary>The package namespaces, in order of rising precedence.</summary>
    public IReadOnlyList<PackageNamespace> Packages { get; init; } = [];

    /// <summary>The services by id.</summary>
    public IReadOnlyDictionary<string, CatalogueService> Services { get; init; } = ReadOnlyDictionary<string, CatalogueService>.Empty;

    /// <summary>The registries and forges by id.</summary>
    public IReadOnlyDictionary<string, Registry> Registries { get; init; } = ReadOnlyDictionary<string, Registry>.Empty;

    /// <summary>The jurisdictions by country code.</summary>
    public IReadOnlyDictionary<string, Jurisdiction> Jurisdictions { get; init; } = ReadOnlyDictionary<string, Jurisdiction>.Empty;

    /// <summary>The licence changes by id.</summary>
    public IReadOnlyDictionary<string, Relicensing> Relicensings { get; init; } = ReadOnlyDictionary<string, Relicensing>.Empty;

    /// <summary>Until when versions are supported, by id.</summary>
    public IReadOnlyDictionary<string, Lifecycle> Lifecycles { get; init; } = ReadOnlyDictionary<string, Lifecycle>.Empty;

    /// <summary>The SPDX licences by id.</summary>
    public IReadOnlyDictionary<string, LicenceEntry> Licences { get; init; } = ReadOnlyDictionary<string, LicenceEntry>.Empty;

    /// <summary>The sets of licences that give the same rights, by id.</summary>
    public IReadOnlyDictionary<string, LicenceSet> LicenceSets { get; init; } = ReadOnlyDictionary<string, LicenceSet>.Empty;

    /// <summary>The SPDX exceptions by id.</summary>
    public IReadOnlyDictionary<string, LicenceAddition> LicenceExceptions { get; init; } = ReadOnlyDictionary<string, LicenceAddition>.Empty;

    /// <summary>How ecosystems write licences, in order of rising precedence.</summary>
    public IReadOnlyList<LicenceAlias> LicenceAliases { get; init; } = [];

    /// <summary>Licences of packages by their name, in order of rising precedence.</summary>
    public IReadOnlyList<PackageLicence> PackageLicences { get; init; } = [];

    /// <summary>What vendors ask of contributors, by vendor id.</summary>
    public IReadOnlyDictionary<string, ContributorTerms> ContributorTerms { get; init; } = ReadOnlyDictionary<string, ContributorTerms>.Empty;
}

using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>A product of the catalogue.</summary>
public sealed record Product
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who develops it: a vendor id.</summary>
    public required string Vendor { get; init; }

    /// <summary>What it is used for: a class id.</summary>
    public required string Class { get; init; }

    /// <summary>Other names it goes by in inventories.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Its licence: an SPDX expression, <c>LicenseRef-proprietary</c> for a proprietary one; null when unknown.</summary>
    public string? Licence { get; init; }

    /// <summary>How it can be had; empty when unknown.</summary>
    public ImmutableArray<Deployment> Deployment { get; init; } = [];

    /// <summary>Products it cannot run without; null when unknown, empty when it is known to need none.</summary>
    public ImmutableArray<string>? Platforms { get; init; }

    /// <summary>Open data formats that it stores or exports; null when unknown.</summary>
    public ImmutableArray<string>? OpenFormats { get; init; }

    /// <summary>The vendor's own data formats that it stores or exports; null when unknown.</summary>
    public ImmutableArray<string>? VendorFormats { get; init; }

    /// <summary>Open interface standards it speaks; null when unknown.</summary>
    public ImmutableArray<string>? Standards { get; init; }

    /// <summary>When support ends, by version.</summary>
    public ImmutableArray<EndOfLife> EndOfLife { get; init; } = [];

    /// <summary>Where this is known from.</summary>
    public required Citation Citation { get; init; }
}

/// <summary>How a product can be had.</summary>
public enum Deployment
{
    /// <summary>As a service of the vendor.</summary>
    Saas,

    /// <summary>Installed on one's own servers.</summary>
    OnPremises,

    /// <summary>Installed on desktops.</summary>
    Desktop,

    /// <summary>On phones and tablets.</summary>
    Mobile,

    /// <summary>As a device.</summary>
    Appliance,

    /// <summary>As a part of other software.</summary>
    Library,
}

/// <summary>When support of a version ends.</summary>
/// <param name="Version">The version, or its leading part.</param>
/// <param name="Date">Last day of support.</param>
/// <param name="Source">Where this is known from, or null for the entry's citation.</param>
public sealed record EndOfLife(string Version, DateOnly Date, string? Source);

/// <summary>Until when the versions of something are supported: a product of the catalogue, packages, or both.</summary>
/// <param name="Id">Its id: the name that endoflife.date uses, where it has the same.</param>
/// <param name="Name">Its name.</param>
/// <param name="Product">A product id, or null.</param>
/// <param name="Packages">Purl patterns of packages and images whose versions these are.</param>
/// <param name="Versions">When support ends, by version.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record Lifecycle(string Id, string Name, string? Product, ImmutableArray<string> Packages, ImmutableArray<EndOfLife> Versions, Citation Citation);

/// <summary>What products of a kind are used for, and what else there is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">One plain sentence.</param>
/// <param name="Layer">workplace, specialist, cross-cutting, platform, infrastructure, security or development.</param>
/// <param name="Alternatives">Product ids of open or European options.</param>
/// <param name="Entry">The catalogue file and line that hold the entry.</param>
public sealed record ProductClass(string Id, LocalText Name, LocalText Description, string Layer, ImmutableArray<string> Alternatives, string Entry = "");

/// <summary>Package namespaces of one vendor.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Patterns">Purls without version; a <c>*</c> only at the very end.</param>
/// <param name="Service">The service whose client these packages are, or null.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record PackageNamespace(string Vendor, ImmutableArray<string> Patterns, string? Service, Citation Citation);

/// <summary>The licence of packages by their name, for where nothing that was read tells.</summary>
/// <param name="Patterns">Purls without version; a <c>*</c> only at the very end.</param>
/// <param name="Versions">The licence by version; spans do not overlap.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record PackageLicence(ImmutableArray<string> Patterns, ImmutableArray<LicenceSpan> Versions, Citation Citation);

/// <summary>The licence of a span of versions.</summary>
/// <param name="From">The first version, or null for all before.</param>
/// <param name="Until">The first version that is no longer under it, or null for all after.</param>
/// <param name="Licence">The SPDX expression.</param>
public sealed record LicenceSpan(string? From, string? Until, string Licence);

/// <summary>A service of the catalogue.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who runs it: a vendor id.</param>
/// <param name="Class">Its class.</param>
/// <param name="Domains">Domains it is reached at; <c>*.</c> in front stands for any subdomain.</param>
/// <param name="Terraform">Terraform provider addresses, <c>hashicorp/aws</c>.</param>
/// <param name="Images">Image name prefixes, ending in <c>*</c>, or whole names.</param>
/// <param name="Actions">CI actions, <c>owner/repo</c> or <c>owner/*</c>.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record CatalogueService(
    string Id, string Name, string Provider, string Class, ImmutableArray<string> Domains, ImmutableArray<string> Terraform,
    ImmutableArray<string> Images, ImmutableArray<string> Actions, Citation Citation);

/// <summary>A registry or forge of the catalogue.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">package-registry, container-registry, forge, module-proxy or os-packages.</param>
/// <param name="Operator">Who runs it: a vendor id; null when not known.</param>
/// <param name="Domains">Its registrable domains.</param>
/// <param name="PurlTypes">The purl types that come from it; of a distribution <c>type/namespace</c>, where the namespace is not its id.</param>
/// <param name="Default">Whether it is the default source of these types.</param>
/// <param name="Mirrors">Software that can mirror it.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record Registry(
    string Id, string Name, string Kind, string? Operator, ImmutableArray<string> Domains, ImmutableArray<string> PurlTypes, bool Default,
    ImmutableArray<string> Mirrors, Citation Citation);

/// <summary>A country and how it stands to the law of the European Union.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bloc">Its bloc.</param>
/// <param name="Adequacy">An adequacy decision, or null.</param>
/// <param name="Laws">Laws that matter to who can be ordered to do what.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record Jurisdiction(string Code, LocalText Name, Bloc Bloc, Adequacy? Adequacy, ImmutableArray<Law> Laws, Citation Citation);

/// <summary>An adequacy decision under Article 45 GDPR.</summary>
/// <param name="Since">First day.</param>
/// <param name="Scope">What it covers.</param>
/// <param name="Source">The decision.</param>
public sealed record Adequacy(DateOnly? Since, string Scope, string Source);

/// <summary>A law as it stood on a day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name and citation.</param>
/// <param name="Effect">What it does, in one neutral sentence.</param>
/// <param name="Extraterritorial">Whether it reaches data or persons abroad.</param>
/// <param name="Status">in-force, lapsed or proposed.</param>
/// <param name="AsOf">The day this was so.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Confidence">How sure.</param>
public sealed record Law(string Id, string Name, LocalText Effect, bool Extraterritorial, string Status, DateOnly AsOf, string Source, Confidence Confidence);

/// <summary>A change of licence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What changed its licence.</param>
/// <param name="Vendor">Who changed it: a vendor id.</param>
/// <param name="Packages">Purl patterns it touches.</param>
/// <param name="Products">Products it touches.</param>
/// <param name="FromVersion">The first version under the new licence, or null when not known.</param>
/// <param name="Date">When, first day of the month or year where only these are known.</param>
/// <param name="From">The licence before.</param>
/// <param name="To">The licence after.</param>
/// <param name="Alternative">A fork or alternative, or null.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record Relicensing(
    string Id, string Name, string Vendor, ImmutableArray<string> Packages, ImmutableArray<string> Products, string? FromVersion, DateOnly Date,
    string From, string To, string? Alternative, Citation Citation);

using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Finds entries by what they are called elsewhere. Every lookup searches the compiled file and reads the one entry it leads to.</summary>
internal sealed class CatalogueNames(Catalogue catalogue, CatalogueSections sections)
{
    private readonly PatternTable packages = new(sections.Keys(Section.PackagePatterns));
    private readonly PatternTable services = new(sections.Keys(Section.ServicePatterns));
    private readonly PatternTable relicensed = new(sections.Keys(Section.RelicensedPatterns));
    private readonly PatternTable lifecycles = new(sections.Keys(Section.LifecyclePatterns));
    private readonly PatternTable packageLicences = new(sections.Keys(Section.PackageLicencePatterns));
    private readonly KeyTable supported = sections.Keys(Section.LifecycleProducts);
    private readonly KeyTable forges = sections.Keys(Section.VendorForges);
    private readonly KeyTable domains = sections.Keys(Section.VendorDomains);
    private readonly KeyTable vendors = sections.Keys(Section.VendorNames);
    private readonly KeyTable registries = sections.Keys(Section.RegistryDomains);
    private readonly KeyTable defaults = sections.Keys(Section.RegistryDefaults);
    private readonly KeyTable providers = sections.Keys(Section.ServiceProviders);
    private readonly KeyTable products = sections.Keys(Section.ProductNames);
    private readonly KeyTable licences = sections.Keys(Section.LicenceIds);
    private readonly KeyTable exceptions = sections.Keys(Section.LicenceExceptionIds);
    private readonly KeyTable licenceNames = sections.Keys(Section.LicenceNames);
    private readonly KeyTable licenceUrls = sections.Keys(Section.LicenceUrls);

    /// <summary>The namespace that a package falls under and its pattern as written; null for none.</summary>
    public (PackageNamespace Namespace, string Pattern)? Package(string type, string key) =>
        packages.Find(type, key) is { } found ? (catalogue.Packages[High(found)], catalogue.Packages[High(found)].Patterns[Low(found)]) : null;

    /// <summary>The licence that packages of a name have, and the pattern as written; null for none.</summary>
    public (PackageLicence Licence, string Pattern)? PackageLicence(string type, string key) =>
        packageLicences.Find(type, key) is { } found ? (catalogue.PackageLicences[High(found)], catalogue.PackageLicences[High(found)].Patterns[Low(found)]) : null;

    /// <summary>The service that an image or an action belongs to.</summary>
    public CatalogueService? Service(string type, string key) => services.Find(type, key) is { } found ? catalogue.Services.At((int)found) : null;

    /// <summary>The pattern under which licence changes touch a package; null for none.</summary>
    public string? Relicensed(string type, string key) => relicensed.Find(type, key) is { } found ? catalogue.Relicensings.At(High(found)).Packages[Low(found)] : null;

    /// <summary>Until when versions of a package are supported; null for none.</summary>
    public Lifecycle? Lifecycle(string type, string key) => lifecycles.Find(type, key) is { } found ? catalogue.Lifecycles.At((int)found) : null;

    /// <summary>Until when versions of a product are supported, beside what its own entry says.</summary>
    public Lifecycle? LifecycleOf(string product) => Entry(catalogue.Lifecycles, supported, product);

    /// <summary>The service of a Terraform provider, <c>hashicorp/aws</c>.</summary>
    public CatalogueService? Provider(string provider) => Entry(catalogue.Services, providers, provider);

    /// <summary>The vendor of a forge organisation, <c>github.com/dotnet</c>.</summary>
    public Vendor? Forge(string organisation) => Entry(catalogue.Vendors, forges, organisation);

    /// <summary>The vendor of a domain or of one above it.</summary>
    public Vendor? Domain(string host) => Host(catalogue.Vendors, domains, host);

    /// <summary>The vendor of a folded name.</summary>
    public Vendor? Vendor(string folded) => Entry(catalogue.Vendors, vendors, folded);

    /// <summary>The registry or forge of a host.</summary>
    public Registry? Registry(string host) => Host(catalogue.Registries, registries, host);

    /// <summary>Whether a host is one of a registry or forge, be it several registries'.</summary>
    public bool IsRegistry(string host) => Value(registries, host) is not null;

    /// <summary>The registry from which an ecosystem's packages come by default.</summary>
    public Registry? Default(string purlType) => Entry(catalogue.Registries, defaults, purlType);

    /// <summary>The product of a folded name.</summary>
    public Product? Product(string folded) => Entry(catalogue.Products, products, folded);

    /// <summary>The licence of an id in lower case, and the set it belongs to.</summary>
    public (LicenceEntry Licence, LicenceSet? Set)? Licence(string id) => licences.Find(id) is >= 0 and var index && licences.Value(index) is var found
        ? (catalogue.Licences.At(Low(found)), High(found) is > 0 and var set ? catalogue.LicenceSets.At(set - 1) : null) : null;

    /// <summary>The exception of an id in lower case.</summary>
    public LicenceAddition? Exception(string id) => Entry(catalogue.LicenceExceptions, exceptions, id);

    /// <summary>What a folded licence name stands for.</summary>
    public LicenceAlias? LicenceName(string folded)
    {
        var index = licenceNames.Find(folded);
        if (index < 0) return null;
        var value = licenceNames.Value(index);
        return value < CatalogueNaming.Listed ? catalogue.LicenceAliases[(int)value]
            : new LicenceAlias(catalogue.Licences.At((int)(value - CatalogueNaming.Listed)).Id, null, [], []);
    }

    /// <summary>What a folded licence URL stands for.</summary>
    public LicenceAlias? LicenceUrl(string folded) => licenceUrls.Find(folded) is >= 0 and var index ? catalogue.LicenceAliases[(int)licenceUrls.Value(index)] : null;

    // A domain that two entries claim leads nowhere.
    private static T? Host<T>(EntryTable<T> entries, KeyTable domains, string host)
        where T : class => Value(domains, host) is { } value ? At(entries, value) : null;

    // By the longest known domain: eu.gcr.io under gcr.io, never notgcr.io.
    private static long? Value(KeyTable domains, string host)
    {
        for (var name = host.ToLowerInvariant().AsSpan(); !name.IsEmpty; name = HostName.Above(name))
        {
            if (domains.Find(name) is >= 0 and var index) return domains.Value(index);
        }

        return null;
    }

    private static T? Entry<T>(EntryTable<T> entries, KeyTable names, string name)
        where T : class => names.Find(name) is >= 0 and var index ? At(entries, names.Value(index)) : null;

    private static T? At<T>(EntryTable<T> entries, long value)
        where T : class => value == CatalogueNaming.Nobody ? null : entries.At((int)value);

    private static int High(long value) => (int)(value >> 32);

    private static int Low(long value) => (int)value;
}

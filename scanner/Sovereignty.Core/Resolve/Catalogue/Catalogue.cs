using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// Curated facts about vendors, products, packages, services, registries, jurisdictions and licence changes, by id: a view of the compiled
/// form, out of which entries are read when they are asked for. Safe for several threads.
/// </summary>
public sealed class Catalogue
{
    private static readonly Lazy<Catalogue> Nothing = new(() => CatalogueFile.Compile(new CatalogueContent()));

    /// <summary>Opens a compiled catalogue.</summary>
    /// <exception cref="InvalidDataException">The bytes are none.</exception>
    internal Catalogue(byte[] bytes)
    {
        Bytes = bytes;
        Digest = Hex.Lower(bytes.AsSpan(CatalogueFile.DigestAt, CatalogueFile.DigestLength));
        var sections = new CatalogueSections(bytes);
        var reader = new EntryReaders(bytes, sections);
        Vendors = new(sections.Keys(Section.Vendors), at => reader.At(at).Vendor());
        Products = new(sections.Keys(Section.Products), at => reader.At(at).Product());
        Classes = new(sections.Keys(Section.Classes), at => reader.At(at).Class());
        Packages = new(bytes, sections.Start(Section.Packages), at => reader.At(at).Packages());
        Services = new(sections.Keys(Section.Services), at => reader.At(at).Service());
        Registries = new(sections.Keys(Section.Registries), at => reader.At(at).Registry());
        Jurisdictions = new(sections.Keys(Section.Jurisdictions), at => reader.At(at).Jurisdiction());
        Relicensings = new(sections.Keys(Section.Relicensings), at => reader.At(at).Relicensing());
        Lifecycles = new(sections.Keys(Section.Lifecycles), at => reader.At(at).Lifecycle());
        Licences = new(sections.Keys(Section.Licences), at => reader.At(at).Licence());
        LicenceSets = new(sections.Keys(Section.LicenceSets), at => reader.At(at).Set());
        LicenceExceptions = new(sections.Keys(Section.LicenceExceptions), at => reader.At(at).Exception());
        LicenceAliases = new(bytes, sections.Start(Section.LicenceAliases), at => reader.At(at).Alias());
        PackageLicences = new(bytes, sections.Start(Section.PackageLicences), at => reader.At(at).PackageLicence());
        ContributorTerms = new(sections.Keys(Section.ContributorTerms), at => reader.At(at).ContributorTerms());
        Names = new CatalogueNames(this, sections);
    }

    /// <summary>No entries.</summary>
    public static Catalogue Empty => Nothing.Value;

    /// <summary>SHA-256 over the entries, hex.</summary>
    public string Digest { get; }

    /// <summary>The vendors by id.</summary>
    public EntryTable<Vendor> Vendors { get; }

    /// <summary>The products by id.</summary>
    public EntryTable<Product> Products { get; }

    /// <summary>The product classes by id.</summary>
    public EntryTable<ProductClass> Classes { get; }

    /// <summary>The package namespaces.</summary>
    public EntryList<PackageNamespace> Packages { get; }

    /// <summary>The services by id.</summary>
    public EntryTable<CatalogueService> Services { get; }

    /// <summary>The registries and forges by id.</summary>
    public EntryTable<Registry> Registries { get; }

    /// <summary>The jurisdictions by country code.</summary>
    public EntryTable<Jurisdiction> Jurisdictions { get; }

    /// <summary>The licence changes by id.</summary>
    public EntryTable<Relicensing> Relicensings { get; }

    /// <summary>Until when versions are supported, by id.</summary>
    public EntryTable<Lifecycle> Lifecycles { get; }

    /// <summary>The SPDX licences by id.</summary>
    public EntryTable<LicenceEntry> Licences { get; }

    /// <summary>The sets of licences that give the same rights, by id.</summary>
    public EntryTable<LicenceSet> LicenceSets { get; }

    /// <summary>The SPDX exceptions by id.</summary>
    public EntryTable<LicenceAddition> LicenceExceptions { get; }

    /// <summary>How ecosystems write licences.</summary>
    public EntryList<LicenceAlias> LicenceAliases { get; }

    /// <summary>Licences of packages by their name.</summary>
    public EntryList<PackageLicence> PackageLicences { get; }

    /// <summary>What vendors ask of contributors, by vendor id.</summary>
    public EntryTable<ContributorTerms> ContributorTerms { get; }

    /// <summary>Entries by what they are called elsewhere: package patterns, domains, forge organisations, other spellings.</summary>
    internal CatalogueNames Names { get; }

    /// <summary>The compiled form.</summary>
    internal byte[] Bytes { get; }
}

using System.Buffers.Binary;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>The parts of a compiled catalogue, in file order.</summary>
internal enum Section
{
    /// <summary>Every text once.</summary>
    Strings,

    /// <summary>What the entries say; the tables before lead into it.</summary>
    Bodies,
    Vendors,
    Products,
    Classes,
    Packages,
    Services,
    Registries,
    Jurisdictions,
    Relicensings,
    Lifecycles,
    Licences,
    LicenceSets,
    LicenceExceptions,
    LicenceAliases,
    PackageLicences,
    ContributorTerms,

    /// <summary>From here on names that lead to entries.</summary>
    PackagePatterns,
    VendorForges,
    VendorDomains,
    VendorNames,
    RegistryDomains,
    RegistryDefaults,
    ServicePatterns,
    ServiceProviders,
    ProductNames,
    RelicensedPatterns,
    LifecyclePatterns,
    LifecycleProducts,
    LicenceIds,
    LicenceExceptionIds,
    LicenceNames,
    LicenceUrls,
    PackageLicencePatterns,
    Count,
}

/// <summary>Where the sections of a compiled catalogue start: a list of 4-byte places after the header.</summary>
internal sealed class CatalogueSections
{
    /// <summary>How many bytes the list of places takes.</summary>
    public const int Length = (int)Section.Count * sizeof(int);

    private readonly byte[] bytes;

    /// <exception cref="InvalidDataException">The bytes are no catalogue of this version.</exception>
    public CatalogueSections(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < CatalogueFile.HeaderLength + Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != CatalogueFile.Magic)
        {
            throw new InvalidDataException("no catalogue");
        }
    }

    /// <summary>Where a section starts in the file.</summary>
    public int Start(Section section) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(CatalogueFile.HeaderLength + ((int)section * sizeof(int))));

    /// <summary>A section that is a table of keys.</summary>
    public KeyTable Keys(Section section) => new(bytes, Start(section), out _);
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Makes readers that share one table of texts.</summary>
internal sealed class EntryReaders(byte[] bytes, CatalogueSections sections)
{
    private readonly int bodies = sections.Start(Section.Bodies);
    private readonly StringTable strings = new(bytes, sections.Start(Section.Strings));

    /// <summary>A reader at a place of the bodies.</summary>
    public EntryReader At(int place) => new(bytes, bodies + place, strings);
}

/// <summary>Reads one entry as <see cref="CatalogueEncoder"/> wrote it. Anything out of range throws <see cref="InvalidDataException"/> or a range exception.</summary>
internal sealed class EntryReader(byte[] bytes, int at, StringTable strings)
{
    public Vendor Vendor() => new()
    {
        Id = Text(),
        Name = Text(),
        LegalName = Maybe(),
        Kind = Number() is > 0 and var kind ? (VendorKind)(kind - 1) : null,
        Country = Maybe(),
        Place = Maybe(),
        Independent = Flag(),
        Owners = List(() => new Ownership(Text(), Share(), MaybeDay(), MaybeDay(), Maybe(), Number() is > 0 and var confidence ? (Confidence)(confidence - 1) : null)),
        Aliases = Texts(),
        Contracting = List(() => new ContractingEntity(Text(), Text())),
        Domains = Texts(),
        Forges = Texts(),
        Citation = Citation(),
    };

    public Product Product() => new()
    {
        Id = Text(),
        Name = Text(),
        Vendor = Text(),
        Class = Text(),
        Aliases = Texts(),
        Licence = Maybe(),
        Deployment = List(() => (Deployment)Number()),
        Platforms = KnownTexts(),
        OpenFormats = KnownTexts(),
        VendorFormats = KnownTexts(),
        Standards = KnownTexts(),
        EndOfLife = List(EndOfLife),
        Citation = Citation(),
    };

    public ProductClass Class() => new(Text(), Local(), Local(), Text(), Texts(), Text());

    public PackageNamespace Packages() => new(Text(), Texts(), Maybe(), Citation());

    public CatalogueService Service() => new(Text(), Text(), Text(), Text(), Texts(), Texts(), Texts(), Texts(), Citation());

    public Registry Registry() => new(Text(), Text(), Text(), Maybe(), Texts(), Texts(), Flag(), Texts(), Citation());

    public Jurisdiction Jurisdiction() =>
        new(Text(), Local(), (Bloc)Number(), Flag() ? new Adequacy(MaybeDay(), Text(), Text()) : null, List(Law), Citation());

    private Law Law() => new(Text(), Text(), Local(), Flag(), Text(), Day(), Text(), (Confidence)Number());

    public Relicensing Relicensing() => new(Text(), Text(), Text(), Texts(), Texts(), Maybe(), Day(), Text(), Text(), Maybe(), Citation());

    public Lifecycle Lifecycle() => new(Text(), Text(), Maybe(), Texts(), List(EndOfLife), Citation());

    private EndOfLife EndOfLife() => new(Text(), Day(), Maybe());

    public LicenceEntry Licence()
    {
        var (id, name, flags) = (Text(), Text(), Number());
        return new LicenceEntry(id, name, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
    }

    public LicenceSet Set() => new(Text(), (LicenceClass)Number(), Local(), Texts(), Texts());

    public LicenceAddition Exception() => new(Text(), Flag());

    public LicenceAlias Alias() => new(Maybe(), Number() is > 0 and var licenceClass ? (LicenceClass)(licenceClass - 1) : null, Texts(), Texts());

    public PackageLicence PackageLicence() => new(Texts(), List(() => new LicenceSpan(Maybe(), Maybe(), Text())), Citation());

    public ContributorTerms ContributorTerms() => new(Text(), (ContributorAgreement)Number(), Maybe(), Citation());

    private Citation Citation() => new(Text(), Day(), (Confidence)Number(), Text());

    private LocalText Local() => new(Text(), Text());

    private ImmutableArray<T> List<T>(Func<T> read)
    {
        var count = Count();
        if (count == 0) return [];
        var items = new T[count];
        for (var i = 0; i < count; i++) items[i] = read();
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private ImmutableArray<string> Texts()
    {
        var count = Count();
        return count == 0 ? [] : Texts(count);
    }

    private ImmutableArray<string>? KnownTexts() => Count() is > 0 and var count ? Texts(count - 1) : null;

    private ImmutableArray<string> Texts(int count)
    {
        var items = new string[count];
        for (var i = 0; i < count; i++) items[i] = Text();
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private bool Flag() => bytes[at++] != 0;

    private DateOnly Day() => MaybeDay() ?? throw new InvalidDataException("a day is missing");

    private DateOnly? MaybeDay() => Number() is > 0 and var day ? DateOnly.FromDayNumber(day - 1) : null;

    private decimal? Share() => Number() is > 0 and var share ? (share - 1) / 10_000m : null;

    private string Text() => Maybe() ?? throw new InvalidDataException("a text is missing");

    private string? Maybe() => Number() is > 0 and var index ? strings.At(index - 1) : null;

    // No list can have more items than the file has bytes: a damaged length must not reserve memory.
    private int Count() => Number() is var count && count <= bytes.Length ? count : throw new InvalidDataException("a list is too long");

    private int Number()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = bytes[at++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80) return value <= int.MaxValue ? (int)value : throw new InvalidDataException("a number is too large");
        }

        throw new InvalidDataException("a number is too long");
    }
}

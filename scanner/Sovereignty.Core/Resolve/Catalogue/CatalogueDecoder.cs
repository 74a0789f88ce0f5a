using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Reads what <see cref="CatalogueEncoder"/> wrote. Anything out of range throws <see cref="InvalidDataException"/> or a range exception.</summary>
internal sealed class CatalogueDecoder(byte[] bytes)
{
    private string[] table = [];
    private int at;

    public Catalogue Read()
    {
        const int Start = sizeof(uint) + CatalogueFile.DigestLength;
        if (bytes.Length < Start || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != CatalogueFile.Magic) throw new InvalidDataException("no catalogue");
        at = Start;
        Strings();
        var catalogue = new Catalogue
        {
            Digest = Convert.ToHexStringLower(bytes.AsSpan(sizeof(uint), CatalogueFile.DigestLength)),
            Vendors = ById(Vendor, v => v.Id),
            Products = ById(Product, p => p.Id),
            Classes = ById(Class, c => c.Id),
            Packages = List(Packages),
            Services = ById(Service, s => s.Id),
            Registries = ById(Registry, r => r.Id),
            Jurisdictions = ById(Jurisdiction, j => j.Code),
            Relicensings = ById(Relicensing, r => r.Id),
            Licences = ById(Licence, l => l.Id),
            LicenceSets = ById(Set, s => s.Id),
            LicenceExceptions = ById(Exception, e => e.Id),
            LicenceAliases = List(Alias),
        };
        return at == bytes.Length ? catalogue : throw new InvalidDataException("bytes are left over");
    }

    private Vendor Vendor() => new()
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

    private Product Product() => new()
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
        EndOfLife = List(() => new EndOfLife(Text(), Day(), Maybe())),
        Citation = Citation(),
    };

    private ProductClass Class() => new(Text(), Local(), Local(), Text(), Texts(), Text());

    private PackageNamespace Packages() => new(Text(), Texts(), Maybe(), Citation());

    private CatalogueService Service() => new(Text(), Text(), Text(), Text(), Texts(), Texts(), Texts(), Texts(), Citation());

    private Registry Registry() => new(Text(), Text(), Text(), Maybe(), Texts(), Texts(), Flag(), Texts(), Citation());

    private Jurisdiction Jurisdiction() =>
        new(Text(), Local(), (Bloc)Number(), Flag() ? new Adequacy(MaybeDay(), Text(), Text()) : null, List(Law), Citation());

    private Law Law() => new(Text(), Text(), Local(), Flag(), Text(), Day(), Text(), (Confidence)Number());

    private Relicensing Relicensing() => new(Text(), Text(), Text(), Texts(), Texts(), Maybe(), Day(), Text(), Text(), Maybe(), Citation());

    private LicenceEntry Licence()
    {
        var (id, name, flags) = (Text(), Text(), Number());
        return new LicenceEntry(id, name, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
    }

    private LicenceSet Set() => new(Text(), (LicenceClass)Number(), Local(), Texts(), Texts());

    private LicenceAddition Exception() => new(Text(), Flag());

    private LicenceAlias Alias() => new(Maybe(), Number() is > 0 and var licenceClass ? (LicenceClass)(licenceClass - 1) : null, Texts(), Texts());

    private Citation Citation() => new(Text(), Day(), (Confidence)Number(), Text());

    private LocalText Local() => new(Text(), Text());

    private ImmutableSortedDictionary<string, T> ById<T>(Func<T> read, Func<T, string> id)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        for (var count = Count(); count > 0; count--)
        {
            var item = read();
            items.Add(id(item), item);
        }

        return items.ToImmutable();
    }

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

    private string? Maybe() => Number() is > 0 and var index ? table[index - 1] : null;

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

    private void Strings()
    {
        table = new string[Count()];
        for (var i = 0; i < table.Length; i++)
        {
            var length = Count();
            table[i] = Encoding.UTF8.GetString(bytes, at, length);
            at += length;
        }
    }
}

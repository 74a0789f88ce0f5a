using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Writes the compiled form; <see cref="EntryReader"/> reads the same fields in the same order.</summary>
internal sealed class CatalogueEncoder
{
    private readonly ArrayBufferWriter<byte> body = new(1 << 16);
    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);
    private readonly List<string> table = [];

    private readonly byte[][] sections = new byte[(int)Section.Count][];

    public byte[] Write(CatalogueContent content)
    {
        Table(Section.Vendors, content.Vendors, Vendor);
        Table(Section.Products, content.Products, Product);
        Table(Section.Classes, content.Classes, Class);
        Listing(Section.Packages, content.Packages, Packages);
        Table(Section.Services, content.Services, Service);
        Table(Section.Registries, content.Registries, Registry);
        Table(Section.Jurisdictions, content.Jurisdictions, Jurisdiction);
        Table(Section.Relicensings, content.Relicensings, Relicensing);
        Table(Section.Lifecycles, content.Lifecycles, Lifecycle);
        Table(Section.Licences, content.Licences, Licence);
        Table(Section.LicenceSets, content.LicenceSets, Set);
        Table(Section.LicenceExceptions, content.LicenceExceptions, Exception);
        Listing(Section.LicenceAliases, content.LicenceAliases, Alias);
        Listing(Section.PackageLicences, content.PackageLicences, PackageLicence);
        Table(Section.ContributorTerms, content.ContributorTerms, ContributorTerms);
        foreach (var (section, names) in CatalogueNaming.Of(content)) sections[(int)section] = KeyTable.Write(names);
        sections[(int)Section.Bodies] = body.WrittenSpan.ToArray();
        sections[(int)Section.Strings] = Strings();
        return Assemble();
    }

    // Entries stand in the order of their ids, which is the order of the table's keys.
    private void Table<T>(Section section, IReadOnlyDictionary<string, T> entries, Action<T> write)
    {
        var places = new List<KeyValuePair<string, long>>(entries.Count);
        foreach (var (id, entry) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            places.Add(new KeyValuePair<string, long>(id, body.WrittenCount));
            write(entry);
        }

        sections[(int)section] = KeyTable.Write(places);
    }

    private void Listing<T>(Section section, IReadOnlyList<T> entries, Action<T> write)
    {
        var places = new List<int>(entries.Count);
        foreach (var entry in entries)
        {
            places.Add(body.WrittenCount);
            write(entry);
        }

        sections[(int)section] = Places(places);
    }

    private void Vendor(Vendor vendor)
    {
        Text(vendor.Id);
        Text(vendor.Name);
        Text(vendor.LegalName);
        Number(vendor.Kind is { } kind ? (int)kind + 1 : 0);
        Text(vendor.Country);
        Text(vendor.Place);
        Flag(vendor.Independent);
        List(vendor.Owners, o =>
        {
            Text(o.Vendor);
            Share(o.Share);
            Day(o.From);
            Day(o.Until);
            Text(o.Source);
            Number(o.Confidence is { } confidence ? (int)confidence + 1 : 0);
        });
        Texts(vendor.Aliases);
        List(vendor.Contracting, c =>
        {
            Text(c.Name);
            Text(c.Country);
        });
        Texts(vendor.Domains);
        Texts(vendor.Forges);
        Citation(vendor.Citation);
    }

    private void Product(Product product)
    {
        Text(product.Id);
        Text(product.Name);
        Text(product.Vendor);
        Text(product.Class);
        Texts(product.Aliases);
        Text(product.Licence);
        List(product.Deployment, d => Number((int)d));
        KnownTexts(product.Platforms);
        KnownTexts(product.OpenFormats);
        KnownTexts(product.VendorFormats);
        KnownTexts(product.Standards);
        List(product.EndOfLife, EndOfLife);
        Citation(product.Citation);
    }

    private void Class(ProductClass productClass)
    {
        Text(productClass.Id);
        Local(productClass.Name);
        Local(productClass.Description);
        Text(productClass.Layer);
        Texts(productClass.Alternatives);
        Text(productClass.Entry);
    }

    private void Packages(PackageNamespace packages)
    {
        Text(packages.Vendor);
        Texts(packages.Patterns);
        Text(packages.Service);
        Citation(packages.Citation);
    }

    private void Service(CatalogueService service)
    {
        Text(service.Id);
        Text(service.Name);
        Text(service.Provider);
        Text(service.Class);
        Texts(service.Domains);
        Texts(service.Terraform);
        Texts(service.Images);
        Texts(service.Actions);
        Citation(service.Citation);
    }

    private void Registry(Registry registry)
    {
        Text(registry.Id);
        Text(registry.Name);
        Text(registry.Kind);
        Text(registry.Operator);
        Texts(registry.Domains);
        Texts(registry.PurlTypes);
        Flag(registry.Default);
        Texts(registry.Mirrors);
        Citation(registry.Citation);
    }

    private void Jurisdiction(Jurisdiction jurisdiction)
    {
        Text(jurisdiction.Code);
        Local(jurisdiction.Name);
        Number((int)jurisdiction.Bloc);
        Flag(jurisdiction.Adequacy is not null);
        if (jurisdiction.Adequacy is { } adequacy)
        {
            Day(adequacy.Since);
            Text(adequacy.Scope);
            Text(adequacy.Source);
        }

        List(jurisdiction.Laws, Law);
        Citation(jurisdiction.Citation);
    }

    private void Law(Law law)
    {
        Text(law.Id);
        Text(law.Name);
        Local(law.Effect);
        Flag(law.Extraterritorial);
        Text(law.Status);
        Day(law.AsOf);
        Text(law.Source);
        Number((int)law.Confidence);
    }

    private void Relicensing(Relicensing relicensing)
    {
        Text(relicensing.Id);
        Text(relicensing.Name);
        Text(relicensing.Vendor);
        Texts(relicensing.Packages);
        Texts(relicensing.Products);
        Text(relicensing.FromVersion);
        Day(relicensing.Date);
        Text(relicensing.From);
        Text(relicensing.To);
        Text(relicensing.Alternative);
        Citation(relicensing.Citation);
    }

    private void Lifecycle(Lifecycle lifecycle)
    {
        Text(lifecycle.Id);
        Text(lifecycle.Name);
        Text(lifecycle.Product);
        Texts(lifecycle.Packages);
        List(lifecycle.Versions, EndOfLife);
        Citation(lifecycle.Citation);
    }

    private void EndOfLife(EndOfLife end)
    {
        Text(end.Version);
        Day(end.Date);
        Text(end.Source);
    }

    private void Licence(LicenceEntry licence)
    {
        Text(licence.Id);
        Text(licence.Name);
        Number((licence.Osi ? 1 : 0) | (licence.Fsf ? 2 : 0) | (licence.Deprecated ? 4 : 0));
    }

    private void Set(LicenceSet set)
    {
        Text(set.Id);
        Number((int)set.Class);
        Local(set.Name);
        Texts(set.Obligations);
        Texts(set.Licences);
    }

    private void Exception(LicenceAddition exception)
    {
        Text(exception.Id);
        Flag(exception.Linking);
    }

    private void Alias(LicenceAlias alias)
    {
        Text(alias.Expression);
        Number(alias.Class is { } licenceClass ? (int)licenceClass + 1 : 0);
        Texts(alias.Names);
        Texts(alias.Urls);
    }

    private void PackageLicence(PackageLicence licence)
    {
        Texts(licence.Patterns);
        List(licence.Versions, v =>
        {
            Text(v.From);
            Text(v.Until);
            Text(v.Licence);
        });
        Citation(licence.Citation);
    }

    private void ContributorTerms(ContributorTerms terms)
    {
        Text(terms.Vendor);
        Number((int)terms.Terms);
        Text(terms.Scope);
        Citation(terms.Citation);
    }

    private void Citation(Citation citation)
    {
        Text(citation.Source);
        Day(citation.Checked);
        Number((int)citation.Confidence);
        Text(citation.Entry);
    }

    private void Local(LocalText text)
    {
        Text(text.De);
        Text(text.En);
    }

    private void List<T>(IEnumerable<T> items, Action<T> write)
    {
        var all = items as IReadOnlyCollection<T> ?? [.. items];
        Number(all.Count);
        foreach (var item in all) write(item);
    }

    private void Texts(ImmutableArray<string> texts) => List(texts, Text);

    // 0 is not known; a known list is its length plus one.
    private void KnownTexts(ImmutableArray<string>? texts)
    {
        Number(texts is { } known ? known.Length + 1 : 0);
        if (texts is not { } list) return;
        foreach (var text in list) Text(text);
    }

    private void Flag(bool value) => Byte(body, value ? (byte)1 : (byte)0);

    private void Day(DateOnly? day) => Number(day is { } d ? d.DayNumber + 1 : 0);

    private void Day(DateOnly day) => Number(day.DayNumber + 1);

    // Shares keep up to four decimals.
    private void Share(decimal? share) => Number(share is { } s ? (int)(s * 10_000) + 1 : 0);

    private void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        if (!strings.TryGetValue(text, out var index))
        {
            strings[text] = index = table.Count + 1;
            table.Add(text);
        }

        Number(index);
    }

    private void Number(int value) => Number(body, value);

    private static void Number(ArrayBufferWriter<byte> to, int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7) Byte(to, (byte)(rest | 0x80));
        Byte(to, (byte)rest);
    }

    private static void Byte(ArrayBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    private byte[] Strings()
    {
        var texts = new ArrayBufferWriter<byte>(1 << 16);
        var ends = new List<int>(table.Count);
        foreach (var text in table)
        {
            Encoding.UTF8.GetBytes(text, texts);
            ends.Add(texts.WrittenCount);
        }

        return [.. Places(ends), .. texts.WrittenSpan];
    }

    private static byte[] Places(List<int> places)
    {
        var bytes = new byte[(places.Count + 1) * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, places.Count);
        for (var i = 0; i < places.Count; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((i + 1) * sizeof(int)), places[i]);
        return bytes;
    }

    private byte[] Assemble()
    {
        const int Start = CatalogueFile.HeaderLength + CatalogueSections.Length;
        var bytes = new byte[Start + sections.Sum(s => s.Length)];
        var at = Start;
        for (var i = 0; i < sections.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CatalogueFile.HeaderLength + (i * sizeof(int))), at);
            sections[i].CopyTo(bytes, at);
            at += sections[i].Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes, CatalogueFile.Magic);
        SHA256.HashData(bytes.AsSpan(CatalogueFile.HeaderLength), bytes.AsSpan(CatalogueFile.DigestAt));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(sizeof(uint)), CatalogueFile.Checksum(bytes));
        return bytes;
    }
}

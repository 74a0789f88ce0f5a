using Sovereignty.Model;
using Sovereignty.Resolve.Licences;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Works out, once for each compiled catalogue, under which names its entries will be looked for. <see cref="CatalogueNames"/> looks.</summary>
internal static class CatalogueNaming
{
    /// <summary>The value of a name that several entries claim: it leads to none of them.</summary>
    public const long Nobody = -1;

    /// <summary>Added to the index of a licence among the values of licence names, where other values are indices of aliases.</summary>
    public const long Listed = 1L << 32;

    /// <summary>The names of each section. An entry is its index in its table or list.</summary>
    public static IEnumerable<(Section Section, IReadOnlyDictionary<string, long> Names)> Of(CatalogueContent content)
    {
        Vendor[] vendors = Sorted(content.Vendors);
        Registry[] registries = Sorted(content.Registries);
        CatalogueService[] services = Sorted(content.Services);
        yield return (Section.PackagePatterns, Patterns(content.Packages.SelectMany((p, entry) => p.Patterns.Select((pattern, item) => (pattern, Pack(entry, item))))));
        yield return (Section.VendorForges, Claims(vendors, v => v.Forges.Where(f => f.Length > 1)));
        yield return (Section.VendorDomains, Claims(vendors, v => v.Domains.Select(Domain)));
        yield return (Section.VendorNames, Claims(vendors, v => VendorNames(v).Select(VendorName.Fold).Where(n => n.Length > 1)));
        yield return (Section.RegistryDomains, Claims(registries, r => r.Domains.Select(Domain)));
        yield return (Section.RegistryDefaults, First(registries, r => r.Default ? r.PurlTypes : []));
        yield return (Section.ServicePatterns, Patterns(services.SelectMany((s, entry) =>
            s.Images.Select(i => $"pkg:docker/{i}").Concat(s.Actions.Select(a => $"pkg:githubactions/{a}")).Select(p => (p, (long)entry)))));
        yield return (Section.ServiceProviders, First(services, s => s.Terraform.Select(t => t.ToLowerInvariant())));
        yield return (Section.ProductNames, Claims(Sorted(content.Products), p => p.Aliases.Prepend(p.Name).Append(p.Id).Select(VendorName.Fold)));
        yield return (Section.RelicensedPatterns, Patterns(Sorted(content.Relicensings).SelectMany((r, entry) =>
            r.FromVersion is null ? [] : r.Packages.Select((pattern, item) => (pattern, Pack(entry, item))))));
        Lifecycle[] lifecycles = Sorted(content.Lifecycles);
        yield return (Section.LifecyclePatterns, Patterns(lifecycles.SelectMany((l, entry) => l.Packages.Select(p => (p, (long)entry)))));
        yield return (Section.LifecycleProducts, First(lifecycles, l => l.Product is { } product ? [product] : []));
        yield return (Section.PackageLicencePatterns, Patterns(content.PackageLicences.SelectMany((l, entry) => l.Patterns.Select((pattern, item) => (pattern, Pack(entry, item))))));
        foreach (var licences in Licences(content)) yield return licences;
    }

    private static IEnumerable<(Section, IReadOnlyDictionary<string, long>)> Licences(CatalogueContent content)
    {
        var licences = Sorted(content.Licences);
        var sets = Sorted(content.LicenceSets);
        // By indexer: an overlay may spell an id in another case, and the last one wins.
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < licences.Length; i++) ids[licences[i].Id.ToLowerInvariant()] = Pack(SetOf(licences[i].Id, sets) + 1, i);
        yield return (Section.LicenceIds, ids);

        var exceptions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (exception, index) in Sorted(content.LicenceExceptions).Select((e, i) => (e, i))) exceptions[exception.Id.ToLowerInvariant()] = index;
        yield return (Section.LicenceExceptionIds, exceptions);

        var names = new Dictionary<string, long>(StringComparer.Ordinal);
        var urls = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < content.LicenceAliases.Count; i++)
        {
            foreach (var name in content.LicenceAliases[i].Names) names[LicenceName.Fold(name)] = i;
            foreach (var url in content.LicenceAliases[i].Urls) urls[LicenceName.FoldUrl(url)] = i;
        }

        for (var i = 0; i < licences.Length; i++)
        {
            if (!licences[i].Deprecated) names.TryAdd(LicenceName.Fold(licences[i].Name), Listed + i);
        }

        yield return (Section.LicenceNames, names);
        yield return (Section.LicenceUrls, urls);
    }

    // An id that is named wins over a beginning, the longest beginning over shorter ones; -1 for a licence that nobody classified.
    private static int SetOf(string id, LicenceSet[] sets)
    {
        var (found, longest) = (-1, -1);
        for (var i = 0; i < sets.Length; i++)
        {
            foreach (var listed in sets[i].Licences)
            {
                var length = listed.EndsWith('*') ? listed.Length - 1 : int.MaxValue;
                if (length < longest || (length == longest && length != int.MaxValue)) continue;
                if (length == int.MaxValue ? !string.Equals(listed, id, StringComparison.OrdinalIgnoreCase) : !id.StartsWith(listed[..^1], StringComparison.Ordinal)) continue;
                (found, longest) = (i, length);
            }
        }

        return found;
    }

    private static IEnumerable<string> VendorNames(Vendor vendor) =>
        [vendor.Name, .. vendor.LegalName is { } legal ? (string[])[legal] : [], .. vendor.Aliases, .. vendor.Contracting.Select(c => c.Name)];

    // Of equal patterns the last one wins, which lets overlays win.
    private static Dictionary<string, long> Patterns(IEnumerable<(string Pattern, long Value)> patterns)
    {
        var keys = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (text, value) in patterns)
        {
            if (PackagePattern.TryParse(text, out var pattern)) keys[PatternTable.KeyOf(pattern)] = value;
        }

        return keys;
    }

    private static Dictionary<string, long> Claims<T>(T[] entries, Func<T, IEnumerable<string>> names)
    {
        var claims = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var name in names(entries[i])) claims[name] = claims.TryGetValue(name, out var other) && other != i ? Nobody : i;
        }

        return claims;
    }

    private static Dictionary<string, long> First<T>(T[] entries, Func<T, IEnumerable<string>> names)
    {
        var first = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var name in names(entries[i])) first.TryAdd(name, i);
        }

        return first;
    }

    private static string Domain(string domain) => (domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain).ToLowerInvariant();

    private static long Pack(int high, int low) => ((long)high << 32) | (uint)low;

    private static T[] Sorted<T>(IReadOnlyDictionary<string, T> entries) => [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value)];
}

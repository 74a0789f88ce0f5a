using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>Which licence change touches a component, and on which side of it the used version lies.</summary>
internal sealed class RelicensingIndex
{
    /// <summary>No change is known.</summary>
    public const string None = "none";

    /// <summary>The used version is from before the change.</summary>
    public const string Before = "before";

    /// <summary>The used version is under the new licence.</summary>
    public const string After = "after";

    private readonly List<(PackagePattern Pattern, Relicensing Change)> byPrefix = [];
    private readonly Dictionary<string, List<Relicensing>> byPackage = new(StringComparer.Ordinal);
    private readonly HashSet<string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Relicensing>> byProduct = new(StringComparer.Ordinal);

    public RelicensingIndex(Catalogue catalogue, DateOnly asOf)
    {
        foreach (var change in catalogue.Relicensings.Values.Where(c => c.Date <= asOf))
        {
            foreach (var pattern in change.Packages)
            {
                if (!PackagePattern.TryParse(pattern, out var parsed)) continue;
                types.Add(parsed.Type);
                if (parsed.IsPrefix) byPrefix.Add((parsed, change));
                else Add(byPackage, $"{parsed.Type}/{parsed.Text}", change);
            }

            foreach (var product in change.Products) Add(byProduct, product, change);
        }
    }

    /// <summary>Of the changes that touch a component the one that matters to the version in use: the last that it is after, else the first that is still before it.</summary>
    public Relicensing? Of(Component component)
    {
        var found = new List<Relicensing>();
        if (component.Purl is { } purl && types.Contains(purl.Type))
        {
            if (byPackage.TryGetValue($"{purl.Type}/{PackagePattern.KeyOf(purl)}", out var exact)) found.AddRange(exact);
            found.AddRange(byPrefix.Where(p => p.Pattern.Matches(purl)).Select(p => p.Change));
        }

        if (component.Facts.Product is { } product && byProduct.TryGetValue(product.Value, out var touched)) found.AddRange(touched);
        if (found.Count <= 1) return found.Count == 0 ? null : found[0];
        found.Sort(static (a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : string.CompareOrdinal(a.Id, b.Id));
        var licence = component.Facts.Licence?.Value;
        return found.FindLast(c => Side(c, component.Version, licence) == After) ?? found.Find(c => Side(c, component.Version, licence) == Before) ?? found[^1];
    }

    /// <summary>
    /// On which side of the change the used version lies: by the licence that it is known to be under (the tag <c>redis:7</c> is no version, and still the
    /// newest image), else by the version; null when neither tells.
    /// </summary>
    public static string? Side(Relicensing? change, string? version, Licence? licence)
    {
        if (change is null) return None;
        if (licence is not null && change.From != change.To && (licence.Expression == change.To || licence.Expression == change.From)) return licence.Expression == change.To ? After : Before;
        if (version is null || change.FromVersion is null) return null;
        return VersionOrder.Compare(version, change.FromVersion) is { } order ? order < 0 ? Before : After : null;
    }

    private static void Add(Dictionary<string, List<Relicensing>> index, string key, Relicensing change)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        list.Add(change);
    }
}

using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>Who is depended on: ultimate owners, their countries and blocs.</summary>
internal static class PartyViews
{
    private static readonly string[] BlocOrder = ["eu", "eea", "adequacy", "third", "community", "unknown"];

    public static IReadOnlyList<ShareView> Owners(ScanIndex index) => Shares(index, v => Owner(index, v), KnownFirst);

    public static IReadOnlyList<ShareView> Countries(ScanIndex index) => Shares(index, v => Country(index, v), KnownFirst);

    public static IReadOnlyList<ShareView> Blocs(ScanIndex index)
    {
        var found = Shares(index, v => new Group(index.BlocOf(v), null, null), KnownFirst).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return BlocOrder.Where(found.ContainsKey).Select(b => found[b]).ToArray();
    }

    public static IReadOnlyList<LawView> Laws(ScanIndex index, IReadOnlyList<ShareView> countries) => countries
        .Where(c => c.Bloc is "third" or "adequacy" && index.Catalogue.Jurisdictions.ContainsKey(c.Id))
        .Select(c => index.Catalogue.Jurisdictions[c.Id])
        .SelectMany(j => j.Laws.Where(l => l.Extraterritorial), (j, l) => new LawView(
            j.Code, index.In(j.Name), l.Name, index.In(l.Effect), l.Status, l.AsOf, l.Source, KebabCase.Of(l.Confidence)))
        .ToArray();

    private static ShareView[] Shares(ScanIndex index, Func<string?, Group> groupOf, Comparison<ShareView> order)
    {
        var bought = index.Bought;
        var systems = bought.GroupBy(s => groupOf(s.Vendor).Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var vendors = index.Scan.Vendors.Keys.ToLookup(v => groupOf(v).Id, StringComparer.Ordinal);
        var components = ComponentViews.Counted(index).CountBy(c => groupOf(c.Facts.Developer?.Value).Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var spent = Sum(bought);
        var shares = new List<ShareView>();
        foreach (var (id, group) in systems)
        {
            var first = groupOf(group[0].Vendor);
            var cost = Sum(group);
            shares.Add(new ShareView
            {
                Id = id,
                Name = first.Party?.Name ?? (first.Country is null ? null : index.CountryName(first.Country)),
                Country = first.Country,
                CountryName = index.CountryName(first.Country),
                Bloc = id == "unknown" ? "unknown" : index.BlocOf(group[0].Vendor),
                Vendors = Among(vendors[id], group).Select(v => index.Party(v).Name).Order(StringComparer.Ordinal).ToArray(),
                Systems = group.Count,
                SystemShare = (double)group.Count / bought.Count,
                YearlyCost = cost,
                CostShare = spent is null or 0 || cost is null ? null : (double)(cost / spent),
                Components = components.GetValueOrDefault(id),
            });
        }

        shares.Sort(order);
        return shares.ToArray();
    }

    private static IEnumerable<string> Among(IEnumerable<string> vendors, List<BoughtSystem> group)
    {
        var used = group.Select(s => s.Vendor).ToHashSet(StringComparer.Ordinal);
        return vendors.Where(used.Contains);
    }

    private static Group Owner(ScanIndex index, string? vendor) =>
        index.OwnerOf(vendor) is { } owner ? new Group(owner.Id, owner, owner.Country) : new Group("unknown", null, null);

    private static Group Country(ScanIndex index, string? vendor) => index.Profile(vendor) switch
    {
        { IsCommunity: true } => new Group("community", null, null),
        { OwnerCountry: { } country } => new Group(country, null, country),
        _ => new Group("unknown", null, null),
    };

    // Costs that nobody stated are not nought.
    private static decimal? Sum(IEnumerable<BoughtSystem> systems) =>
        systems.Aggregate((decimal?)null, (sum, s) => s.YearlyCost is null ? sum : (sum ?? 0) + s.YearlyCost);

    private static int KnownFirst(ShareView a, ShareView b)
    {
        var unknown = (a.Id == "unknown").CompareTo(b.Id == "unknown");
        if (unknown != 0) return unknown;
        var systems = b.Systems.CompareTo(a.Systems);
        if (systems != 0) return systems;
        var cost = Nullable.Compare(b.YearlyCost, a.YearlyCost);
        return cost != 0 ? cost : string.CompareOrdinal(a.Id, b.Id);
    }

    private sealed record Group(string Id, PartyView? Party, string? Country);
}

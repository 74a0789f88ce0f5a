using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// Adds up what bodies outside the European Union hold of one vendor on a day. A stake held through somebody in the Union counts in full where
/// the holder is controlled from outside, and in proportion where it is not.
/// </summary>
internal sealed class OutsideHoldings(Catalogue catalogue, Owners owners, OwnershipThresholds thresholds, DateOnly asOf)
{
    private const int Deepest = 16;

    private readonly List<Holding> outside = [];

    // What could belong to one body outside, and what is spread over so many that no one of them can pass the threshold for one.
    private decimal unattributed;
    private decimal spread;

    /// <summary>The sum for a vendor.</summary>
    public OutsideShares Of(Vendor vendor)
    {
        Below(vendor, 100, [vendor.Id]);
        var (largest, together) = (0m, 0m);
        foreach (var holding in outside)
        {
            largest = Math.Max(largest, holding.Stake);
            together += holding.Stake;
        }

        if (largest > thresholds.OneOwner || together > thresholds.AllOwners) return new OutsideShares(largest, together, true);
        var settled = largest + unattributed <= thresholds.OneOwner && together + unattributed + spread <= thresholds.AllOwners;
        return new OutsideShares(largest, together, settled ? false : null);
    }

    private void Below(Vendor vendor, decimal stake, HashSet<string> path)
    {
        var holders = Owners.InForce(vendor, asOf);
        if (holders.Count == 0)
        {
            Rest(vendor, stake);
            return;
        }

        var left = 100m;
        foreach (var holder in holders)
        {
            // One owner without a figure is stated as the owner.
            if ((holder.Share ?? (holders.Count == 1 ? 100 : null)) is not { } share) continue;
            left -= share;
            Holder(holder.Vendor, stake * share / 100, path);
        }

        if (left > 0) Rest(vendor, stake * left / 100);
    }

    private void Holder(string id, decimal stake, HashSet<string> path)
    {
        // Going round in a circle or too deep tells nothing of who holds it.
        if (path.Count >= Deepest || path.Contains(id) || !catalogue.Vendors.TryGetValue(id, out var holder))
        {
            unattributed += stake;
            return;
        }

        var top = owners.Profile(id, asOf);
        if (IsOutside(holder.Country) || IsOutside(top?.OwnerCountry))
        {
            // Two holdings of one group are one holder.
            var body = top?.UltimateOwner ?? id;
            var holding = outside.Find(h => h.Body == body);
            if (holding is null) outside.Add(holding = new Holding(body));
            holding.Stake += stake;
            return;
        }

        Below(holder, stake, [.. path, id]);
    }

    // What no named owner holds: nothing above a body without owners, many small holdings of a listed company, else nobody knows.
    private void Rest(Vendor vendor, decimal stake)
    {
        if (vendor.Kind == VendorKind.Listed) spread += stake;
        else if (vendor.Country is null || !Owners.IsTop(vendor)) unattributed += stake;
    }

    private bool IsOutside(string? country) => owners.BlocOf(country, asOf) is { } bloc && bloc != Bloc.Eu;

    private sealed class Holding(string body)
    {
        public string Body { get; } = body;

        public decimal Stake { get; set; }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>
/// The vendors that anything in use comes from, those of most systems first. A list may name one in each of 200,000 lines: kept are names and
/// counts, and what a report shows of one is made when it is asked for.
/// </summary>
internal sealed class VendorRows : RowList<VendorView>
{
    private const int MostSystems = 100;

    private readonly ScanIndex index;
    private readonly Rank[] ranks;

    // The bought systems of each vendor, one vendor behind the other.
    private readonly int[] systems;
    private readonly int[] begins;

    /// <summary>Counts and sorts them.</summary>
    public VendorRows(ScanIndex index)
    {
        this.index = index;
        var counts = new Dictionary<string, (int Systems, int Components)>(StringComparer.Ordinal);
        foreach (var bought in index.Bought)
        {
            if (bought.Vendor is { } vendor) CollectionsMarshal.GetValueRefOrAddDefault(counts, vendor, out _).Systems++;
        }

        foreach (var component in ComponentViews.Counted(index))
        {
            if (component.Facts.Developer is { } developer) CollectionsMarshal.GetValueRefOrAddDefault(counts, developer.Value, out _).Components++;
        }

        ranks = new Rank[counts.Count];
        var at = 0;
        foreach (var (id, count) in counts) ranks[at++] = new Rank(id, index.Party(id).Name, count.Systems, count.Components);
        Array.Sort(ranks);
        (systems, begins) = ByVendor(index.Bought, ranks);
    }

    /// <inheritdoc/>
    public override int Length => ranks.Length;

    /// <inheritdoc/>
    public override VendorView this[int at]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)at, (uint)ranks.Length, nameof(at));
            return View(ranks[at], systems.AsSpan(begins[at]..begins[at + 1]));
        }
    }

    /// <summary>Their ids.</summary>
    public IEnumerable<string> Ids => ranks.Select(r => r.Id);

    /// <summary>What the catalogue says of one of its vendors; null of a maker that it does not hold.</summary>
    /// <param name="profile">Who the vendor is.</param>
    public static Citation? Catalogued(VendorProfile? profile) =>
        profile is null || profile.Vendor.Id.StartsWith("stated:", StringComparison.Ordinal) ? null : profile.Vendor.Citation;

    /// <summary>How sure it is who stands behind a vendor.</summary>
    /// <param name="profile">Who it is; null when nothing is known.</param>
    public static Confidence Sureness(VendorProfile? profile) => profile?.Confidence ?? Confidence.Low;

    private VendorView View(Rank rank, ReadOnlySpan<int> bought)
    {
        var profile = index.Profile(rank.Id);
        var party = index.Party(rank.Id);
        var known = Catalogued(profile);
        string[] names = [.. bought.ToArray().OrderBy(at => index.Names[index.Bought[at].At], StringComparer.Ordinal).Take(MostSystems).Select(at => index.Scan.Systems.IdAt(index.Bought[at].At))];
        decimal? cost = null;
        foreach (var at in bought)
        {
            if (index.Bought[at].YearlyCost is { } own) cost = (cost ?? 0) + own;
        }

        return new VendorView
        {
            Id = rank.Id,
            Anchor = index.VendorAnchors.GetValueOrDefault(rank.Id) ?? "",
            Name = rank.Name,
            LegalName = profile?.Vendor.LegalName,
            Kind = profile?.Vendor.Kind is { } kind ? KebabCase.Of(kind) : null,
            Country = party.Country,
            CountryName = party.CountryName,
            Chain = profile?.Chain.Select(index.Party).ToArray() ?? [],
            Owner = index.OwnerOf(rank.Id),
            Independent = profile?.Vendor.Independent ?? false,
            Bloc = index.BlocOf(rank.Id),
            Contracting = SystemViews.Contracting(index, profile),
            Systems = Array.ConvertAll(names, index.SystemReference),
            SystemCount = rank.Systems,
            Components = rank.Components,
            YearlyCost = cost,
            Source = profile?.Vendor.Citation.Source ?? "",
            Checked = known?.Checked,
            Confidence = KebabCase.Of(Sureness(profile)),
            Entry = known?.Entry,
        };
    }

    private static (int[] Systems, int[] Begins) ByVendor(IReadOnlyList<BoughtSystem> bought, Rank[] ranks)
    {
        var places = new Dictionary<string, int>(ranks.Length, StringComparer.Ordinal);
        var begins = new int[ranks.Length + 1];
        for (var i = 0; i < ranks.Length; i++)
        {
            places[ranks[i].Id] = i;
            begins[i + 1] = begins[i] + ranks[i].Systems;
        }

        var next = begins.ToArray();
        var systems = new int[begins[^1]];
        for (var i = 0; i < bought.Count; i++)
        {
            if (bought[i].Vendor is { } vendor) systems[next[places[vendor]]++] = i;
        }

        return (systems, begins);
    }

    private readonly record struct Rank(string Id, string Name, int Systems, int Components) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            if (other.Systems != Systems) return other.Systems.CompareTo(Systems);
            if (other.Components != Components) return other.Components.CompareTo(Components);
            var name = string.CompareOrdinal(Name, other.Name);
            return name != 0 ? name : string.CompareOrdinal(Id, other.Id);
        }
    }
}

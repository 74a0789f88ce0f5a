using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Follows owner chains as they stood on a day.</summary>
/// <param name="catalogue">The catalogue with the vendors.</param>
/// <param name="thresholds">From which share an owner counts.</param>
public sealed class Owners(Catalogue catalogue, OwnershipThresholds thresholds)
{
    private const int DeepestChain = 32;
    private const int DeepestJoint = 4;

    /// <summary>Follows owner chains with the thresholds of SecNumCloud.</summary>
    public Owners(Catalogue catalogue)
        : this(catalogue, OwnershipThresholds.SecNumCloud)
    {
    }

    /// <summary>A vendor and who stands at the end of its chain on a day.</summary>
    /// <param name="vendorId">The vendor's catalogue id.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The profile, or null when the catalogue does not hold the vendor.</returns>
    public VendorProfile? Profile(string vendorId, DateOnly asOf) => Profile(vendorId, asOf, 0);

    private VendorProfile? Profile(string vendorId, DateOnly asOf, int depth)
    {
        if (!catalogue.Vendors.TryGetValue(vendorId, out var vendor)) return null;
        var chain = ImmutableArray.CreateBuilder<string>();
        var confidence = vendor.Citation.Confidence;
        for (var current = vendor; chain.Count < DeepestChain;)
        {
            chain.Add(current.Id);
            confidence = Weaker(confidence, current.Citation.Confidence);
            switch (Step(current, asOf))
            {
                case { Known: false }: return Joint(vendor, chain, current, confidence, asOf, depth) ?? Unknown(vendor, chain, confidence);
                case { Owner: null }: return Ends(vendor, chain, current, confidence, asOf);
                case { Owner: { } owner }:
                    confidence = Weaker(confidence, OnDay(owner, current, asOf));
                    if (chain.Contains(owner.Vendor) || !catalogue.Vendors.TryGetValue(owner.Vendor, out current!)) return Unknown(vendor, chain, confidence);
                    break;
            }
        }

        return Unknown(vendor, chain, confidence);
    }

    /// <summary>The profile of a maker that the catalogue does not hold: nothing is known but the name that somebody stated.</summary>
    /// <param name="id">The id, <c>stated:&lt;slug&gt;</c>.</param>
    /// <param name="name">The name as stated.</param>
    /// <param name="country">The country of its seat as it is stated, or null.</param>
    /// <param name="asOf">The day of the report.</param>
    public static VendorProfile Stated(string id, string name, string? country, DateOnly asOf)
    {
        var vendor = new Vendor { Id = id, Name = name, Country = country, Citation = new Citation("stated by the artefact or inventory", asOf, Confidence.Low, "") };
        return new VendorProfile(vendor, [id], null, null, null, null, Confidence.Low);
    }

    /// <summary>How much of a vendor is held from outside the European Union on a day, against the thresholds.</summary>
    /// <param name="vendorId">The vendor's catalogue id.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The shares; nothing known for a vendor that the catalogue does not hold.</returns>
    public OutsideShares FromOutside(string vendorId, DateOnly asOf) =>
        catalogue.Vendors.TryGetValue(vendorId, out var vendor) ? new OutsideHoldings(catalogue, this, thresholds, asOf).Of(vendor) : new OutsideShares(0, 0, null);

    /// <summary>The bloc of a country on a day; null when the catalogue does not hold the country.</summary>
    public Bloc? BlocOf(string? country, DateOnly asOf)
    {
        if (country is null || !catalogue.Jurisdictions.TryGetValue(country, out var jurisdiction)) return null;
        return jurisdiction is { Bloc: Bloc.Adequacy, Adequacy.Since: { } since } && since > asOf ? Bloc.Third : jurisdiction.Bloc;
    }

    // Known with an owner: go on. Known without: the chain ends here. Not known: the chain is cut.
    private (bool Known, Ownership? Owner) Step(Vendor vendor, DateOnly asOf)
    {
        var owners = InForce(vendor, asOf);
        Ownership? largest = null;
        foreach (var owner in owners)
        {
            var order = (owner.Share ?? -1).CompareTo(largest?.Share ?? -1);
            if (largest is null || order > 0 || (order == 0 && string.CompareOrdinal(owner.Vendor, largest.Vendor) < 0)) largest = owner;
        }

        if (largest is not null)
        {
            // One owner without a figure is stated as the owner; several without figures leave open who decides.
            if (largest.Share is null && owners.Count == 1) return (true, largest);
            if (largest.Share > 50) return (true, largest);
            if (largest.Share > thresholds.OneOwner && !vendor.Independent) return (true, largest);
        }

        // "Independent" beside owners tells of the time before them: several without figures leave open who decides now.
        if (largest is { Share: null } && vendor.Independent) return (false, null);
        return (IsTop(vendor), null);
    }

    // Who holds it is known of the time when somebody looked. Where nobody wrote down since when, it is a guess for the years before.
    private static Confidence OnDay(Ownership owner, Vendor held, DateOnly asOf) =>
        owner.From is null && asOf < held.Citation.Checked.AddYears(-1) ? Confidence.Low : owner.Confidence ?? held.Citation.Confidence;

    /// <summary>Whether nobody stands above a vendor: a foundation, an association, a public body or people by their nature, a firm only when somebody has looked.</summary>
    internal static bool IsTop(Vendor vendor) => vendor.Independent ||
        vendor.Kind is VendorKind.Community or VendorKind.Person or VendorKind.Foundation or VendorKind.Association or VendorKind.PublicBody or VendorKind.Cooperative;

    /// <summary>The owners of a day.</summary>
    internal static List<Ownership> InForce(Vendor vendor, DateOnly asOf) =>
        [.. vendor.Owners.Where(o => (o.From is null || o.From <= asOf) && (o.Until is null || o.Until >= asOf))];

    private VendorProfile Ends(Vendor vendor, ImmutableArray<string>.Builder chain, Vendor top, Confidence confidence, DateOnly asOf)
    {
        var nobody = top.Kind is VendorKind.Community or VendorKind.Person;
        var country = nobody ? null : top.Country;
        return new VendorProfile(vendor, chain.ToImmutable(), top.Id, country, top.Kind, BlocOf(country, asOf), confidence);
    }

    // Several owners of whom nobody is known to decide: who that is stays open, but where they all sit in one country, that is known.
    private VendorProfile? Joint(Vendor vendor, ImmutableArray<string>.Builder chain, Vendor held, Confidence confidence, DateOnly asOf, int depth)
    {
        var holders = InForce(held, asOf);
        if (depth >= DeepestJoint || holders.Count < 2 || (holders.Any(o => o.Share is not null) && holders.Sum(o => o.Share ?? 0) <= 50)) return null;
        string? country = null;
        foreach (var holder in holders)
        {
            if (Profile(holder.Vendor, asOf, depth + 1) is not { OwnerCountry: { } seat } profile || (country is not null && country != seat)) return null;
            country = seat;
            confidence = Weaker(confidence, Weaker(profile.Confidence, OnDay(holder, held, asOf)));
        }

        return new VendorProfile(vendor, chain.ToImmutable(), null, country, null, BlocOf(country, asOf), confidence);
    }

    private static VendorProfile Unknown(Vendor vendor, ImmutableArray<string>.Builder chain, Confidence confidence) =>
        new(vendor, chain.ToImmutable(), null, null, null, null, confidence);

    private static Confidence Weaker(Confidence first, Confidence second) => first < second ? first : second;
}

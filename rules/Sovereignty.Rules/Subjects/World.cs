using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>A scan and its catalogue, indexed for reading fields. Each subject is made once.</summary>
internal sealed class World
{
    private readonly Dictionary<string, VendorProfile?> profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProductView?> products = new(StringComparer.Ordinal);
    private readonly Owners owners;
    private readonly Dictionary<string, ComponentSubject> components;
    private readonly Dictionary<string, VendorSubject> vendors;

    public World(Scan scan, Catalogue catalogue)
    {
        Scan = scan;
        Catalogue = catalogue;
        owners = new Owners(catalogue);
        Relicensings = new RelicensingIndex(catalogue, scan.AsOf);
        Components = [.. scan.Components.DistinctBy(c => c.Id, StringComparer.Ordinal).OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => new ComponentSubject(this, c))];
        components = Components.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Systems = [.. scan.Systems.DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => new SystemSubject(this, s))];
        Services = [.. scan.Services.DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => new ServiceSubject(this, s))];
        Vendors = [.. VendorsInUse().Select(id => new VendorSubject(this, id))];
        vendors = Vendors.ToDictionary(v => v.Id, StringComparer.Ordinal);
        Units = [.. scan.Organisation.Units.Select(u => new GroupSubject(this, u))];
        Organisation = new GroupSubject(this, null);
    }

    public Scan Scan { get; }

    public Catalogue Catalogue { get; }

    public DateOnly AsOf => Scan.AsOf;

    public RelicensingIndex Relicensings { get; }

    public ImmutableArray<ComponentSubject> Components { get; }

    public ImmutableArray<SystemSubject> Systems { get; }

    public ImmutableArray<ServiceSubject> Services { get; }

    public ImmutableArray<VendorSubject> Vendors { get; }

    public ImmutableArray<GroupSubject> Units { get; }

    public GroupSubject Organisation { get; }

    /// <summary>A component of the scan, or null.</summary>
    public ComponentSubject? Component(string id) => components.GetValueOrDefault(id);

    /// <summary>A vendor in use, or null.</summary>
    public VendorSubject? Vendor(string id) => vendors.GetValueOrDefault(id);

    /// <summary>What is known of a vendor on the day of the report, or null.</summary>
    public VendorProfile? Profile(string id)
    {
        if (Scan.Vendors.TryGetValue(id, out var known)) return known;
        if (!profiles.TryGetValue(id, out var profile)) profiles[id] = profile = owners.Profile(id, AsOf);
        return profile;
    }

    /// <summary>A product of the catalogue, or null.</summary>
    public ProductView? Product(string id)
    {
        if (products.TryGetValue(id, out var view)) return view;
        return products[id] = Catalogue.Products.TryGetValue(id, out var product) ? new ProductView(this, product) : null;
    }

    /// <summary>A fact that names a vendor, as a party.</summary>
    public Party Party(Fact<string>? fact) => fact is null ? Rules.Party.Unknown : new Party(FieldState.Known, fact.Value, Profile(fact.Value), fact.Because);

    /// <summary>A vendor id as a party.</summary>
    public Party Party(string id) => new(FieldState.Known, id, Profile(id), []);

    /// <summary>The bloc of a country on the day of the report, or null.</summary>
    public string? BlocOf(string? country) => owners.BlocOf(country, AsOf) is { } bloc ? Text.KebabCase.Of(bloc) : null;

    /// <summary>The laws of a country that reach abroad and are in force; null when the catalogue does not hold the country.</summary>
    public ImmutableArray<string>? LawsAbroad(string country) => Catalogue.Jurisdictions.TryGetValue(country, out var found)
        ? [.. found.Laws.Where(l => l.Extraterritorial && l.Status == "in-force").Select(l => l.Id)]
        : null;

    private IEnumerable<string> VendorsInUse()
        => Components.Select(c => c.Vendor.Id).Concat(Systems.Select(s => s.Vendor.Id)).Concat(Services.Select(s => s.Vendor.Id)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

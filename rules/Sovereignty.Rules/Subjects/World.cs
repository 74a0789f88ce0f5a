using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences;

namespace Sovereignty.Rules;

/// <summary>A scan and its catalogue, indexed for reading fields.</summary>
internal sealed class World
{
    private readonly Dictionary<string, VendorProfile?> profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProductView?> products = new(StringComparer.Ordinal);
    private readonly Owners owners;
    private readonly Lazy<LicenceReader> licences;
    private VendorCounts? vendorCounts;
    private readonly KeyedRows<Component> components;
    private readonly KeyedRows<SoftwareSystem> systems;
    private ILookup<string, int>? systemsOfUnit;
    private readonly List<string> vendors;

    public World(Scan scan, Catalogue catalogue)
    {
        Scan = scan;
        Catalogue = catalogue;
        owners = new Owners(catalogue);
        licences = new Lazy<LicenceReader>(() => new LicenceReader(new LicenceList(catalogue)));
        Relicensings = new RelicensingIndex(catalogue, scan.AsOf);
        // Of what a list states there are hundreds of thousands, each looked at a few times; what a tree holds is a part of many systems.
        components = Ordered(scan.Components);
        Components = new SubjectRows<Component, ComponentSubject>(components, c => new ComponentSubject(this, c), c => c.Kind != ComponentKind.Product);
        systems = Ordered(scan.Systems);
        Systems = new SubjectRows<SoftwareSystem, SystemSubject>(systems, s => new SystemSubject(this, s), s => s.Parts.Length > 1);
        Services = new SubjectRows<Service, ServiceSubject>(scan.Services.DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.Id, StringComparer.Ordinal).ToArray(), s => new ServiceSubject(this, s), _ => true);
        vendors = [.. VendorsInUse()];
        vendors.Sort(StringComparer.Ordinal);
        // Of those whom nobody but a list names there may be a hundred thousand, of whom nothing is known.
        Vendors = new SubjectRows<string, VendorSubject>(vendors, id => new VendorSubject(this, id), id => catalogue.Vendors.ContainsKey(id));
        Units = [.. scan.Organisation.Units.Select(u => new GroupSubject(this, u))];
        Organisation = new GroupSubject(this, null);
    }

    public Scan Scan { get; }

    public Catalogue Catalogue { get; }

    public DateOnly AsOf => Scan.AsOf;

    public RelicensingIndex Relicensings { get; }

    /// <summary>Reads licence expressions.</summary>
    public LicenceReader Licences => licences.Value;

    public SubjectRows<Component, ComponentSubject> Components { get; }

    public SubjectRows<SoftwareSystem, SystemSubject> Systems { get; }

    /// <summary>The id of a system, which is not made for it.</summary>
    public string SystemId(int index) => systems.IdAt(index);

    /// <summary>The places of the systems that name a unit.</summary>
    public IEnumerable<int> SystemsOfUnit(string unit) => (systemsOfUnit ??= ByUnit())[unit];

    public SubjectRows<Service, ServiceSubject> Services { get; }

    public SubjectRows<string, VendorSubject> Vendors { get; }

    public ImmutableArray<GroupSubject> Units { get; }

    public GroupSubject Organisation { get; }

    /// <summary>How many bought systems are each vendor's.</summary>
    public VendorCounts VendorCounts => vendorCounts ??= new VendorCounts(this);

    /// <summary>A component of the scan, or null.</summary>
    public ComponentSubject? Component(string id) => components.IndexOf(id) is >= 0 and var at ? Components[at] : null;

    /// <summary>A vendor in use, or null.</summary>
    public VendorSubject? Vendor(string id) => PlaceOfVendor(id) is >= 0 and var at ? Vendors[at] : null;

    /// <summary>The place of a vendor among <see cref="Vendors"/>; below zero where nobody uses it.</summary>
    public int PlaceOfVendor(string id) => vendors.BinarySearch(id, StringComparer.Ordinal);

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
    public Party Party(Fact<string>? fact) => fact is null ? Rules.Party.Unknown : Known(fact.Value, fact.Because);

    /// <summary>A vendor id as a party.</summary>
    public Party Party(string id) => Known(id, []);

    // Under the one copy of the id that the scan has: what is counted by it need not hold another.
    private Party Known(string id, ImmutableArray<Because> because)
    {
        var profile = Profile(id);
        return new Party(FieldState.Known, profile?.Vendor.Id ?? id, profile, because);
    }

    /// <summary>The bloc of a country on the day of the report, or null.</summary>
    public string? BlocOf(string? country) => owners.BlocOf(country, AsOf) is { } bloc ? Text.KebabCase.Of(bloc) : null;

    /// <summary>Whether a licence gives open-source rights in at least one branch; null when that is not known.</summary>
    public bool? IsOpen(string? expression) => licences.Value.Read(expression)?.Class switch
    {
        null or LicenceClass.Unknown => null,
        LicenceClass.Proprietary or LicenceClass.SourceAvailable => false,
        _ => true,
    };

    /// <summary>The laws of a country that reach abroad and are in force; null when the catalogue does not hold the country.</summary>
    public ImmutableArray<Law>? LawsAbroad(string country) => Catalogue.Jurisdictions.TryGetValue(country, out var found)
        ? [.. found.Laws.Where(l => l.Extraterritorial && l.Status == "in-force")]
        : null;

    private ILookup<string, int> ByUnit() => systems.SelectMany((s, at) => s.Units.Select(unit => (unit, at))).ToLookup(p => p.unit, p => p.at, StringComparer.Ordinal);

    private HashSet<string> VendorsInUse()
        => Components.Select(c => c.Vendor.Id).Concat(Systems.Select(s => s.Vendor.Id)).Concat(Services.Select(s => s.Vendor.Id)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    // By id, each id once: a scan comes sorted, and then nothing has to be sorted again.
    private static KeyedRows<T> Ordered<T>(KeyedRows<T> items)
        where T : class, IIdentified
    {
        for (var i = 1; i < items.Length; i++)
        {
            if (string.CompareOrdinal(items.IdAt(i - 1), items.IdAt(i)) >= 0) return [.. items.DistinctBy(t => t.Id, StringComparer.Ordinal).OrderBy(t => t.Id, StringComparer.Ordinal)];
        }

        return items;
    }
}

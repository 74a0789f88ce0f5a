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
    private readonly Dictionary<string, int> components;
    private readonly Dictionary<string, VendorSubject> vendors;

    public World(Scan scan, Catalogue catalogue)
    {
        Scan = scan;
        Catalogue = catalogue;
        owners = new Owners(catalogue);
        licences = new Lazy<LicenceReader>(() => new LicenceReader(new LicenceList(catalogue)));
        Relicensings = new RelicensingIndex(catalogue, scan.AsOf);
        // Of what a list states there are hundreds of thousands, each looked at a few times; what a tree holds is a part of many systems.
        Components = new SubjectRows<Component, ComponentSubject>(Ordered(scan.Components, c => c.Id), c => new ComponentSubject(this, c), c => c.Kind != ComponentKind.Product);
        components = new Dictionary<string, int>(Components.Length, StringComparer.Ordinal);
        for (var i = 0; i < Components.Length; i++) components[Components.ItemAt(i).Id] = i;
        Systems = new SubjectRows<SoftwareSystem, SystemSubject>(Ordered(scan.Systems, s => s.Id), s => new SystemSubject(this, s), s => s.Parts.Length > 1);
        Services = new SubjectRows<Service, ServiceSubject>(Ordered(scan.Services, s => s.Id), s => new ServiceSubject(this, s), _ => true);
        Vendors = new SubjectRows<string, VendorSubject>(Ordered(VendorsInUse(), id => id), id => new VendorSubject(this, id), _ => true);
        vendors = Vendors.ToDictionary(v => v.Id, StringComparer.Ordinal);
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

    public SubjectRows<Service, ServiceSubject> Services { get; }

    public SubjectRows<string, VendorSubject> Vendors { get; }

    public ImmutableArray<GroupSubject> Units { get; }

    public GroupSubject Organisation { get; }

    /// <summary>How many bought systems are each vendor's.</summary>
    public VendorCounts VendorCounts => vendorCounts ??= new VendorCounts(Systems);

    /// <summary>A component of the scan, or null.</summary>
    public ComponentSubject? Component(string id) => components.TryGetValue(id, out var at) ? Components[at] : null;

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

    private HashSet<string> VendorsInUse()
        => Components.Select(c => c.Vendor.Id).Concat(Systems.Select(s => s.Vendor.Id)).Concat(Services.Select(s => s.Vendor.Id)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    // By id, each id once: a scan comes sorted, and then nothing has to be sorted again.
    private static IReadOnlyList<T> Ordered<T>(IReadOnlyCollection<T> items, Func<T, string> id)
    {
        IReadOnlyList<T> sorted = items as IReadOnlyList<T> ?? [.. items];
        for (var i = 1; i < sorted.Count; i++)
        {
            if (string.CompareOrdinal(id(sorted[i - 1]), id(sorted[i])) >= 0) return [.. sorted.DistinctBy(id, StringComparer.Ordinal).OrderBy(id, StringComparer.Ordinal)];
        }

        return sorted;
    }
}

using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>Components by ecosystem and by licence; services by kind.</summary>
internal static class ComponentViews
{
    private const int PlacesShown = 3;
    private const int ExpressionsShown = 20;

    private static readonly Dictionary<string, string> EcosystemNames = new(StringComparer.Ordinal)
    {
        ["npm"] = "npm", ["nuget"] = "NuGet", ["pypi"] = "PyPI", ["maven"] = "Maven", ["golang"] = "Go", ["cargo"] = "Cargo", ["gem"] = "RubyGems",
        ["composer"] = "Composer", ["deb"] = "Debian", ["rpm"] = "RPM", ["apk"] = "Alpine", ["docker"] = "Docker", ["oci"] = "OCI", ["github"] = "GitHub",
        ["githubactions"] = "GitHub Actions", ["pub"] = "Dart", ["swift"] = "Swift", ["cocoapods"] = "CocoaPods", ["hex"] = "Hex", ["conan"] = "Conan",
        ["cran"] = "CRAN", ["conda"] = "Conda", ["terraform"] = "Terraform", ["helm"] = "Helm", ["generic"] = "Generic",
    };

    /// <summary>The components that figures about components speak of: bought products are systems.</summary>
    public static IEnumerable<Component> Counted(ScanIndex index) => index.Scan.Components.Where(c => c.Kind != ComponentKind.Product);

    public static IReadOnlyList<EcosystemView> Ecosystems(ScanIndex index) => Counted(index)
        .GroupBy(c => c.Purl?.Type ?? KebabCase.Of(c.Kind), StringComparer.Ordinal)
        .Select(g => Ecosystem(index, g.Key, g.Select(c => View(index, c))
            .OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Version, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).ToArray()))
        .OrderByDescending(e => e.Count)
        .ThenBy(e => e.Id, StringComparer.Ordinal)
        .ToArray();

    public static IReadOnlyList<LicenceClassView> LicenceClasses(IReadOnlyList<EcosystemView> ecosystems)
    {
        var all = ecosystems.SelectMany(e => e.Components).ToList();
        var byClass = all.ToLookup(c => c.LicenceClass, StringComparer.Ordinal);
        return KebabCase.Names<LicenceClass>()
            .Where(byClass.Contains)
            .Select(id => new LicenceClassView
            {
                Id = id,
                Count = byClass[id].Count(),
                Share = (double)byClass[id].Count() / all.Count,
                Expressions = byClass[id].Where(c => c.Licence is not null)
                    .CountBy(c => c.Licence!, StringComparer.Ordinal)
                    .OrderByDescending(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal)
                    .Take(ExpressionsShown)
                    .Select(e => new ExpressionView(e.Key, e.Value)).ToArray(),
                Components = id is "network-copyleft" or "source-available" or "proprietary" or "unknown"
                    ? byClass[id].OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).ToArray()
                    : [],
            })
            .ToArray();
    }

    public static IReadOnlyList<ServiceView> Services(ScanIndex index, ServiceKind kind) => index.Scan.Services
        .Where(s => s.Kind == kind)
        .Select(s => new ServiceView
        {
            Id = s.Id,
            Name = s.Name,
            Kind = KebabCase.Of(s.Kind),
            Provider = s.Provider is { } provider ? index.Party(provider.Value) : null,
            Owner = index.OwnerOf(s.Provider?.Value),
            Bloc = index.BlocOf(s.Provider?.Value),
            Components = s.Components,
            Systems = s.Systems.Select(index.SystemReference).ToArray(),
            Places = Places(s.Evidence),
            Mirrors = index.Catalogue.Registries.TryGetValue(s.Id, out var registry)
                ? registry.Mirrors.Select(m => index.Catalogue.Products.TryGetValue(m, out var product) ? product.Name : m).ToArray()
                : [],
        })
        .OrderByDescending(s => s.Components)
        .ThenByDescending(s => s.Systems.Count)
        .ThenBy(s => s.Id, StringComparer.Ordinal)
        .ToArray();

    private static EcosystemView Ecosystem(ScanIndex index, string id, ComponentView[] components) => new()
    {
        Id = id,
        Name = EcosystemNames.GetValueOrDefault(id) ?? id,
        Count = components.Length,
        Direct = components.Count(c => c.Direct == true),
        WithVendor = new PortionView(components.Count(c => c.Vendor is not null), components.Length),
        WithLicence = new PortionView(components.Count(c => c.LicenceClass != "unknown"), components.Length),
        Pinned = new PortionView(components.Count(c => c.Version is not null), components.Length),
        Systems = components.SelectMany(c => index.SystemsOf(c.Id)).Distinct(StringComparer.Ordinal)
            .Select(s => index.System(s)?.Name ?? s).Order(StringComparer.Ordinal).ToArray(),
        Components = components,
        Unpinned = components.Where(c => c.Version is null).ToArray(),
    };

    private static ComponentView View(ScanIndex index, Component component)
    {
        var vendor = component.Facts.Developer?.Value;
        return new ComponentView
        {
            Id = component.Id,
            Name = component.Name,
            Version = component.Version,
            Requested = component.Requested,
            Scope = KebabCase.Of(component.Scope),
            Direct = component.Direct,
            Vendor = vendor is null ? null : index.Party(vendor),
            OwnerCountry = index.Profile(vendor)?.OwnerCountry,
            Bloc = index.BlocOf(vendor),
            Licence = component.Facts.Licence?.Value.Expression,
            LicenceClass = KebabCase.Of(component.Facts.Licence?.Value.Class ?? LicenceClass.Unknown),
            Deprecated = component.Facts.Release?.Value.Deprecated,
            Places = Places(component.Evidence),
            PlaceCount = component.Evidence.DistinctBy(e => e.Path).Count(),
            Systems = index.SystemsOf(component.Id).Count,
        };
    }

    // One line of each file: the others of a file say the same.
    private static PlaceView[] Places(IEnumerable<Evidence> evidence) => evidence.DistinctBy(e => e.Path).Take(PlacesShown).Select(Place).ToArray();

    private static PlaceView Place(Evidence evidence) => new(evidence.Path, evidence.Line > 0 ? evidence.Line : null);
}

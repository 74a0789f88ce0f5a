using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Collects entries layer by layer: the same id twice in one layer is a mistake, in a later layer it replaces.</summary>
internal sealed class CatalogueBuilder(Catalogue under)
{
    private readonly Dictionary<(string Kind, string Id), (int Layer, string Place)> seen = [];
    private readonly Dictionary<string, Vendor> vendors = Copy(under.Vendors);
    private readonly Dictionary<string, Product> products = Copy(under.Products);
    private readonly Dictionary<string, ProductClass> classes = Copy(under.Classes);
    private readonly Dictionary<string, CatalogueService> services = Copy(under.Services);
    private readonly Dictionary<string, Registry> registries = Copy(under.Registries);
    private readonly Dictionary<string, Jurisdiction> jurisdictions = Copy(under.Jurisdictions);
    private readonly Dictionary<string, Relicensing> relicensings = Copy(under.Relicensings);
    private readonly Dictionary<string, Lifecycle> lifecycles = Copy(under.Lifecycles);
    private readonly Dictionary<string, LicenceEntry> licences = Copy(under.Licences);
    private readonly Dictionary<string, LicenceSet> licenceSets = Copy(under.LicenceSets);
    private readonly Dictionary<string, LicenceAddition> licenceExceptions = Copy(under.LicenceExceptions);
    private readonly List<LicenceAlias> licenceAliases = [.. under.LicenceAliases];
    private readonly List<PackageLicence> packageLicences = [.. under.PackageLicences];
    private readonly Dictionary<string, ContributorTerms> contributorTerms = Copy(under.ContributorTerms);
    private readonly List<PackageNamespace> packages = [.. under.Packages];
    private int layer;

    public List<Problem> Problems { get; } = [];

    public void NextLayer() => layer++;

    public void Add(YamlMap at, Vendor vendor)
    {
        if (IsNew("vendor", vendor.Id, at)) vendors[vendor.Id] = vendor;
    }

    public void Add(YamlMap at, Product product)
    {
        if (IsNew("product", product.Id, at)) products[product.Id] = product;
    }

    public void Add(YamlMap at, ProductClass productClass)
    {
        if (IsNew("class", productClass.Id, at)) classes[productClass.Id] = productClass;
    }

    public void Add(YamlMap at, CatalogueService service)
    {
        if (IsNew("service", service.Id, at)) services[service.Id] = service;
    }

    public void Add(YamlMap at, Registry registry)
    {
        if (IsNew("registry", registry.Id, at)) registries[registry.Id] = registry;
    }

    public void Add(YamlMap at, Jurisdiction jurisdiction)
    {
        if (IsNew("jurisdiction", jurisdiction.Code, at)) jurisdictions[jurisdiction.Code] = jurisdiction;
    }

    public void Add(YamlMap at, Relicensing relicensing)
    {
        if (IsNew("relicensing", relicensing.Id, at)) relicensings[relicensing.Id] = relicensing;
    }

    public void Add(YamlMap at, Lifecycle lifecycle)
    {
        if (IsNew("lifecycle", lifecycle.Id, at)) lifecycles[lifecycle.Id] = lifecycle;
    }

    public void Add(YamlMap at, PackageNamespace packageNamespace)
    {
        // A pattern that stands again in the same layer is reported and counts once; in a later layer the index lets the last one win.
        var patterns = packageNamespace.Patterns.Where(p => IsNew("pattern", p, at)).ToImmutableArray();
        if (patterns.Length > 0) packages.Add(packageNamespace with { Patterns = patterns });
    }

    public void Add(YamlMap at, LicenceEntry licence)
    {
        if (IsNew("licence", licence.Id, at)) licences[licence.Id] = licence;
    }

    public void Add(YamlMap at, LicenceSet set)
    {
        if (IsNew("licence set", set.Id, at)) licenceSets[set.Id] = set;
    }

    public void Add(YamlMap at, LicenceAddition exception)
    {
        if (IsNew("licence exception", exception.Id, at)) licenceExceptions[exception.Id] = exception;
    }

    public void Add(YamlMap at, PackageLicence licence)
    {
        var patterns = licence.Patterns.Where(p => IsNew("licence of", p, at)).ToImmutableArray();
        if (patterns.Length > 0) packageLicences.Add(licence with { Patterns = patterns });
    }

    public void Add(YamlMap at, ContributorTerms terms)
    {
        if (IsNew("contributor terms of", terms.Vendor, at)) contributorTerms[terms.Vendor] = terms;
    }

    public void Add(LicenceAlias alias) => licenceAliases.Add(alias);

    public CatalogueReading Build()
    {
        var catalogue = CatalogueFile.Compile(new CatalogueContent
        {
            Vendors = vendors,
            Products = products,
            Classes = classes,
            Packages = packages,
            Services = services,
            Registries = registries,
            Jurisdictions = jurisdictions,
            Relicensings = relicensings,
            Lifecycles = lifecycles,
            Licences = licences,
            LicenceSets = licenceSets,
            LicenceExceptions = licenceExceptions,
            LicenceAliases = licenceAliases,
            PackageLicences = packageLicences,
            ContributorTerms = contributorTerms,
        });
        Problems.Sort();
        return new CatalogueReading(catalogue, [.. Problems]);
    }

    private bool IsNew(string kind, string id, YamlMap at)
    {
        if (id.Length == 0) return false;
        if (seen.TryGetValue((kind, id), out var first) && first.Layer == layer)
        {
            Problems.Add(new Problem("catalogue-duplicate", ProblemSeverity.Error, $"the {kind} `{id}` stands here a second time")
            {
                Path = at.File.Path, Line = at.Line, Column = (int)at.Start.Column, Hint = $"it stands first in {first.Place}: keep one of the two",
            });
            return false;
        }

        seen[(kind, id)] = (layer, $"{at.File.Path}:{at.Line}");
        return true;
    }

    private static Dictionary<string, T> Copy<T>(EntryTable<T> entries)
        where T : class
    {
        var copy = new Dictionary<string, T>(entries.Count, StringComparer.Ordinal);
        foreach (var (id, entry) in entries) copy.Add(id, entry);
        return copy;
    }
}

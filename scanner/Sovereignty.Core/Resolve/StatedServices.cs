using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Services that SBOMs list: which of the catalogue they are, by address or name, and who runs them.</summary>
internal sealed class StatedServices(Catalogue.Catalogue catalogue, KnownVendors vendors, StatedVendors stated)
{
    private readonly SharedHosts shared = new(catalogue);
    private Dictionary<string, CatalogueService>? byDomain;
    private Dictionary<string, CatalogueService?>? byName;

    /// <summary>The service that a statement is about.</summary>
    /// <param name="service">What the SBOM says.</param>
    /// <param name="place">Where.</param>
    public Service Of(DetectedService service, Evidence place)
    {
        var because = new Because("listed as a service", place.Path, place.Line > 0 ? place.Line : null);
        var hosts = service.Endpoints.Select(e => WebAddress.TryParse(e, out var address) ? address.Host : null).OfType<string>().ToList();
        if ((hosts.Select(Known).FirstOrDefault(k => k is not null) ?? Called(service.Name)) is { } known)
        {
            var curated = Fact.Of(known.Provider, Origin.Curated, known.Citation.Confidence, CatalogueBecause.Of($"{known.Name} is run by {known.Provider}", known.Citation));
            return new Service { Id = known.Id, Name = known.Name, Kind = ServiceKind.Cloud, Provider = curated, Class = known.Class, Endpoints = service.Endpoints, Stated = true };
        }

        var id = hosts.Count > 0 ? $"host:{hosts[0]}" : KnownVendors.StatedId(service.Name);
        return new Service { Id = id, Name = service.Name, Kind = ServiceKind.Cloud, Provider = Provider(service, hosts, because), Endpoints = service.Endpoints, Stated = true };
    }

    private Fact<string>? Provider(DetectedService service, List<string> hosts, Because because)
    {
        if (service.Provider is { } name)
        {
            if (vendors.ByStatement(name) is { } found)
            {
                return new Fact<string>(found.Vendor.Id, Origin.Declared, found.Whole ? Confidence.Medium : Confidence.Low,
                    [because with { Text = $"states its provider as {name}" }, CatalogueBecause.Of($"a name of {found.Vendor.Id}", found.Vendor.Citation)]);
            }

            if (stated.Keep(name, service.ProviderCountry) is { } id) return Fact.Of(id, Origin.Declared, Confidence.Low, because with { Text = $"states its provider as {name}" });
        }

        foreach (var host in hosts)
        {
            if (shared.Contains(host) || vendors.ByDomain(host) is not { } owner) continue;
            return new Fact<string>(owner.Id, Origin.Inferred, Confidence.Low, [because with { Text = $"answers at {host}" }, CatalogueBecause.Of($"{host} is a domain of {owner.Id}", owner.Citation)]);
        }

        return null;
    }

    private CatalogueService? Known(string host)
    {
        if (byDomain is null)
        {
            byDomain = new Dictionary<string, CatalogueService>(StringComparer.Ordinal);
            foreach (var service in catalogue.Services.Values.OrderBy(s => s.Id, StringComparer.Ordinal))
            {
                foreach (var domain in service.Domains) byDomain.TryAdd(domain, service);
            }
        }

        for (var name = host.ToLowerInvariant(); name.Length > 0; name = HostName.Above(name).ToString())
        {
            if (byDomain.TryGetValue(name, out var service)) return service;
        }

        return null;
    }

    // By its whole name; a name that two share tells nothing.
    private CatalogueService? Called(string stated)
    {
        if (byName is null)
        {
            byName = new Dictionary<string, CatalogueService?>(StringComparer.Ordinal);
            foreach (var service in catalogue.Services.Values)
            {
                var folded = VendorName.Fold(service.Name);
                byName[folded] = byName.ContainsKey(folded) ? null : service;
            }
        }

        return byName.GetValueOrDefault(VendorName.Fold(stated));
    }
}

using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Resolve;

/// <summary>Collects which services are used, by how many components of which systems: 1,400 npm packages are one registry.</summary>
internal sealed class ServiceUse(Catalogue.Catalogue catalogue, DistributorFacts distributors)
{
    private const int MostEvidence = 10;

    private readonly Dictionary<string, Use> uses = new(StringComparer.Ordinal);

    /// <summary>Notes a component that comes from a registry or forge: a registry id or <c>host:…</c>.</summary>
    public void Distributed(string id, Component component, IEnumerable<string> systems)
    {
        if (!uses.TryGetValue(id, out var use)) uses[id] = use = OfDistributor(id);
        use.Add(component, systems);
    }

    /// <summary>Notes a component that is the client of a service.</summary>
    public void Client(CatalogueService service, Component component, IEnumerable<string> systems)
    {
        if (!uses.TryGetValue(service.Id, out var use))
        {
            var provider = Fact.Of(service.Provider, Origin.Curated, service.Citation.Confidence, CatalogueBecause.Of($"{service.Name} is run by {service.Provider}", service.Citation));
            uses[service.Id] = use = new Use(new Service { Id = service.Id, Name = service.Name, Kind = ServiceKind.Cloud, Provider = provider, Class = service.Class });
        }

        use.Add(component, systems);
    }

    /// <summary>Notes the forge that hosts one's own source.</summary>
    public void Hosts(string remote, string path, IEnumerable<string> systems)
    {
        if (!WebAddress.TryParse(remote, out var address)) return;
        var id = distributors.ByHost(address.Host)?.Id ?? $"host:{address.Host}";
        if (!uses.TryGetValue(id, out var use)) uses[id] = use = OfDistributor(id, ServiceKind.Forge);
        use.Add(new Evidence("git/remote", path, 0, EvidenceKind.Declared), systems);
    }

    /// <summary>Notes a service that an SBOM lists.</summary>
    public void Listed(Service service, Evidence place, IEnumerable<string> systems)
    {
        if (!uses.TryGetValue(service.Id, out var use)) uses[service.Id] = use = new Use(service);
        use.Add(service.Endpoints);
        use.Add(place, systems);
    }

    /// <summary>The services by id.</summary>
    public ImmutableArray<Service> Build() => uses.Values.Select(u => u.Build()).SortedBy(s => s.Id);

    private Use OfDistributor(string id, ServiceKind kind = ServiceKind.Registry)
    {
        if (!catalogue.Registries.TryGetValue(id, out var registry)) return new Use(new Service { Id = id, Name = id["host:".Length..], Kind = kind });
        var provider = registry.Operator is null ? null
            : Fact.Of(registry.Operator, Origin.Curated, registry.Citation.Confidence, CatalogueBecause.Of($"{registry.Name} is run by {registry.Operator}", registry.Citation));
        return new Use(new Service { Id = id, Name = registry.Name, Kind = registry.Kind == "forge" ? ServiceKind.Forge : ServiceKind.Registry, Provider = provider });
    }

    private sealed class Use(Service service)
    {
        private readonly SortedSet<string> systems = new(StringComparer.Ordinal);
        private readonly SortedSet<Evidence> evidence = [];
        private readonly SortedSet<string> endpoints = new(StringComparer.Ordinal);
        private int components;

        public void Add(Component component, IEnumerable<string> of)
        {
            components++;
            foreach (var system in of) systems.Add(system);
            foreach (var place in component.Evidence.AsSpan()[..Math.Min(2, component.Evidence.Length)]) Add(place);
        }

        public void Add(ImmutableArray<string> addresses) => endpoints.UnionWith(addresses.Take(MostEvidence));

        public void Add(Evidence place, IEnumerable<string> of)
        {
            foreach (var system in of) systems.Add(system);
            Add(place);
        }

        public Service Build() => service with { Components = components, Systems = [.. systems], Endpoints = [.. endpoints], Evidence = [.. evidence] };

        // The first places in order, whichever order they come in.
        private void Add(Evidence place)
        {
            if (evidence.Count == MostEvidence && place.CompareTo(evidence.Max) >= 0) return;
            evidence.Add(place);
            if (evidence.Count > MostEvidence) evidence.Remove(evidence.Max!);
        }
    }
}

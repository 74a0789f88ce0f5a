using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Finds who hands a component out: the host it was downloaded from, the registry its name names, else the default of its ecosystem.</summary>
internal sealed class DistributorFacts
{
    private readonly HostIndex<Registry> byHost;
    private readonly Dictionary<string, Fact<string>> defaults = new(StringComparer.Ordinal);
    private readonly Catalogue.Catalogue catalogue;

    public DistributorFacts(Catalogue.Catalogue catalogue)
    {
        this.catalogue = catalogue;
        byHost = new HostIndex<Registry>(catalogue.Registries.Values.SelectMany(r => r.Domains.Select(d => (d, r))));
        foreach (var registry in catalogue.Registries.Values.Where(r => r.Default))
        {
            foreach (var type in registry.PurlTypes)
            {
                defaults.TryAdd(type, Fact.Of(registry.Id, Origin.Inferred, Confidence.Medium, CatalogueBecause.Of($"the default source of pkg:{type}", registry.Citation)));
            }
        }
    }

    /// <summary>The registry or forge of a host; null when the catalogue does not hold it.</summary>
    public Registry? ByHost(string host) => byHost.Find(host);

    /// <summary>The distributor: a registry id, or <c>host:&lt;domain&gt;</c> of a host that the catalogue does not hold; null when nothing tells.</summary>
    public Fact<string>? Of(Component component)
    {
        if (component.Declared.DownloadUrl is { } url)
        {
            return WebAddress.TryParse(url, out var address)
                ? Fact.Of(IdOf(address.Host), Origin.Declared, Confidence.High, CatalogueBecause.Stated($"downloaded from {address.Host}", component)) : null;
        }

        if (component.Purl is not { } purl) return null;
        if (PackageKey.RegistryHostOf(purl) is { } host)
        {
            return Fact.Of(IdOf(host), Origin.Declared, Confidence.High, CatalogueBecause.Stated($"its name begins with the registry {host}", component));
        }

        return purl.Type switch
        {
            "deb" or "rpm" or "apk" => Distribution(purl) ?? defaults.GetValueOrDefault(purl.Type),
            "github" or "githubactions" => Named("github", component),
            "gitlab" => Named("gitlab-com", component),
            "bitbucket" => Named("bitbucket", component),
            // The first proxy of the default setting; a module of one's own host does not come from it.
            _ => defaults.GetValueOrDefault(purl.Type),
        };
    }

    private string IdOf(string host) => byHost.Find(host)?.Id ?? $"host:{host}";

    // pkg:deb/ubuntu/curl comes from Ubuntu, pkg:rpm/opensuse/curl from openSUSE.
    private Fact<string>? Distribution(PackageUrl purl) =>
        purl.Namespace is { } ns && catalogue.Registries.TryGetValue(ns, out var registry) && registry.Kind == "os-packages"
            ? Fact.Of(registry.Id, Origin.Inferred, Confidence.High, CatalogueBecause.Of($"packages of {ns}", registry.Citation)) : null;

    private Fact<string>? Named(string id, Component component) => catalogue.Registries.ContainsKey(id)
        ? Fact.Of(id, Origin.Declared, Confidence.High, CatalogueBecause.Stated($"its name is a repository of {id}", component)) : null;
}

using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Finds who hands a component out: the host it was downloaded from, the registry its name names, else the default of its ecosystem.</summary>
internal sealed class DistributorFacts(Catalogue.Catalogue catalogue)
{
    private readonly Dictionary<string, Fact<string>?> defaults = new(StringComparer.Ordinal);

    /// <summary>The registry or forge of a host; null when the catalogue does not hold it.</summary>
    public Registry? ByHost(string host) => catalogue.Names.Registry(host);

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
            "deb" or "rpm" or "apk" or "alpm" or "opkg" => Distribution(purl, component),
            "github" or "githubactions" => Named("github", component),
            "gitlab" => Named("gitlab-com", component),
            "bitbucket" => Named("bitbucket", component),
            // The first proxy of the default setting; a module of one's own host does not come from it.
            _ => Default(purl.Type),
        };
    }

    private Fact<string>? Default(string type)
    {
        if (defaults.TryGetValue(type, out var known)) return known;
        return defaults[type] = catalogue.Names.Default(type) is { } registry
            ? Fact.Of(registry.Id, Origin.Inferred, Confidence.Medium, CatalogueBecause.Of($"the default source of pkg:{type}", registry.Citation)) : null;
    }

    private string IdOf(string host) => catalogue.Names.Registry(host)?.Id ?? $"host:{host}";

    // pkg:deb/ubuntu/curl comes from Ubuntu, pkg:rpm/redhat/curl from Red Hat; a distribution that is not known is not Debian or Fedora therefore.
    private Fact<string>? Distribution(PackageUrl purl, Component component)
    {
        // Without a distribution in its name an installed package came from elsewhere.
        if (purl.Namespace is not { } ns) return component.Kind == ComponentKind.OperatingSystemPackage ? null : Default(purl.Type);
        var registry = catalogue.Names.Default($"{purl.Type}/{ns}") ?? (catalogue.Registries.TryGetValue(ns, out var named) && named.Kind == "os-packages" ? named : null);
        return registry is null ? null : Fact.Of(registry.Id, Origin.Inferred, Confidence.High, CatalogueBecause.Of($"packages of {ns}", registry.Citation));
    }

    private Fact<string>? Named(string id, Component component) => catalogue.Registries.ContainsKey(id)
        ? Fact.Of(id, Origin.Declared, Confidence.High, CatalogueBecause.Stated($"its name is a repository of {id}", component)) : null;
}

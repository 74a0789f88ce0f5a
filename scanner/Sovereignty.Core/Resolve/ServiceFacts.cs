using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Finds the service that a component is the client of: by its package entry, a Terraform provider, an image or a CI action.</summary>
internal sealed class ServiceFacts
{
    private readonly Dictionary<string, CatalogueService> terraform = new(StringComparer.Ordinal);
    private readonly PatternIndex<CatalogueService> patterns;
    private readonly Catalogue.Catalogue catalogue;

    public ServiceFacts(Catalogue.Catalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var service in catalogue.Services.Values)
        {
            foreach (var provider in service.Terraform) terraform.TryAdd(provider.ToLowerInvariant(), service);
        }

        patterns = new PatternIndex<CatalogueService>(catalogue.Services.Values.SelectMany(s =>
            s.Images.Select(i => ($"pkg:docker/{i}", s)).Concat(s.Actions.Select(a => ($"pkg:githubactions/{a}", s)))));
    }

    /// <summary>The service's id, or null.</summary>
    public Fact<string>? Of(Component component, PatternIndex<PackageNamespace>.Found? entry)
    {
        if (entry?.Value.Service is { } id && catalogue.Services.ContainsKey(id))
        {
            return Fact.Of(id, Origin.Curated, entry.Value.Citation.Confidence, CatalogueBecause.Of($"{entry.Pattern} is a client of {id}", entry.Value.Citation));
        }

        if (component.Purl is not { } purl) return null;
        var service = purl.Type switch
        {
            "terraform" or "opentofu" => terraform.GetValueOrDefault(Provider(PackageKey.Of(purl))),
            "docker" or "oci" => patterns.Find("docker", PackageKey.Of(purl))?.Value,
            "githubactions" => patterns.Find(purl.Type, PackageKey.Of(purl))?.Value,
            _ => null,
        };
        return service is null ? null : Fact.Of(service.Id, Origin.Curated, service.Citation.Confidence, CatalogueBecause.Of($"{purl.FullName} uses {service.Name}", service.Citation));
    }

    // registry.terraform.io/hashicorp/aws is hashicorp/aws.
    private static string Provider(string key)
    {
        var parts = key.Split('/');
        return parts.Length > 2 ? $"{parts[^2]}/{parts[^1]}" : key;
    }
}

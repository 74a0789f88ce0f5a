using Sovereignty.Model;

namespace Sovereignty.Resolve;

/// <summary>Finds the service that a component is the client of: by its package entry, a Terraform provider, an image or a CI action.</summary>
internal sealed class ServiceFacts(Catalogue.Catalogue catalogue)
{
    /// <summary>The service's id, or null.</summary>
    public Fact<string>? Of(Component component, PackageEntry? entry)
    {
        if (entry?.Value.Service is { } id && catalogue.Services.ContainsKey(id))
        {
            return Fact.Of(id, Origin.Curated, entry.Value.Citation.Confidence, CatalogueBecause.Of($"{entry.Pattern} is a client of {id}", entry.Value.Citation));
        }

        if (component.Purl is not { } purl) return null;
        var service = purl.Type switch
        {
            "terraform" or "opentofu" => catalogue.Names.Provider(Provider(PackageKey.Of(purl))),
            "docker" or "oci" => catalogue.Names.Service("docker", PackageKey.Of(purl)),
            "githubactions" => catalogue.Names.Service(purl.Type, PackageKey.Of(purl)),
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

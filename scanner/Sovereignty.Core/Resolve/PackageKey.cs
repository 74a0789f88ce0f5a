using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>What a purl tells by its type's own rules: the key under which the catalogue is searched, where its source lies, whose domain it bears.</summary>
internal static class PackageKey
{
    /// <summary>The lookup key. Images of another registry and charts are searched with the registry's address in front, as the catalogue writes them.</summary>
    public static string Of(PackageUrl purl)
    {
        var key = PackagePattern.KeyOf(purl);
        if (ForgeOf(purl) is { } forge) return $"{forge}/{key}";
        if (purl.Type is not ("docker" or "oci" or "helm") || Qualifier(purl, "repository_url") is not { } repository) return key;
        repository = repository.ToLowerInvariant().TrimEnd('/');
        if (repository.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme) repository = repository[(scheme + 3)..];
        // Many repositories have a chart called redis: only the address tells whose it is.
        if (purl.Type == "helm") return $"{repository}/{key}";
        if (repository is "docker.io" or "index.docker.io" or "hub.docker.com") return key;
        // purl's docker type puts the registry there, its oci type the whole repository.
        var name = purl.Namespace is null ? purl.Name.ToLowerInvariant() : key;
        return repository.EndsWith("/" + name, StringComparison.Ordinal) ? repository : $"{repository}/{name}";
    }

    /// <summary>The source repository that a purl itself names: Go modules, actions, forge purls, images of a forge's registry, Terraform. Null for none.</summary>
    public static string? SourceOf(PackageUrl purl) => purl.Type switch
    {
        "github" or "githubactions" or "gitlab" or "bitbucket" when purl.Namespace is not null && ForgeOf(purl) is { } forge => $"https://{forge}/{purl.Namespace}/{purl.Name}",
        "github" or "githubactions" when purl.Namespace is not null => $"https://github.com/{purl.Namespace}/{purl.Name}",
        "gitlab" when purl.Namespace is not null => $"https://gitlab.com/{purl.Namespace}/{purl.Name}",
        "bitbucket" when purl.Namespace is not null => $"https://bitbucket.org/{purl.Namespace}/{purl.Name}",
        "golang" or "swift" when purl.Namespace?.Contains('.', StringComparison.Ordinal) == true => $"https://{purl.Namespace}/{purl.Name}",
        "docker" or "oci" => Image(Of(purl)),
        "helm" => Chart(Of(purl)),
        "terraform" when Qualifier(purl, "repository_url") is null or "registry.opentofu.org" => Terraform(purl),
        // Maven Central gives these groups to accounts of the forge.
        "maven" when purl.Namespace is { } group && group.Split('.') is ["io" or "com", "github", var account, ..] => $"https://github.com/{account}",
        "maven" when purl.Namespace is { } group && group.Split('.') is ["io" or "com", "gitlab", var account, ..] => $"https://gitlab.com/{account}",
        _ => null,
    };

    /// <summary>The domain that a namespace is made of: Maven's group read backwards, the host of a Go module or of a chart. Null for none.</summary>
    public static string? DomainOf(PackageUrl purl)
    {
        if (purl.Type == "helm") return RegistryHostOf(purl);
        if (purl.Namespace is not { } ns) return purl.Type == "golang" && purl.Name.Contains('.', StringComparison.Ordinal) ? purl.Name : null;
        if (purl.Type == "golang") return ns.Split('/')[0] is var host && host.Contains('.', StringComparison.Ordinal) ? host : null;
        if (purl.Type != "maven") return null;
        var parts = ns.ToLowerInvariant().Split('.');
        if (parts.Length < 2) return null;
        Array.Reverse(parts);
        return string.Join('.', parts);
    }

    /// <summary>The scope or vendor part of a name that an ecosystem gives to one owner: npm, Composer. Null for none.</summary>
    public static string? ScopeOf(PackageUrl purl) => purl.Type switch
    {
        "npm" => purl.Namespace?.TrimStart('@'),
        "composer" => purl.Namespace,
        "terraform" => purl.Namespace?.Split('/')[^1],
        _ => null,
    };

    /// <summary>The host of the registry or forge that an image, provider or repository names in its own name; null for none.</summary>
    public static string? RegistryHostOf(PackageUrl purl)
    {
        if (ForgeOf(purl) is { } forge) return forge;
        if (purl.Type == "terraform" && HostOf(Qualifier(purl, "repository_url")) is { } registry) return registry;
        if (purl.Type is not ("docker" or "oci" or "terraform" or "helm")) return null;
        var first = Of(purl).Split('/', 2);
        return first.Length == 2 && (first[0].Contains('.', StringComparison.Ordinal) || first[0].Contains(':', StringComparison.Ordinal)) ? first[0].Split(':')[0] : null;
    }

    // Its host, where a repository does not lie on the forge that its type is called after: an instance of GitLab, a Forgejo.
    private static string? ForgeOf(PackageUrl purl) =>
        purl.Type is "github" or "githubactions" or "gitlab" or "bitbucket" && HostOf(Qualifier(purl, "repository_url")) is { } host && host is not ("github.com" or "gitlab.com" or "bitbucket.org") ? host : null;

    private static string? HostOf(string? address)
    {
        if (address is null) return null;
        var host = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? address[(scheme + 3)..] : address;
        host = host.Split('/', ':')[0].ToLowerInvariant();
        return host.Contains('.', StringComparison.Ordinal) ? host : null;
    }

    // The public registry takes only repositories of GitHub called so. Source: HashiCorp, "Publish providers to the Terraform registry", "Publish modules".
    private static string? Terraform(PackageUrl purl) => purl.Namespace?.Split('/') switch
    {
        null or ["builtin", ..] => null,
        [var account] => $"https://github.com/{account}/terraform-provider-{purl.Name}",
        [var account, var module] when !account.Contains('.', StringComparison.Ordinal) => $"https://github.com/{account}/terraform-{purl.Name}-{module}",
        _ => null,
    };

    private static string? Image(string key) =>
        key.StartsWith("ghcr.io/", StringComparison.Ordinal) ? $"https://github.com/{key[8..]}"
        : key.StartsWith("registry.gitlab.com/", StringComparison.Ordinal) ? $"https://gitlab.com/{key[20..]}"
        : null;

    // A forge gives each account pages under a name of its own: acme.github.io/charts.
    private static string? Chart(string key)
    {
        var host = key.Split('/', 2)[0];
        return host.EndsWith(".github.io", StringComparison.Ordinal) ? $"https://github.com/{host[..^10]}"
            : host.EndsWith(".gitlab.io", StringComparison.Ordinal) ? $"https://gitlab.com/{host[..^10]}"
            : Image(key);
    }

    private static string? Qualifier(PackageUrl purl, string name)
    {
        foreach (var (key, value) in purl.Qualifiers)
        {
            if (key == name) return value;
        }

        return null;
    }
}

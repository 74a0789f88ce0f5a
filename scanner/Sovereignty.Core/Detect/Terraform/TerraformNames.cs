using Sovereignty.Model;

namespace Sovereignty.Detect.Terraform;

/// <summary>Addresses of providers and modules. Source: Terraform documentation, "Provider Requirements" and "Module Sources".</summary>
internal static class TerraformNames
{
    /// <summary>The purl of a provider, <c>[host/][namespace/]name</c>; those of Terraform's own registry stand without a host.</summary>
    public static PackageUrl? Provider(string source, string? version)
    {
        var parts = source.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 3 || source.Contains("${", StringComparison.Ordinal) || source.Contains(' ', StringComparison.Ordinal)) return null;
        var host = parts.Length == 3 ? parts[0] : null;
        var (owner, name) = parts.Length == 1 ? ("hashicorp", parts[0]) : (parts[^2], parts[^1]);
        // terraform_data and the like are built in; nobody ships them.
        if (host == "terraform.io") return null;
        return PackageUrl.Create("terraform", owner.ToLowerInvariant(), name.ToLowerInvariant(), version, Registry(host));
    }

    /// <summary>The purl of a module of a registry, <c>[host/]namespace/name/provider</c>; null where the source is none.</summary>
    public static PackageUrl? Module(string source, string? version)
    {
        var cut = source.IndexOf("//", StringComparison.Ordinal);
        var subpath = cut < 0 ? null : source[(cut + 2)..];
        var parts = (cut < 0 ? source : source[..cut]).Split('/');
        if (parts.Length is not (3 or 4) || parts.Any(p => p.Length == 0 || !p.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))) return null;
        if (parts.Length == 3 ? parts[0].Contains('.', StringComparison.Ordinal) : !parts[0].Contains('.', StringComparison.Ordinal)) return null;
        var host = parts.Length == 4 ? parts[0] : null;
        if (host is "github.com" or "gitlab.com" or "bitbucket.org") return null;
        return PackageUrl.Create("terraform", $"{parts[^3]}/{parts[^2]}".ToLowerInvariant(), parts[^1].ToLowerInvariant(), version, Registry(host), subpath);
    }

    /// <summary>The one release that a constraint allows, or null; <c>= 1.2.3</c> allows one, and <c>1.2</c> means 1.2.0.</summary>
    public static string? Exact(string? constraint)
    {
        var text = constraint?.Trim();
        if (text is { Length: > 1 } && text[0] == '=' && text[1] != '=') text = text[1..].Trim();
        if (text is not { Length: > 0 and < 100 } || !char.IsAsciiDigit(text[0]) || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+')) return null;
        if (!text.All(c => char.IsAsciiDigit(c) || c == '.')) return text.Count(c => c == '.') >= 2 ? text : null;
        return text.Count(c => c == '.') switch { 0 => text + ".0.0", 1 => text + ".0", _ => text };
    }

    private static KeyValuePair<string, string>[]? Registry(string? host) =>
        host is null or "registry.terraform.io" ? null : [KeyValuePair.Create("repository_url", host)];
}

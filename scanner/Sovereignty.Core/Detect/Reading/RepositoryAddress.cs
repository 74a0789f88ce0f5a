using Sovereignty.Model;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Addresses of repositories with a folder and a tag in them, as Terraform and Kustomize write them:
/// <c>git::https://host/owner/name.git//folder?ref=v1</c>. Source: Terraform documentation, "Module Sources"; Kustomize, "Remote targets".
/// </summary>
internal static class RepositoryAddress
{
    /// <summary>The purl of what an address names; null where it names no repository.</summary>
    public static PackageUrl? Purl(string text)
    {
        if (text.StartsWith("git::", StringComparison.Ordinal)) text = text[5..];
        string? version = null;
        var question = text.IndexOf('?', StringComparison.Ordinal);
        if (question >= 0)
        {
            var query = text[(question + 1)..].Split('&');
            version = First(query, "ref=") ?? First(query, "version=");
            text = text[..question];
        }

        var (address, folder) = Cut(text);
        return Repositories.Purl(address, version, folder);
    }

    private static string? First(string[] query, string key) => Array.Find(query, p => p.StartsWith(key, StringComparison.Ordinal))?[key.Length..];

    // The folder stands behind a double slash, or behind the end of a name that ends in ".git".
    private static (string Address, string? Folder) Cut(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var from = scheme < 0 ? 0 : scheme + 3;
        var cut = text.IndexOf("//", from, StringComparison.Ordinal);
        if (cut >= 0) return (text[..cut], text[(cut + 2)..]);
        cut = text.IndexOf(".git/", from, StringComparison.Ordinal);
        return cut < 0 ? (text, null) : (text[..(cut + 4)], text[(cut + 5)..]);
    }
}

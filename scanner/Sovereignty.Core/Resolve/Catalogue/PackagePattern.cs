using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// A purl without version, or a prefix of purls that ends in <c>*</c>, in the one spelling under which packages are looked up: decoded, in
/// lower case, namespace and name joined by <c>/</c>.
/// </summary>
/// <param name="Type">The purl type.</param>
/// <param name="Text">Namespace and name, or how they begin.</param>
/// <param name="IsPrefix">Whether it ended in <c>*</c>.</param>
public readonly record struct PackagePattern(string Type, string Text, bool IsPrefix)
{
    /// <summary>Parses a pattern; false for anything else.</summary>
    public static bool TryParse(string? pattern, out PackagePattern parsed)
    {
        parsed = default;
        if (pattern is null || !pattern.StartsWith("pkg:", StringComparison.Ordinal)) return false;
        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 4 || slash == pattern.Length - 1) return false;
        var type = pattern[4..slash];
        var rest = pattern[(slash + 1)..];
        var isPrefix = rest[^1] == '*';
        if (isPrefix) rest = rest[..^1];
        if (rest.Length == 0 || rest.AsSpan().ContainsAny('*', '?', '#') || rest.LastIndexOf('@') > 0) return false;
        var text = Fold(type, Uri.UnescapeDataString(rest));
        parsed = new PackagePattern(type, isPrefix ? text : Official(type, text), isPrefix);
        return true;
    }

    /// <summary>The text under which a package is looked up.</summary>
    public static string KeyOf(PackageUrl purl) => Official(purl.Type, Fold(purl.Type, purl.Namespace is null ? purl.Name : $"{purl.Namespace}/{purl.Name}"));

    /// <summary>Whether a package falls under the pattern.</summary>
    public bool Matches(PackageUrl purl)
    {
        if (purl.Type != Type) return false;
        var key = KeyOf(purl);
        return IsPrefix ? key.StartsWith(Text, StringComparison.Ordinal) : key == Text;
    }

    // Docker's own images are written nginx and library/nginx.
    private static string Official(string type, string text) => type == "docker" && !text.Contains('/', StringComparison.Ordinal) ? $"library/{text}" : text;

    // Names that differ only in case are one package in every ecosystem that takes names from the public, or would be a trap if they were not.
    private static string Fold(string type, string text)
    {
        text = text.ToLowerInvariant();
        if (type == "docker" && text.StartsWith("docker.io/", StringComparison.Ordinal)) text = text["docker.io/".Length..];
        return type == "pypi" ? text.Replace('_', '-').Replace('.', '-') : text;
    }
}

using Sovereignty.Model;

namespace Sovereignty.Detect.Reading;

/// <summary>Makes purls out of the addresses of source repositories.</summary>
internal static class Repositories
{
    /// <summary>
    /// The purl of a repository at a tag, branch or commit: of the type of its host where that has one, generic with <c>vcs_url</c> elsewhere;
    /// null where the text is no address.
    /// </summary>
    /// <param name="address"><c>https://host/owner/name.git</c>, <c>git@host:owner/name</c> or <c>host/owner/name</c>.</param>
    /// <param name="version">The tag, branch or commit.</param>
    /// <param name="subpath">A folder inside it.</param>
    public static PackageUrl? Purl(string? address, string? version, string? subpath = null)
    {
        if (address is null or { Length: 0 or > 2048 }) return null;
        var url = Links.Public(address);
        var rest = url is null ? address : url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = rest.AsSpan().IndexOfAny('#', '?');
        if (end >= 0) rest = rest[..end];
        rest = rest.TrimEnd('/');
        if (rest.EndsWith(".git", StringComparison.Ordinal)) rest = rest[..^4];
        var parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // A name without a dot is a host of the own network, where something says that it is one.
        if (parts.Length < 2 || (url is null && !parts[0].Contains('.', StringComparison.Ordinal)) || parts[0][0] == '.' || parts.Any(p => p is "." or ".." || p.Contains(' ', StringComparison.Ordinal))) return null;
        var host = parts[0].StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? parts[0][4..] : parts[0];
        var type = host.ToLowerInvariant() switch { "github.com" => "github", "gitlab.com" => "gitlab", "bitbucket.org" => "bitbucket", _ => null };
        if (host.Equals("raw.githubusercontent.com", StringComparison.OrdinalIgnoreCase) && parts.Length >= 4)
        {
            // A single file: https://raw.githubusercontent.com/owner/name/tag/path.
            return PackageUrl.Create("github", parts[1], parts[2], version ?? (parts[3] == "refs" && parts.Length > 5 ? parts[5] : parts[3]), subpath: subpath);
        }

        if (type is not null && parts.Length >= 3)
        {
            var take = type == "gitlab" ? parts.Length : 3;
            return PackageUrl.Create(type, string.Join('/', parts[1..(take - 1)]), parts[take - 1], version, subpath: subpath);
        }

        return PackageUrl.Create("generic", null, parts[^1], version, [KeyValuePair.Create("vcs_url", url ?? $"https://{rest}")], subpath);
    }

    /// <summary>
    /// The qualifier of a package that is taken from a repository and not from its type's registry, <c>vcs_url=git+https://host/name@commit</c>;
    /// null where the text is no address. Source: package-url specification, known qualifiers.
    /// </summary>
    public static KeyValuePair<string, string>[]? Qualifier(string? address, string? commit)
    {
        if (Links.Public(address) is not { } url) return null;
        if (url.StartsWith("git+", StringComparison.Ordinal)) url = url[4..];
        return [KeyValuePair.Create("vcs_url", commit is null ? $"git+{url}" : $"git+{url}@{commit}")];
    }

    /// <summary>
    /// A package's purl with its repository where no version tells which one it is: a link that begins with <c>git+</c>, <c>git:</c> or <c>ssh:</c> and
    /// may end in <c>@reference</c>, as pip writes it, or <c>#reference</c>, as npm does. Any other purl or link stays as it is.
    /// </summary>
    /// <param name="purl">The purl.</param>
    /// <param name="link">Where the package is taken from.</param>
    public static PackageUrl FromLink(PackageUrl purl, string? link)
    {
        if (purl.Version is not null || Links.Public(link) is not { } url) return purl;
        if (!url.StartsWith("git+", StringComparison.Ordinal) && !url.StartsWith("git:", StringComparison.Ordinal) && !url.StartsWith("ssh:", StringComparison.Ordinal)) return purl;
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : url[(hash + 1)..];
        var address = hash < 0 ? url : url[..hash];
        var path = address.IndexOf('/', address.IndexOf("://", StringComparison.Ordinal) + 3);
        var at = path < 0 ? -1 : address.IndexOf('@', path);
        var reference = at > 0 ? address[(at + 1)..] : fragment.StartsWith("commit=", StringComparison.Ordinal) ? fragment[7..] : fragment.AsSpan().ContainsAny('=', ':', '&') ? "" : fragment;
        return PackageUrl.Create(purl.Type, purl.Namespace, purl.Name, null, Qualifier(at > 0 ? address[..at] : address, reference.Length > 0 ? reference : null));
    }

    /// <summary>Whether a text is a commit: 40 or 64 digits of hex.</summary>
    public static bool IsCommit(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit);
}

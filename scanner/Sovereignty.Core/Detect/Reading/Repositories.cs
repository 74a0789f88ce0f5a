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
        if (parts.Length < 2 || !parts[0].Contains('.', StringComparison.Ordinal) || parts[0][0] == '.' || parts.Any(p => p is "." or ".." || p.Contains(' ', StringComparison.Ordinal))) return null;
        var host = parts[0].StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? parts[0][4..] : parts[0];
        var type = host.ToLowerInvariant() switch { "github.com" => "github", "gitlab.com" => "gitlab", "bitbucket.org" => "bitbucket", _ => null };
        if (type is not null && parts.Length >= 3)
        {
            var take = type == "gitlab" ? parts.Length : 3;
            return PackageUrl.Create(type, string.Join('/', parts[1..(take - 1)]), parts[take - 1], version, subpath: subpath);
        }

        return PackageUrl.Create("generic", null, parts[^1], version, [KeyValuePair.Create("vcs_url", url ?? $"https://{rest}")], subpath);
    }

    /// <summary>Whether a text is a commit: 40 or 64 digits of hex.</summary>
    public static bool IsCommit(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit);
}

using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Npm;

/// <summary>Names, versions and specs as the npm registry and its clients write them. Source: npm docs, package.json and package-spec.</summary>
internal static class NpmPackages
{
    private static readonly AsciiSet NotInShortForm = new(" :|");
    private static readonly (string Prefix, string Host)[] Forges =
        [("github:", "github.com"), ("gitlab:", "gitlab.com"), ("bitbucket:", "bitbucket.org"), ("gist:", "gist.github.com")];

    /// <summary>A purl out of a full name, <c>@scope/name</c> or <c>name</c>; null where the text is no name.</summary>
    public static PackageUrl? Purl(ReadOnlySpan<char> name, string? version)
    {
        name = name.Trim();
        string? scope = null;
        if (name.Length > 0 && name[0] == '@')
        {
            var slash = name.IndexOf('/');
            if (slash <= 1) return null;
            scope = name[..slash].ToString();
            name = name[(slash + 1)..];
        }

        return name.Length is 0 or > 300 || name[0] is '.' or '/' || name.Contains('\\') ? null : PackageUrl.Create("npm", scope, name.ToString(), version);
    }

    /// <summary>The version of a spec that is a single version and no range: <c>1.2.3</c>, <c>=1.2.3-beta</c>, <c>v1.2.3</c>; else null.</summary>
    public static string? ExactVersion(ReadOnlySpan<char> spec)
    {
        spec = spec.Trim().TrimStart('=').TrimStart('v');
        var dots = 0;
        for (var i = 0; i < spec.Length; i++)
        {
            var c = spec[i];
            if (c == '.') dots++;
            else if (c is '-' or '+' && dots == 2) return spec[(i + 1)..].ContainsAny(" |<>") ? null : spec.ToString();
            else if (!char.IsAsciiDigit(c)) return null;
        }

        return dots == 2 && spec[^1] != '.' && spec[0] != '.' ? spec.ToString() : null;
    }

    /// <summary>Splits <c>npm:name@range</c>; false for any other spec.</summary>
    public static bool TryAlias(ReadOnlySpan<char> spec, out ReadOnlySpan<char> name, out ReadOnlySpan<char> range)
    {
        name = [];
        range = [];
        if (!spec.StartsWith("npm:")) return false;
        SplitAt(spec[4..], out name, out range);
        return name.Length > 0;
    }

    /// <summary>Splits <c>name@rest</c> at the first <c>@</c> that is not a scope's.</summary>
    public static void SplitAt(ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> rest)
    {
        var at = text.Length > 1 ? text[1..].IndexOf('@') + 1 : 0;
        name = at > 0 ? text[..at] : text;
        rest = at > 0 ? text[(at + 1)..] : [];
    }

    /// <summary>Whether a spec leads to a folder of the same repository, which is no dependency.</summary>
    public static bool IsLocal(ReadOnlySpan<char> spec) =>
        spec.StartsWith("workspace:") || spec.StartsWith("link:") || spec.StartsWith("portal:")
        || ((spec.StartsWith("file:") || spec.StartsWith("./") || spec.StartsWith("../")) && !IsArchive(spec));

    /// <summary>Whether a spec leads to a packed package.</summary>
    public static bool IsArchive(ReadOnlySpan<char> spec) =>
        spec.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) || spec.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || spec.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a spec that is no range leads: the URL of a repository or an archive, without credentials; null for the rest.</summary>
    public static string? Remote(string spec)
    {
        if (spec.Contains("://", StringComparison.Ordinal)) return Links.Public(spec);
        foreach (var (prefix, host) in Forges)
        {
            if (spec.StartsWith(prefix, StringComparison.Ordinal)) return $"git+https://{host}/{spec.AsSpan(prefix.Length)}";
        }

        // user/repository, the oldest short form.
        var slash = spec.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && spec[0] is not ('@' or '.' or '~' or '/') && !spec.AsSpan().ContainsAny(NotInShortForm) ? $"git+https://github.com/{spec}" : Links.Public(spec);
    }
}

namespace Sovereignty.Resolve;

/// <summary>Host and path of the many ways in which files write where something lies: URLs, git's short forms, <c>github:owner/name</c>.</summary>
/// <param name="Host">The host in lower case, without port.</param>
/// <param name="Path">The path without leading slash, trailing slash and <c>.git</c>.</param>
internal readonly record struct WebAddress(string Host, string Path)
{
    private const int Longest = 2000;

    private static readonly string[] Prefixes = ["scm:git:", "scm:svn:", "scm:", "git+", "hg+", "svn+", "registry+", "sparse+"];

    // `github:owner/name`
    private static readonly string[] ShortForms = ["github.com", "gitlab.com", "bitbucket.org"];

    /// <summary>The first segment of the path in lower case: on a forge the organisation or account. Empty for none.</summary>
    public string Account => Path.Split('/', 2)[0].ToLowerInvariant();

    /// <summary>The address as a plain https URL.</summary>
    public string Url => Path.Length == 0 ? $"https://{Host}" : $"https://{Host}/{Path}";

    /// <summary>Parses; false for what names no host (a file, a workspace, a bare word).</summary>
    public static bool TryParse(string? text, out WebAddress address)
    {
        address = default;
        if (text is null || text.Length is 0 or > Longest) return false;
        text = text.Trim();
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) text = text[prefix.Length..];
        }

        if (Short(text, out address)) return true;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) return false;
            text = text[(scheme + 3)..];
        }
        else if (text.StartsWith("//", StringComparison.Ordinal))
        {
            text = text[2..];
        }
        else
        {
            // git@host:owner/name
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (!text.Contains('@', StringComparison.Ordinal) || colon < 0) return false;
            text = string.Concat(text.AsSpan(0, colon), "/", text.AsSpan(colon + 1));
        }

        var end = text.AsSpan().IndexOfAny('?', '#', ' ');
        if (end >= 0) text = text[..end];
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];
        host = host[(host.LastIndexOf('@') + 1)..];
        var path = slash < 0 ? "" : text[(slash + 1)..];
        if (host.IndexOf(':', StringComparison.Ordinal) is >= 0 and var port)
        {
            // ssh://git@host:owner/name: what stands behind the colon is a port only if it is a number.
            if (!host.AsSpan(port + 1).ContainsAnyExceptInRange('0', '9')) host = host[..port];
            else (host, path) = (host[..port], $"{host[(port + 1)..]}/{path}");
        }

        return Make(host, path, out address);
    }

    private static bool Short(string text, out WebAddress address)
    {
        address = default;
        foreach (var host in ShortForms)
        {
            var name = host.AsSpan(0, host.IndexOf('.', StringComparison.Ordinal));
            if (text.Length > name.Length && text[name.Length] == ':' && text.AsSpan().StartsWith(name, StringComparison.OrdinalIgnoreCase)) return Make(host, text[(name.Length + 1)..].Split('#')[0], out address);
        }

        return false;
    }

    private static bool Make(string host, string path, out WebAddress address)
    {
        host = host.ToLowerInvariant().TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        path = path.Trim('/');
        if (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase)) path = path[..^4];
        address = new WebAddress(host, path);
        return host.Length > 2 && host.Contains('.', StringComparison.Ordinal) && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
    }
}

namespace Sovereignty.Sources;

/// <summary>URLs that may be shown and stored.</summary>
public static class SafeUrl
{
    /// <summary>The URL without user name and password, and without a query, where tokens are put; text that is no URL stays as it is.</summary>
    public static string WithoutCredentials(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return url;
        var rest = url.AsSpan(scheme + 3);
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf('@');
        var path = end < 0 ? [] : rest[end..];
        var query = path.IndexOf('?');
        return string.Concat(url.AsSpan(0, scheme + 3), authority[(at + 1)..], query < 0 ? path : path[..query]);
    }
}

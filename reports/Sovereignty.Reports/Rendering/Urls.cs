namespace Sovereignty.Reports.Rendering;

/// <summary>Which addresses may stand in a link.</summary>
internal static class Urls
{
    /// <summary>The address if a browser would fetch it as a web page or open it as mail; null for everything else, <c>javascript:</c> and <c>data:</c> among it.</summary>
    public static string? Safe(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Length > 2000) return null;
        foreach (var c in url)
        {
            if (c <= ' ' || char.IsControl(c) || c is '\u202A' or '\u202B' or '\u202C' or '\u202D' or '\u202E' or (>= '\u2066' and <= '\u2069')) return null;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto)
            ? url
            : null;
    }
}

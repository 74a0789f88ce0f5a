namespace Sovereignty.Detect.Reading;

/// <summary>Makes URLs of lock files fit to be shown: no credentials, no tokens.</summary>
internal static class Links
{
    private const int Longest = 2048;

    /// <summary>
    /// The URL without user information and without a query, which in signed links is a token; null where the text is no URL of a
    /// network (a path, a range, too long). <c>git@host:path</c> becomes <c>ssh://host/path</c>.
    /// </summary>
    public static string? Public(string? url)
    {
        if (url is null or { Length: 0 or > Longest }) return null;
        var text = url.AsSpan().Trim();
        var scheme = text.IndexOf("://");
        if (scheme <= 0) return Scp(text);
        if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) return null;
        var authority = text[(scheme + 3)..];
        var end = authority.IndexOfAny("/?#");
        if (end < 0) end = authority.Length;
        var at = authority[..end].LastIndexOf('@');
        var question = text.IndexOf('?');
        if (at < 0 && question < 0) return text.Length == url.Length ? url : text.ToString();
        var fragment = text.IndexOf('#');
        if (question > fragment && fragment >= 0) question = -1;
        var tail = question >= 0 && fragment > question ? text[fragment..] : [];
        var body = question >= 0 ? text[..question] : text;
        return string.Concat(body[..(scheme + 3)], body[(scheme + 3 + at + 1)..], tail);
    }

    // The short form that ssh and git take: user@host:path.
    private static string? Scp(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        var colon = text.IndexOf(':');
        if (at <= 0 || colon < at || text.Contains(' ') || text[..at].ContainsAny("/:")) return null;
        return string.Concat("ssh://", text[(at + 1)..colon], "/", text[(colon + 1)..].TrimStart('/'));
    }
}

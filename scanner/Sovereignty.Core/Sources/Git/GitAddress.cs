using Sovereignty.Detect.Reading;

namespace Sovereignty.Sources.Git;

/// <summary>The address of a git repository, as it is named on the command line: <c>https://host/group/repo.git#branch</c>, <c>git@host:group/repo.git</c>.</summary>
/// <param name="Url">What git is given.</param>
/// <param name="Shown">The same without credentials.</param>
/// <param name="Reference">The branch or tag after <c>#</c>; null for what the repository itself names first.</param>
/// <param name="Name">The repository's name: the last part of its path.</param>
/// <param name="IsLocal">Whether it lies on this machine (<c>file://</c>), so that no network is reached.</param>
internal sealed record GitAddress(string Url, string Shown, string? Reference, string Name, bool IsLocal)
{
    private const int Longest = 2048;

    /// <summary>The ways of transport that are used, whatever git's settings rewrite an address to; none of them runs a program that an address names.</summary>
    public const string Transports = "https:http:ssh:git:file";

    /// <summary>Whether an argument is an address of any sort, and no path: what to fetch, or what is refused.</summary>
    public static bool IsAddress(string argument) => argument.Contains("://", StringComparison.Ordinal) || IsShort(argument);

    /// <summary>Reads an argument; null where it is no address that git fetches from.</summary>
    public static GitAddress? Parse(string argument)
    {
        if (argument.Length > Longest || argument.AsSpan().ContainsAnyInRange('\0', ' ')) return null;
        var hash = argument.LastIndexOf('#');
        var (url, reference) = hash < 0 ? (argument, null) : (argument[..hash], argument[(hash + 1)..]);
        if (reference is "" || reference?.StartsWith('-') == true) return null;
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 && !IsShort(url)) return null;
        var way = scheme < 0 ? "ssh" : url[..scheme].ToLowerInvariant();
        if (!Transports.Split(':').Contains(way, StringComparer.Ordinal)) return null;
        // A host that begins with a dash would be an option to ssh.
        var rest = scheme < 0 ? url : url[(scheme + 3)..];
        if (rest.Length < 2 || rest[(rest.IndexOf('@', StringComparison.Ordinal) + 1)..].StartsWith('-')) return null;
        return new GitAddress(url, Links.Public(url) ?? url, reference, NameOf(rest), way == "file");
    }

    // user@host:path, the short form that ssh and git take; a file may be called so, too.
    private static bool IsShort(string argument)
    {
        var (at, colon) = (argument.IndexOf('@', StringComparison.Ordinal), argument.IndexOf(':', StringComparison.Ordinal));
        return at > 0 && colon > at + 1 && colon < argument.Length - 1 && argument.AsSpan(0, colon).IndexOfAny('/', '\\') < 0 && !File.Exists(argument) && !Directory.Exists(argument);
    }

    private static string NameOf(string rest)
    {
        var path = rest.TrimEnd('/');
        var name = path[(path.LastIndexOfAny(['/', ':']) + 1)..];
        if (name.EndsWith(".git", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        var plain = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')).TrimStart('.');
        return plain.Length is > 0 and < 100 ? plain : "repository";
    }
}

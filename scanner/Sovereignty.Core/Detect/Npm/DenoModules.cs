using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// Modules that Deno and browsers fetch by URL: which package, at which version, an address leads to. Source: Deno documentation, "Modules and
/// dependencies"; the addresses that esm.sh, unpkg, jsDelivr, Skypack and deno.land document.
/// </summary>
internal static class DenoModules
{
    /// <summary>The package of an address; null where it is a single file of nobody's package.</summary>
    public static PackageUrl? Purl(string address)
    {
        if (Links.Public(address) is not { } url || !url.StartsWith("https://", StringComparison.Ordinal)) return null;
        var parts = url[8..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) return null;
        return parts[0] switch
        {
            "deno.land" when parts[1] == "x" && parts.Length > 2 => Deno("deno.land/x", parts[2]),
            "deno.land" when parts[1].StartsWith("std@", StringComparison.Ordinal) => Deno("deno.land", parts[1]),
            "jsr.io" when parts.Length > 3 => Jsr(parts[1], parts[2], parts[3]),
            "esm.sh" or "unpkg.com" or "cdn.skypack.dev" or "ga.jspm.io" or "esm.run" => Npm(parts.AsSpan(1)),
            "cdn.jsdelivr.net" when parts[1] == "npm" => Npm(parts.AsSpan(2)),
            "raw.githubusercontent.com" or "cdn.jsdelivr.net" => Repositories.Purl(parts is [_, "gh", var owner, var name, ..] ? $"https://github.com/{owner}/{name.Split('@')[0]}" : url, VersionOf(parts)),
            _ => null,
        };
    }

    private static string? VersionOf(string[] parts) => parts is [_, "gh", _, var name, ..] && name.Split('@') is [_, var version] ? version : null;

    private static PackageUrl? Deno(string place, string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 || at == text.Length - 1 ? null : PackageUrl.Create("generic", place, text[..at], text[(at + 1)..]);
    }

    private static PackageUrl? Jsr(string scope, string name, string version) =>
        scope.StartsWith('@') && NpmPackages.ExactVersion(version) is { } exact ? PackageUrl.Create("jsr", scope, name, exact) : null;

    // "[v135/|stable/|*]name@1.0.0[&options]/…", "@scope/name@1.0.0/…"
    private static PackageUrl? Npm(ReadOnlySpan<string> parts)
    {
        while (parts.Length > 1 && !parts[0].Contains('@', StringComparison.Ordinal)) parts = parts[1..];
        if (parts.IsEmpty) return null;
        var text = parts[0].StartsWith('@') && parts.Length > 1 ? $"{parts[0]}/{parts[1]}" : parts[0];
        text = text.TrimStart('*');
        if (text.StartsWith("npm:", StringComparison.Ordinal)) text = text[4..];
        NpmPackages.SplitAt(text, out var name, out var version);
        if (version.IndexOf('&') is > 0 and var options) version = version[..options];
        return NpmPackages.ExactVersion(version) is { } exact ? NpmPackages.Purl(name, exact) : null;
    }
}

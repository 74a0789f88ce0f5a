using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Docker;

/// <summary>What a build takes from elsewhere that is no image: repositories and files on the web. Source: Dockerfile reference, "ADD"; Docker documentation, "Build context".</summary>
internal static class DockerSource
{
    /// <summary>A repository, <c>https://host/owner/name.git#ref:folder</c>; null where the text names none.</summary>
    /// <param name="address">The text; what does not end in <c>.git</c> is one on GitHub only, and a file elsewhere.</param>
    /// <param name="line">Its line.</param>
    public static DetectedComponent? Repository(string address, int line)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var place = hash < 0 ? address : address[..hash];
        if (place.Contains('$', StringComparison.Ordinal)) return null;
        var isGit = place.EndsWith(".git", StringComparison.Ordinal) || place.StartsWith("git@", StringComparison.Ordinal) || place.StartsWith("git://", StringComparison.Ordinal);
        if (!isGit && !IsOfGitHub(place)) return null;
        var reference = hash < 0 ? "" : address[(hash + 1)..];
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var folder = colon < 0 ? null : reference[(colon + 1)..].Trim('/');
        if (colon >= 0) reference = reference[..colon];
        if (reference.Contains('$', StringComparison.Ordinal)) reference = "";
        var purl = Repositories.Purl(place, reference.Length is > 0 and < 200 ? reference[(reference.LastIndexOf('/') + 1)..] : null, folder is { Length: > 0 and < 300 } ? folder : null);
        return purl is null ? null : Component(purl, line, Declarations.None);
    }

    /// <summary>A file on the web; null for one whose address is made of variables.</summary>
    public static DetectedComponent? File(string address, string? checksum, int line)
    {
        if (Links.Public(address) is not { } link || address.Contains('$', StringComparison.Ordinal) || !(link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal))) return null;
        var path = link.AsSpan(link.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = path.IndexOfAny('?', '#');
        if (end >= 0) path = path[..end];
        var name = path.TrimEnd('/');
        if (name.IndexOf('/') < 0 || name.Length > 1000) return null;
        name = name[(name.LastIndexOf('/') + 1)..];
        var hashes = checksum?.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) == true ? Integrity.FromHex("sha256", checksum.AsSpan(7)) : ImmutableArray<string>.Empty;
        return Component(PackageUrl.Create("generic", null, name.ToString(), null, [KeyValuePair.Create("download_url", link)]), line, new Declarations { DownloadUrl = link, Hashes = hashes });
    }

    // https://github.com/owner/name, and no file of it.
    private static bool IsOfGitHub(string place) =>
        place.StartsWith("https://github.com/", StringComparison.Ordinal) && place["https://github.com/".Length..].TrimEnd('/').Split('/').Length == 2;

    private static DetectedComponent Component(PackageUrl purl, int line, Declarations declared) => new()
    {
        Purl = purl,
        Kind = ComponentKind.File,
        Scope = Scope.Runtime,
        Direct = true,
        Line = line,
        Evidence = EvidenceKind.Declared,
        Declared = declared,
    };
}

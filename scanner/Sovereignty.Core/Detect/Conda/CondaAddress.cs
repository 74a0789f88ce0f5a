using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Conda;

/// <summary>Addresses of packages of conda: <c>https://host/channel/platform/name-version-build.conda#hash</c>. Source: conda, package naming conventions.</summary>
internal static class CondaAddress
{
    /// <summary>The package of an address as a component; null where the file's name is no package's.</summary>
    public static DetectedComponent? Component(string address, int line, ImmutableArray<string> hashes = default)
    {
        var hash = address.LastIndexOf('#');
        if (hash > 0)
        {
            var sum = address.AsSpan(hash + 1);
            hashes = sum.StartsWith("sha256:") ? Integrity.FromHex("sha256", sum[7..]) : Integrity.FromHex(sum.Length == 64 ? "sha256" : "md5", sum);
            address = address[..hash];
        }

        var file = address[(address.LastIndexOf('/') + 1)..];
        var length = file.EndsWith(".conda", StringComparison.Ordinal) ? file.Length - 6 : file.EndsWith(".tar.bz2", StringComparison.Ordinal) ? file.Length - 8 : -1;
        if (length <= 0) return null;
        var build = file.LastIndexOf('-', length - 1);
        var version = build <= 0 ? -1 : file.LastIndexOf('-', build - 1);
        if (version <= 0) return null;
        return new DetectedComponent
        {
            Purl = CondaSpec.Purl(file[..version].ToLowerInvariant(), file[(version + 1)..build], Channel(address)),
            Line = line,
            Declared = new Model.Declarations { Hashes = hashes.IsDefault ? [] : hashes, DownloadUrl = Public(address) },
        };
    }

    /// <summary>The channel of an address; null where there is none.</summary>
    public static string? Channel(string? address) => WithoutToken(address)?.Split('/') is { Length: >= 6 } parts ? parts[^3] : null;

    /// <summary>An address as it may be shown: private channels have a token for a part of their path, behind <c>/t/</c>.</summary>
    public static string? Public(string? address) => Links.Public(WithoutToken(address));

    private static string? WithoutToken(string? address)
    {
        var host = address?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        var path = host < 0 ? -1 : address!.IndexOf('/', host + 3);
        if (path < 0 || !address.AsSpan(path).StartsWith("/t/")) return address;
        var end = address!.IndexOf('/', path + 3);
        return end < 0 ? address[..path] : string.Concat(address.AsSpan(0, path), address.AsSpan(end));
    }
}

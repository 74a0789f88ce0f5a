using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Installed;

/// <summary>Where a package came from that is not of the distribution.</summary>
/// <param name="Of">The distribution it is of instead, one that this one is made from; null for one of nobody's.</param>
/// <param name="DownloadUrl">Where it lies, as apt's lists say; null where they do not.</param>
internal sealed record Elsewhere(Distribution Of, string? DownloadUrl)
{
    /// <summary>Nothing tells from where.</summary>
    public static readonly Elsewhere Unknown = new(Distribution.Unknown, null);
}

/// <summary>
/// Tells packages of the distribution from those that came from elsewhere. Elsewhere is what a repository of another origin offers in that very version;
/// what says so itself; what was not built with Debian's tools, which write no <c>Vendor</c> and no <c>License</c>; what lacks the changelog that every
/// package of an archive must have (Debian policy 12.7); and what bears the name of its maintainer's domain in its version (<c>20.1-1nodesource1</c>).
/// </summary>
internal sealed class AptOrigins
{
    private static readonly string[] Ends = ["_InRelease", "_Release"];
    private static readonly string[] OwnMail = ["debian.org", "debian.net", "ubuntu.com"];

    private readonly DetectorInput input;
    private readonly string? root;
    private readonly Distribution distribution;
    private readonly List<(AptList List, string Address, Distribution Of)> others = [];

    /// <summary>Reads the lists of repositories of other origins. Where none is of the distribution itself, nothing follows from them.</summary>
    public AptOrigins(DetectorInput input, string? root, Distribution distribution)
    {
        (this.input, this.root, this.distribution) = (input, root, distribution);
        if (root is null || distribution.Id is null || input.FileName != "status") return;
        var folder = $"{root}var/lib/apt/lists";
        var names = input.NeighbourNames(folder);
        var releases = names.Select(n => (Name: n, End: Array.Find(Ends, e => n.EndsWith(e, StringComparison.Ordinal)))).Where(n => n.End is not null)
            .Select(n => (Place: n.Name[..^n.End!.Length], Origin: input.Neighbour($"{folder}/{n.Name}", AptRelease.Read)?.Origin)).ToList();
        if (!releases.Exists(r => distribution.IsOrigin(r.Origin))) return;
        foreach (var (place, origin) in releases.Where(r => !distribution.IsOrigin(r.Origin)))
        {
            foreach (var name in names.Where(n => n.StartsWith(place + "_", StringComparison.Ordinal) && n.Contains("_Packages", StringComparison.Ordinal)))
            {
                if (input.Neighbour($"{folder}/{name}", AptList.Read) is { } list) others.Add((list, Address(place), distribution.Parent(origin)));
            }
        }
    }

    /// <summary>Where a package came from; null for one of the distribution.</summary>
    public Elsewhere? Of(string name, string version, string? architecture, string? origin, string? vendor, string? licence, string? maintainer, string? section)
    {
        if (distribution.Id is null) return null;
        foreach (var (list, address, of) in others)
        {
            if (!list.Files.TryGetValue((name, version, architecture ?? ""), out var file)) continue;
            return new Elsewhere(of, file.Length == 0 ? address : address + file.TrimStart('/'));
        }

        if (origin is not null && !distribution.IsOrigin(origin)) return new Elsewhere(distribution.Parent(origin), null);
        return vendor is not null || licence is not null || section is "default" or "unknown" or "checkinstall" || NamesItsMaker(version, maintainer) || LacksChangelog(name, architecture, maintainer) ? Elsewhere.Unknown : null;
    }

    private static bool NamesItsMaker(string version, string? maintainer)
    {
        var at = maintainer?.LastIndexOf('@') ?? -1;
        if (at < 0 || IsOwnMail(maintainer!)) return false;
        var host = maintainer.AsSpan(at + 1);
        var end = host.IndexOfAny('>', ' ');
        if (end >= 0) host = host[..end];
        var top = host.LastIndexOf('.');
        if (top <= 0) return false;
        var label = host[(host[..top].LastIndexOf('.') + 1)..top];
        return label.Length > 3 && version.AsSpan().Contains(label, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOwnMail(string maintainer) => Array.Exists(OwnMail, m => maintainer.Contains(m, StringComparison.OrdinalIgnoreCase));

    private bool LacksChangelog(string name, string? architecture, string? maintainer)
    {
        if (root is null || name.Contains('/', StringComparison.Ordinal) || (maintainer is not null && IsOwnMail(maintainer))) return false;
        var files = input.Neighbour($"{root}var/lib/dpkg/info/{name}.list", bytes => Documents.Read(bytes, name)) ?? input.Neighbour($"{root}var/lib/dpkg/info/{name}:{architecture}.list", bytes => Documents.Read(bytes, name));
        return files is { Lacking: true };
    }

    // `download.example_linux_debian_dists_bookworm` is https://download.example/linux/debian/: apt writes / as _, and _ as %5f.
    private static string Address(string place)
    {
        var dists = place.IndexOf("_dists_", StringComparison.Ordinal);
        return "https://" + (dists < 0 ? place : place[..dists]).Replace('_', '/').Replace("%5f", "_", StringComparison.OrdinalIgnoreCase) + "/";
    }

    private sealed record Documents(bool Lacking)
    {
        public static Documents Read(ReadOnlyMemory<byte> list, string name)
        {
            var folder = Encoding.UTF8.GetBytes($"/usr/share/doc/{name}");
            var (any, below, changelog) = (false, false, false);
            var lines = new Utf8Lines(list.Span);
            while (lines.Next())
            {
                if (!lines.Current.StartsWith(folder)) continue;
                var rest = lines.Current[folder.Length..];
                any |= rest.IsEmpty;
                below |= rest.StartsWith("/"u8);
                changelog |= rest.StartsWith("/changelog"u8);
            }

            // The folder may be a link to that of another package of the same source.
            return new Documents(list.Length > 0 && ((!any && !below) || (below && !changelog)));
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// rpm's database in its three forms: <c>rpmdb.sqlite</c> (Fedora, RHEL 9 and later), <c>Packages.db</c> (SUSE) and the Berkeley DB hash
/// <c>Packages</c> (RHEL 8 and earlier). Source: rpm documentation; purl type definition of rpm.
/// </summary>
/// <remarks>
/// Most packages bear one vendor, the distribution. One of another vendor comes from elsewhere, and its purl has no namespace. The keys that
/// rpm keeps among the packages (<c>gpg-pubkey</c>) are no software.
/// </remarks>
public sealed class Rpm : IDetector
{
    /// <summary>A workstation's database has more than the usual cap.</summary>
    internal const int Largest = 512 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "installed/rpm";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["rpm/rpmdb.sqlite", "rpm/Packages.db", "rpm/Packages"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Installed;

    /// <inheritdoc/>
    public int LargestFile => Largest;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var name = input.FileName;
        var root = DatabasePlace.RootOf(input.Path, $"var/lib/rpm/{name}", $"usr/lib/sysimage/rpm/{name}", $"usr/share/rpm/{name}");
        var headers = new List<RpmHeader>();
        foreach (var blob in Blobs(input, found))
        {
            if (headers.Count >= Detection.MostComponents) break;
            if (RpmHeader.Read(blob.Bytes.Span) is { } header) headers.Add(header);
            else found.Problem("file-malformed", $"package {blob.Number} of the database has a broken header", 0, "it was left out; `rpm --rebuilddb` repairs a database");
            input.Stop.ThrowIfCancellationRequested();
        }

        headers.RemoveAll(h => h.Name == "gpg-pubkey");
        Write(headers, Distribution.Of(input, root), found);
    }

    private static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Blobs(DetectorInput input, Detection found) => input.FileName switch
    {
        "rpmdb.sqlite" => RpmSqlite.Read(input, found),
        "Packages.db" => RpmNdb.Read(input.Bytes, found),
        _ => RpmBerkeley.Read(input.Bytes, found),
    };

    private static void Write(List<RpmHeader> headers, Distribution distribution, Detection found)
    {
        var usual = headers.Where(h => h.Vendor is not null).GroupBy(h => h.Vendor!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var packages = new PackageSet(found);
        foreach (var header in headers)
        {
            var version = header.Release.Length > 0 ? $"{header.Version}-{header.Release}" : header.Version;
            var from = IsOf(distribution, header.Vendor, usual) ? distribution : distribution with { Id = null };
            var package = packages.Add(
                new DetectedComponent
                {
                    Purl = from.Package("rpm", header.Name, version, header.Architecture, header.Source, header.Epoch is { } epoch and > 0 ? epoch.ToString(CultureInfo.InvariantCulture) : null),
                    Kind = ComponentKind.OperatingSystemPackage,
                    Evidence = EvidenceKind.Installed,
                    Declared = new Declarations { Licence = header.Licence, Supplier = header.Vendor ?? header.Packager, SourceUrl = Links.Public(header.Url) },
                },
                header.Name);
            foreach (var file in header.Describing) found.Owns(package, file);
            foreach (var provided in header.Provides) packages.Provides(package, provided);
            foreach (var need in header.Needs)
            {
                // What rpm itself must be able to do.
                if (!need.StartsWith("rpmlib(", StringComparison.Ordinal)) packages.Needs(package, need);
            }
        }

        packages.WriteEdges();
    }

    // openSUSE Leap consists of packages of its own and of SUSE's.
    private static bool IsOf(Distribution distribution, string? vendor, string? usual) =>
        vendor is null || vendor == usual || (distribution.Namespace is { } name
            && vendor.Contains(name is "opensuse" ? "suse" : name, StringComparison.OrdinalIgnoreCase));
}

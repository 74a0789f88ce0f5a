using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// opkg's <c>status</c> on routers and other small devices: the installed packages; licence and maintainer from the control files beside it. Source:
/// OpenWrt wiki, opkg package manager.
/// </summary>
public sealed class Opkg : IDetector
{
    private static readonly string[] Fields = ["Package", "Version", "Architecture", "Status", "Depends", "Provides", "Auto-Installed", "License", "Maintainer", "Source", "Homepage"];

    /// <inheritdoc/>
    public string Name => "installed/opkg";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["lib/opkg/status"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Installed;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var root = DatabasePlace.RootOf(input.Path, "usr/lib/opkg/status", "var/lib/opkg/status");
        var distribution = Distribution.Of(input, root);
        var packages = new PackageSet(found);
        var control = new ControlFile(input.Utf8, Fields);
        while (control.Next())
        {
            if (control[0] is not { Length: > 0 and < 300 } name || control[1] is not { Length: > 0 } version) continue;
            if (control[3] is { } status && !status.EndsWith(" installed", StringComparison.Ordinal) && !status.EndsWith(" unpacked", StringComparison.Ordinal)) continue;
            var more = name.Contains('/', StringComparison.Ordinal) ? null : input.Neighbour(RootedPath.In(input.Folder, $"info/{name}.control"), About.Read);
            var package = packages.Add(
                new DetectedComponent
                {
                    Purl = distribution.Package("opkg", name, version, control[2]),
                    Kind = ComponentKind.OperatingSystemPackage,
                    Direct = control[6] == "yes" ? false : control[3]?.Contains(" user ", StringComparison.Ordinal) == true ? true : null,
                    Line = control.Line,
                    Evidence = EvidenceKind.Installed,
                    Declared = new Declarations
                    {
                        Licence = control[7] ?? more?.Licence, Supplier = control[8] ?? more?.Maintainer, SourceUrl = Links.Public(control[10] ?? more?.Url),
                    },
                },
                name);
            foreach (var need in Dpkg.Relations(control[4])) packages.Needs(package, need);
            foreach (var provided in Dpkg.Relations(control[5])) packages.Provides(package, provided[0]);
            input.Stop.ThrowIfCancellationRequested();
        }

        packages.WriteEdges();
    }

    private sealed record About(string? Licence, string? Maintainer, string? Url)
    {
        public static About Read(ReadOnlyMemory<byte> bytes)
        {
            var control = new ControlFile(bytes.Span[..Math.Min(bytes.Length, 64 * 1024)], ["License", "Maintainer", "Homepage", "URL"]);
            return control.Next() ? new About(control[0], control[1], control[2] ?? control[3]) : new About(null, null, null);
        }
    }
}

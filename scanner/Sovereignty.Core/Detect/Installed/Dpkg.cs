using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// dpkg's <c>status</c>, and the files of <c>status.d</c> that images without a shell carry instead: the installed Debian packages. Source: dpkg(1),
/// deb-control(5); purl type definition of deb.
/// </summary>
/// <remarks>
/// The maintainer of a package is whoever packages it, not who develops it; it is kept as the supplier. A package that came from elsewhere than the
/// distribution (<see cref="AptOrigins"/>) has a purl without a namespace.
/// </remarks>
public sealed class Dpkg : IDetector
{
    private static readonly string[] Fields =
        ["Package", "Version", "Architecture", "Status", "Source", "Maintainer", "Homepage", "Depends", "Pre-Depends", "Provides", "Section", "Priority", "Origin", "Vendor", "License"];

    private const int Package = 0, PackageVersion = 1, Architecture = 2, Status = 3, Source = 4, Maintainer = 5, Homepage = 6, Depends = 7, PreDepends = 8, Provides = 9, Section = 10, Priority = 11, Origin = 12, Vendor = 13, License = 14;

    private static readonly AsciiSet EndOfName = new(" (:[<\n");

    /// <inheritdoc/>
    public string Name => "installed/dpkg";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["lib/dpkg/status", "lib/dpkg/status.d/*"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Installed;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        // Beside each paragraph lie the sums of the package's files.
        if (input.FileName.EndsWith(".md5sums", StringComparison.Ordinal)) return;
        var root = DatabasePlace.RootOf(input.Path, "var/lib/dpkg/status", $"var/lib/dpkg/status.d/{input.FileName}");
        var distribution = Distribution.Of(input, root);
        var automatic = root is null ? null : input.Neighbour($"{root}var/lib/apt/extended_states", AutomaticOnes);
        var licences = LicencesOfSources(input, root);
        var origins = new AptOrigins(input, root, distribution);
        var packages = new PackageSet(found);
        var control = new ControlFile(input.Utf8, Fields);
        while (control.Next())
        {
            if (control[Package] is not { Length: > 0 and < 300 } name || !IsInstalled(control[Status])) continue;
            if (control[PackageVersion] is not { Length: > 0 } version)
            {
                found.Problem("file-malformed", $"the package `{name}` has no version", control.Line, "it was left out; `dpkg --audit` tells what is broken");
                continue;
            }

            var architecture = control[Architecture];
            var elsewhere = origins.Of(name, version, architecture, control[Origin], control[Vendor], control[License], control[Maintainer], control[Section]);
            var package = packages.Add(
                new DetectedComponent
                {
                    Purl = (elsewhere?.Of ?? distribution).Package("deb", name, version, architecture, Upstream(name, control[Source])),
                    Kind = ComponentKind.OperatingSystemPackage,
                    Direct = IsDirect(control[Priority], automatic?.Contains($"{name}:{architecture}")),
                    // What only serves to build or to debug other software.
                    Scope = IsForBuilding(control[Section]) ? Scope.Development : Scope.Runtime,
                    Line = control.Line,
                    Evidence = EvidenceKind.Installed,
                    Declared = new Declarations
                    {
                        Supplier = control[Maintainer],
                        Maker = control[Vendor] is "none" ? null : control[Vendor],
                        DownloadUrl = Links.Public(elsewhere?.DownloadUrl),
                        SourceUrl = Links.Public(control[Homepage]),
                        Licence = LicenceOf(input, root, name) ?? licences.GetValueOrDefault(SourceOf(name, control[Source])) ?? control[License],
                    },
                },
                name);
            packages.Provides(package, $"{name}:{architecture}");
            foreach (var need in Relations(control[PreDepends]).Concat(Relations(control[Depends])))
            {
                packages.Needs(package, [.. need.SelectMany(n => (string[])[$"{n}:{architecture}", n])]);
            }

            foreach (var names in Relations(control[Provides])) packages.Provides(package, names[0]);
            input.Stop.ThrowIfCancellationRequested();
        }

        packages.WriteEdges();
    }

    // Packages of one source share its copyright file, and mostly only one of them carries it; the others link to that one's folder.
    private static Dictionary<string, string> LicencesOfSources(DetectorInput input, string? root)
    {
        var licences = new Dictionary<string, string>(StringComparer.Ordinal);
        var control = new ControlFile(input.Utf8, ["Package", "Source"]);
        while (root is not null && control.Next())
        {
            if (control[0] is { Length: > 0 and < 300 } name && LicenceOf(input, root, name) is { } licence) licences.TryAdd(SourceOf(name, control[1]), licence);
        }

        return licences;
    }

    private static string? LicenceOf(DetectorInput input, string? root, string name) => root is not null && !name.Contains('/', StringComparison.Ordinal)
        && input.Neighbour($"{root}usr/share/doc/{name}/copyright", CopyrightFile.Licence) is { Length: > 0 } licence ? licence : null;

    private static string SourceOf(string name, string? source) => source is null ? name : source.IndexOf('(', StringComparison.Ordinal) is > 0 and var open ? source[..open].TrimEnd() : source;

    // want, error, state: what is unpacked is on the disk whether its scripts ran or not. Files of status.d state nothing.
    private static bool IsInstalled(string? status) =>
        status is null || status.AsSpan(status.LastIndexOf(' ') + 1) is "installed" or "unpacked" or "half-configured" or "triggers-pending" or "triggers-awaited";

    // The base system comes with the distribution; of the rest apt notes what it installed because something else needed it.
    private static bool? IsDirect(string? priority, bool? isAutomatic) => priority is "required" or "important" or "standard" ? false : !isAutomatic;

    // Sections of other archive areas bear the area's name in front: non-free/libdevel.
    private static bool IsForBuilding(string? section) => section is not null && section.AsSpan(section.LastIndexOf('/') + 1) is "libdevel" or "debug";

    // `glibc (2.36-9)`: the source package, with its version where that differs.
    private static string? Upstream(string name, string? source)
    {
        if (source is null || source.Length > 300) return null;
        var open = source.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return source == name ? null : source;
        return $"{source[..open].TrimEnd()}@{source[(open + 1)..].TrimEnd(')', ' ')}";
    }

    /// <summary>The alternatives of each part of a relation field: <c>a (&gt;= 1) | b:any, c</c>.</summary>
    internal static IEnumerable<string[]> Relations(string? field)
    {
        if (field is null) yield break;
        foreach (var part in field.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return [.. part.Split('|').Select(Bare)];
        }

        static string Bare(string relation)
        {
            var name = relation.AsSpan().Trim();
            var end = name.IndexOfAny(EndOfName);
            return (end < 0 ? name : name[..end]).ToString();
        }
    }

    // Which packages apt installed because others needed them.
    private static HashSet<string> AutomaticOnes(ReadOnlyMemory<byte> bytes)
    {
        var automatic = new HashSet<string>(StringComparer.Ordinal);
        var control = new ControlFile(bytes.Span, ["Package", "Architecture", "Auto-Installed"]);
        while (control.Next())
        {
            if (control[2] == "1") automatic.Add($"{control[0]}:{control[1]}");
        }

        return automatic;
    }
}

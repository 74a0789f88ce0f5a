using Sovereignty.Detect.Sbom;
using static Sovereignty.Sbom.Check.CheckLevel;

namespace Sovereignty.Sbom.Check;

/// <summary>
/// The fields of BSI TR-03183-2, "Cyber Resilience Requirements for Manufacturers and Products, Part 2: Software Bill of Materials (SBOM)", version 2.1.0
/// (20 August 2025): chapters 3.1 and 4, tables 2 to 6 (5.2.1 to 5.2.5), with the places that chapter 8.2 maps them to in CycloneDX 1.6 and SPDX 3.0.1.
/// </summary>
/// <remarks>
/// What is not delivered (CycloneDX 1.7 <c>isExternal</c>) is asked for as an identified component (3.2.4), what the SBOM describes as a logical one (3.2.2)
/// unless it names its file. Signatures are a recommendation (8.1.15) and not asked for.
/// </remarks>
internal static class BsiGuideline
{
    /// <summary>The standard's name.</summary>
    public const string Title = "BSI TR-03183-2 v2.1.0 (2025)";

    /// <summary>The fields in the order of the standard.</summary>
    public static CheckField[] Fields { get; } =
    [
        CheckField.Document(Required, "3.1", "no vulnerabilities inside", sbom => sbom.About.HasVulnerabilities ? CheckAnswer.Other("vulnerabilities belong into CSAF or VEX") : CheckAnswer.Yes),
        CheckField.Document(Required, "4", "format and version", Format),
        CheckField.Document(Required, "5.2.1", "creator of the SBOM", sbom => sbom.About.Creators.Exists(c => c.CanBeReached) ? CheckAnswer.Yes
            : sbom.About.Creators.Count > 0 ? CheckAnswer.Other("named, without mail address or URL") : CheckAnswer.No),
        CheckField.Document(Required, "5.2.1", "timestamp", sbom => CheckedSbom.IsTime(sbom.About.Timestamp) ? CheckAnswer.Yes : sbom.About.Timestamp is null ? CheckAnswer.No : CheckAnswer.Other("no RFC 3339 time")),
        CheckField.Component(Required, "5.2.2", "component creator", (_, part) => Creator(part)),
        CheckField.Component(Required, "5.2.2", "component name", (_, part) => CheckAnswer.If(part.Name.Length > 0)),
        CheckField.Component(Required, "5.2.2", "component version", (_, part) => CheckAnswer.If(!string.IsNullOrEmpty(part.Version))),
        Physical("5.2.2", "file name", (_, part) => part.FileName is null ? CheckAnswer.No : part.FileName.AsSpan().ContainsAny('/', '\\') ? CheckAnswer.Other("a path, not a file name") : CheckAnswer.Yes),
        CheckField.Component(Required, "5.2.2", "dependencies and their completeness", (sbom, part) => part.IsExternal ? CheckAnswer.NotAsked : Dependencies(sbom, part)),
        CheckField.Component(Required, "5.2.2", "distribution licences", (sbom, part) => part.IsExternal ? CheckAnswer.NotAsked : Licence(sbom, part, "concluded")),
        Physical("5.2.2", "hash of the deployable (SHA-512)", Hash),
        Physical("5.2.2", "executable property", (_, part) => Value(part.Executable, "executable", "non-executable")),
        Physical("5.2.2", "archive property", (_, part) => Value(part.Archive, "archive", "no archive")),
        Physical("5.2.2", "structured property", (_, part) => Value(part.Structured, "structured", "unstructured")),
        CheckField.Document(Additional, "5.2.3", "SBOM-URI", sbom => CheckAnswer.If(sbom.About.Identity is not null)),
        CheckField.Component(Additional, "5.2.4", "source code URI", (_, part) => Uri(part.SourceUrl)),
        CheckField.Component(Additional, "5.2.4", "URI of the deployable", (_, part) => Uri(part.DownloadUrl)),
        CheckField.Component(Additional, "5.2.4", "other unique identifiers", (_, part) => CheckAnswer.If(part.PurlText is not null || part.OtherIdentifier is not null)),
        CheckField.Component(Additional, "5.2.4", "original licences", (sbom, part) => Licence(sbom, part, "declared")),
        CheckField.Component(Optional, "5.2.5", "effective licence", (_, part) => CheckAnswer.If(part.EffectiveLicence is not null)),
        CheckField.Component(Optional, "5.2.5", "hash of the source code", (_, part) => CheckAnswer.If(part.SourceHasHash)),
        CheckField.Component(Optional, "5.2.5", "URL of the security.txt", (_, part) => CheckAnswer.If(part.SecurityText is not null)),
    ];

    // Only what exists as a file has a file's properties.
    private static CheckField Physical(string section, string name, Func<CheckedSbom, SbomPart, CheckAnswer> answer) => CheckField.Component(Required, section, name, (sbom, part) =>
        part.IsExternal || (part == sbom.Contents.Root && part.FileName is null) ? CheckAnswer.NotAsked : answer(sbom, part));

    private static CheckAnswer Format(CheckedSbom sbom)
    {
        if (!Version.TryParse(sbom.About.Version, out var version)) return CheckAnswer.No;
        if (sbom.IsCycloneDx) return version >= new Version(1, 6) ? CheckAnswer.Yes : CheckAnswer.Other($"CycloneDX {version} is older than 1.6");
        return version >= new Version(3, 0, 1) ? CheckAnswer.Yes : CheckAnswer.Other($"SPDX {version} is older than 3.0.1");
    }

    private static CheckAnswer Creator(SbomPart part)
    {
        if (part.Manufacturer?.CanBeReached == true) return CheckAnswer.Yes;
        if (part.Manufacturer?.Name is not null) return CheckAnswer.Other("named, without mail address or URL");
        if (part.Supplier?.CanBeReached == true || part.Authors.Exists(a => a.CanBeReached)) return CheckAnswer.Other("stands as supplier or author, not as manufacturer");
        return part.Supplier?.Name is not null || part.Publisher is not null || part.Authors.Count > 0 ? CheckAnswer.Other("stands as supplier or author, without mail address or URL") : CheckAnswer.No;
    }

    private static CheckAnswer Dependencies(CheckedSbom sbom, SbomPart part)
    {
        var needs = sbom.NeedsOf(part);
        // In SPDX a component without relationships needs nothing; CycloneDX wants that said.
        if (needs is null) return sbom.IsCycloneDx ? CheckAnswer.No : CheckAnswer.Yes;
        if (needs.Find(n => !sbom.Knows(n)) is { } lost) return CheckAnswer.Other($"needs {lost}, which is not there");
        return sbom.TellsCompleteness(part) ? CheckAnswer.Yes : CheckAnswer.Other("not told how complete they are");
    }

    private static CheckAnswer Licence(CheckedSbom sbom, SbomPart part, string acknowledgement)
    {
        if (part.Licences.Count == 0) return CheckAnswer.No;
        var asked = part.Licences.FindAll(l => l.Acknowledgement == acknowledgement);
        if (asked.Count == 0) return CheckAnswer.Other($"a licence is there, not marked as {acknowledgement}");
        return asked.TrueForAll(l => sbom.IsExpression(l.Text)) ? CheckAnswer.Yes : CheckAnswer.Other("no SPDX id or expression");
    }

    private static CheckAnswer Hash(CheckedSbom sbom, SbomPart part)
    {
        if (part.DownloadHashes.Any(IsSha512) || (sbom.IsSpdx2 && part.Hashes.Any(IsSha512))) return CheckAnswer.Yes;
        if (part.Hashes.Any(IsSha512)) return CheckAnswer.Other(sbom.IsCycloneDx ? "SHA-512, not at the distribution reference" : "SHA-512, not at the distribution artefact");
        return part.Hashes.Count + part.DownloadHashes.Count > 0 ? CheckAnswer.Other("a hash, not SHA-512") : CheckAnswer.No;
    }

    private static bool IsSha512(string hash) => hash.StartsWith("sha512:", StringComparison.Ordinal);

    private static CheckAnswer Value(string? value, string yes, string no) => value is null ? CheckAnswer.No : value == yes || value == no ? CheckAnswer.Yes : CheckAnswer.Other($"neither `{yes}` nor `{no}`");

    private static CheckAnswer Uri(string? url) => url is null ? CheckAnswer.No : System.Uri.TryCreate(url, UriKind.Absolute, out _) ? CheckAnswer.Yes : CheckAnswer.Other("no URI");
}

using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Sbom;

/// <summary>One component of an SBOM, whatever its format.</summary>
internal sealed class SbomPart
{
    /// <summary>What the file's graph calls it: bom-ref, SPDX id.</summary>
    public string? Ref { get; set; }

    /// <summary>Its group or namespace, where that stands apart from the name.</summary>
    public string? Group { get; set; }

    /// <summary>Its name; empty when the file gives none.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its version.</summary>
    public string? Version { get; set; }

    /// <summary>Its purl as the file writes it.</summary>
    public string? PurlText { get; set; }

    /// <summary>Another identifier that databases know: CPE, SWID, SWHID, OmniBOR.</summary>
    public string? OtherIdentifier { get; set; }

    /// <summary>The line it begins on.</summary>
    public int Line { get; init; }

    /// <summary>The component that it is a part of, where the file nests them.</summary>
    public SbomPart? Parent { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public ComponentKind Kind { get; set; } = ComponentKind.Library;

    /// <summary>What it is needed for.</summary>
    public Scope Scope { get; set; } = Scope.Runtime;

    /// <summary>The range asked for: CycloneDX 1.7 <c>versionRange</c>, or what our own writer left.</summary>
    public string? Requested { get; set; }

    /// <summary>Whether it is needed and not delivered (CycloneDX 1.7 <c>isExternal</c>).</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether it is no component but a place that others were read from: a lock file, as trivy writes them into the graph, or a layer of an image.</summary>
    public bool IsListing { get; set; }

    /// <summary>Root, direct, transitive or unknown, where our own writer left it; null in files of others.</summary>
    public string? Relation { get; private set; }

    /// <summary>Whether it is developed where the file was written, where our own writer left it.</summary>
    public bool Own { get; private set; }

    /// <summary>Who made it.</summary>
    public SbomParty? Manufacturer { get; set; }

    /// <summary>Who supplies it.</summary>
    public SbomParty? Supplier { get; set; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; set; }

    /// <summary>Persons who wrote it.</summary>
    public List<SbomParty> Authors { get; } = [];

    /// <summary>Its licences.</summary>
    public List<SbomLicence> Licences { get; } = [];

    /// <summary>Its hashes, <c>sha512:hex</c>.</summary>
    public SortedSet<string> Hashes { get; } = new(StringComparer.Ordinal);

    /// <summary>The hashes of what <see cref="DownloadUrl"/> leads to.</summary>
    public SortedSet<string> DownloadHashes { get; } = new(StringComparer.Ordinal);

    /// <summary>Where its source lies, as written.</summary>
    public string? SourceUrl { get; set; }

    /// <summary>Whether the source has a hash.</summary>
    public bool SourceHasHash { get; set; }

    /// <summary>Where the artefact is to be had, as written.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>Where its maker tells how to report vulnerabilities (RFC 9116).</summary>
    public string? SecurityText { get; set; }

    /// <summary>The name of the file it is handed out as.</summary>
    public string? FileName { get; set; }

    /// <summary>Whether the file can be executed; null where not told. TR-03183-2, 8.1.4.</summary>
    public string? Executable { get; set; }

    /// <summary>Whether the file is an archive; null where not told. TR-03183-2, 8.1.5.</summary>
    public string? Archive { get; set; }

    /// <summary>Whether the file is structured; null where not told. TR-03183-2, 8.1.6.</summary>
    public string? Structured { get; set; }

    /// <summary>The licence under which whoever made the SBOM uses it.</summary>
    public string? EffectiveLicence { get; set; }

    /// <summary>What the file says of it; complete after <see cref="Seal"/>.</summary>
    public Declarations Declared { get; private set; } = Declarations.None;

    /// <summary>Its purl; a generic one where the file gives none.</summary>
    public PackageUrl Purl => PackageUrl.TryParse(PurlText, out var purl)
        ? purl.Version is null && Version is not null ? purl.WithVersion(Version) : purl
        : (Name.StartsWith("git+", StringComparison.Ordinal) ? Repositories.Purl(Name[4..], Version) : null) ?? PackageUrl.Create("generic", Group, Name, Version);

    private string resolved = "";
    private string? statedLicence, statedMaker, statedSupplier, statedSource, statedDownload, statedSeat, supplierCountry, manufacturerCountry;
    private Scope? statedScope, toolScope;
    private ComponentKind? statedKind;

    /// <summary>Takes a property: of BSI's taxonomy, or what our own writer left.</summary>
    public void SetProperty(string? name, string? value)
    {
        if (name is null || value is null) return;
        switch (name)
        {
            case "bsi:component:filename": FileName = value; break;
            case "bsi:component:executable": Executable = value; break;
            case "bsi:component:archive": Archive = value; break;
            case "bsi:component:structured": Structured = value; break;
            // The taxonomy and the guideline spell it differently.
            case "bsi:component:effectiveLicence" or "bsi:component:effectiveLicense": EffectiveLicence = value; break;
            case "aquasecurity:trivy:Class": IsListing = value == "lang-pkgs"; break;
            // What plugins of build tools say where CycloneDX has no word for it.
            case "cdx:maven:package:test" when value == "true": toolScope = Scope.Test; break;
            case "cdx:npm:package:development" or "cdx:composer:package:isDevRequirement" when value == "true": toolScope = Scope.Development; break;
            case "cdx:poetry:group" or "cdx:pipenv:category" when value is "dev" or "develop": toolScope = Scope.Development; break;
            case "BR_TYPE" when value == "host": toolScope = Scope.Development; break;
            case "bsi:component:associatedLicences": SbomLicence.Add(Licences, value, false, null); break;
            case "sovereignty:requested": Requested = value; break;
            case "sovereignty:relation": Relation = value; break;
            case "sovereignty:own": Own = value == "true"; break;
            case "sovereignty:scope": statedScope = KebabCase.TryParse<Scope>(value, out var scope) ? scope : null; break;
            case "sovereignty:kind": statedKind = KebabCase.TryParse<ComponentKind>(value, out var kind) ? kind : null; break;
            case "sovereignty:resolved": resolved = value; break;
            case "sovereignty:licence": statedLicence = value; break;
            case "sovereignty:maker": statedMaker = value; break;
            case "sovereignty:supplier": statedSupplier = value; break;
            case "sovereignty:supplier:country": supplierCountry = value; break;
            case "sovereignty:manufacturer:country": manufacturerCountry = value; break;
            case "sovereignty:maker:country": statedSeat = value; break;
            case "sovereignty:source": statedSource = value; break;
            case "sovereignty:download": statedDownload = value; break;
        }
    }

    /// <summary>Whether our own writer says that a field holds its conclusion and no statement of a file.</summary>
    private bool IsResolved(string field) => resolved.Length > 0 && $" {resolved} ".Contains($" {field} ", StringComparison.Ordinal);

    /// <summary>Puts together what was read.</summary>
    public void Seal()
    {
        var isOurs = Relation is not null;
        var bySupplier = !IsResolved("supplier");
        Scope = statedScope ?? toolScope ?? Scope;
        Kind = statedKind ?? Kind;
        if (Supplier is not null) Supplier.Country ??= supplierCountry;
        if (Manufacturer is not null) Manufacturer.Country ??= manufacturerCountry;
        Declared = new Declarations
        {
            Licence = statedLicence ?? (isOurs ? SbomLicence.Statement(Licences, "declared") : null) ?? (IsResolved("licence") ? null : SbomLicence.Statement(Licences)),
            Maker = statedMaker ?? (IsResolved("manufacturer") ? null : Manufacturer?.Name ?? Publisher) ?? Names(Authors),
            MakerCountry = statedSeat ?? (IsResolved("manufacturer") || IsResolved("seat") || (statedMaker is null && Manufacturer?.Name is null) ? null : Manufacturer?.Country ?? manufacturerCountry),
            Supplier = statedSupplier ?? (bySupplier ? Supplier?.Name : null),
            SupplierCountry = bySupplier ? Supplier?.Country : null,
            SourceUrl = Links.Public(statedSource ?? (IsResolved("source") ? null : SourceUrl)),
            DownloadUrl = Links.Public(statedDownload ?? DownloadUrl),
            Hashes = Hashes.Count > 0 ? [.. Hashes] : [.. DownloadHashes],
        };
    }

    private static string? Names(List<SbomParty> parties) => parties.Count switch
    {
        0 => null,
        1 => parties[0].Name,
        _ => string.Join(", ", parties.Select(p => p.Name).OfType<string>()) is { Length: > 0 } names ? names : null,
    };
}

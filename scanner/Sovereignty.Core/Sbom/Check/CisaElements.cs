using static Sovereignty.Sbom.Check.CheckLevel;

namespace Sovereignty.Sbom.Check;

/// <summary>
/// The elements of CISA's "SBOM Minimum Elements", 2026 edition (29 July 2026), which succeeds NTIA's of 2021. Known here from the public field
/// reference of the checker sbomqs (docs/reference/cisa-2026-compliance.md), which quotes the definitions; the report itself was not at hand. Where SPDX has
/// no place for an element it is not asked for.
/// </summary>
internal static class CisaElements
{
    /// <summary>The standard's name.</summary>
    public const string Title = "CISA minimum elements (2026)";

    /// <summary>The fields in the order of the standard.</summary>
    public static CheckField[] Fields { get; } =
    [
        CheckField.Document(Required, "metadata", "SBOM author", sbom => sbom.About.Creators.Exists(c => c.Name is not null || c.Contacts.Count > 0) ? CheckAnswer.Yes
            : sbom.About.Tools.Count > 0 ? CheckAnswer.Other("only a tool is named") : CheckAnswer.No),
        // SPDX 2 is signed from outside.
        CheckField.Document(Required, "metadata", "SBOM author signature", sbom => sbom.IsSpdx2 ? CheckAnswer.NotAsked : CheckAnswer.If(sbom.About.IsSigned)),
        CheckField.Document(Required, "metadata", "data format name", _ => CheckAnswer.Yes),
        CheckField.Document(Required, "metadata", "data format version", sbom => CheckAnswer.If(sbom.About.Version is not null)),
        CheckField.Document(Required, "metadata", "generation context", sbom => CheckAnswer.If(!string.IsNullOrWhiteSpace(sbom.About.Context))),
        CheckField.Document(Required, "metadata", "timestamp", sbom => CheckedSbom.IsTime(sbom.About.Timestamp) ? CheckAnswer.Yes : sbom.About.Timestamp is null ? CheckAnswer.No : CheckAnswer.Other("no RFC 3339 time")),
        CheckField.Document(Required, "metadata", "tool name", sbom => CheckAnswer.If(sbom.About.Tools.Count > 0)),
        CheckField.Document(Required, "metadata", "tool version", sbom => CheckAnswer.If(sbom.About.Tools.Exists(t => t.Version is not null))),
        CheckField.Document(Required, "metadata", "SBOM version", sbom => !sbom.IsCycloneDx ? CheckAnswer.NotAsked : CheckAnswer.If(sbom.About.Revision is not null && sbom.About.Identity is not null)),
        CheckField.Component(Required, "component data", "component producer", (_, part) =>
            part.Manufacturer?.Name is not null || part.Authors.Count > 0 ? CheckAnswer.Yes : part.Supplier?.Name is not null || part.Publisher is not null ? CheckAnswer.Other("only a supplier is named") : CheckAnswer.No),
        CheckField.Component(Required, "component data", "dependency relationship", (sbom, part) => CheckAnswer.If(sbom.StandsInGraph(part))),
        CheckField.Component(Required, "component data", "hash value and algorithm", (sbom, part) => part == sbom.Contents.Root ? CheckAnswer.NotAsked : CheckAnswer.If(part.Hashes.Count + part.DownloadHashes.Count > 0)),
        CheckField.Component(Required, "component data", "identifiers", (_, part) => CheckAnswer.If(part.PurlText is not null || part.OtherIdentifier is not null)),
        CheckField.Component(Required, "component data", "licence", (_, part) => CheckAnswer.If(part.Licences.Count > 0)),
        CheckField.Component(Required, "component data", "component name", (_, part) => CheckAnswer.If(part.Name.Length > 0)),
        CheckField.Component(Required, "component data", "component version", (_, part) => CheckAnswer.If(!string.IsNullOrEmpty(part.Version))),
    ];
}

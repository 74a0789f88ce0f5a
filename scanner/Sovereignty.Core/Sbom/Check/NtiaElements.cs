using static Sovereignty.Sbom.Check.CheckLevel;

namespace Sovereignty.Sbom.Check;

/// <summary>
/// The data fields of "The Minimum Elements For a Software Bill of Materials (SBOM)", NTIA, 12 July 2021, chapter III "Data Fields", with the practice
/// "Known Unknowns" of chapter III "Practices and Processes". Other identifiers are asked for where they exist.
/// </summary>
internal static class NtiaElements
{
    /// <summary>The standard's name.</summary>
    public const string Title = "NTIA minimum elements (2021)";

    /// <summary>The fields in the order of the standard.</summary>
    public static CheckField[] Fields { get; } =
    [
        CheckField.Component(Required, "III data fields", "supplier name", (_, part) =>
            CheckAnswer.If(part.Supplier?.Name is not null || part.Manufacturer?.Name is not null || part.Publisher is not null)),
        CheckField.Component(Required, "III data fields", "component name", (_, part) => CheckAnswer.If(part.Name.Length > 0)),
        CheckField.Component(Required, "III data fields", "component version", (_, part) => CheckAnswer.If(!string.IsNullOrEmpty(part.Version))),
        CheckField.Component(Additional, "III data fields", "other unique identifiers", (_, part) => CheckAnswer.If(part.PurlText is not null || part.OtherIdentifier is not null)),
        CheckField.Component(Required, "III data fields", "dependency relationship", (sbom, part) => CheckAnswer.If(sbom.StandsInGraph(part))),
        CheckField.Document(Required, "III data fields", "author of SBOM data", sbom => CheckAnswer.If(sbom.About.Creators.Count > 0 || sbom.About.Tools.Count > 0)),
        CheckField.Document(Required, "III data fields", "timestamp", sbom =>
            CheckedSbom.IsTime(sbom.About.Timestamp) ? CheckAnswer.Yes : sbom.About.Timestamp is null ? CheckAnswer.No : CheckAnswer.Other("no ISO 8601 time")),
        CheckField.Document(Additional, "III practices", "known unknowns", sbom => CheckAnswer.If(sbom.About.CompletenessOfAll || sbom.About.CompletenessOf.Count > 0)),
    ];
}

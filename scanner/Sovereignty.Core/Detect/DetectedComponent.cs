using Sovereignty.Model;

namespace Sovereignty.Detect;

/// <summary>A component as one file states it.</summary>
public sealed record DetectedComponent
{
    /// <summary>Its purl; with version where the file fixes one.</summary>
    public required PackageUrl Purl { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public ComponentKind Kind { get; init; } = ComponentKind.Library;

    /// <summary>
    /// Whether it is a part of what is developed here (a workspace, a module of the same repository): listed in an SBOM, no dependency on
    /// anybody else.
    /// </summary>
    public bool Own { get; init; }

    /// <summary>The range the file asks for, where it fixes no version (or beside it).</summary>
    public string? Requested { get; init; }

    /// <summary>What it is needed for.</summary>
    public Scope Scope { get; init; } = Scope.Runtime;

    /// <summary>Whether the file names it as a direct dependency; null where the format does not tell.</summary>
    public bool? Direct { get; init; }

    /// <summary>The line it stands on, from 1, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The file it stands in, relative to the scanned root, where that is one that the read file includes; set by <see cref="Detection.Within"/>.</summary>
    public string? Path { get; init; }

    /// <summary>What sort of statement the file makes.</summary>
    public EvidenceKind Evidence { get; init; } = EvidenceKind.Locked;

    /// <summary>What outside the scanned tree completed the statement; see <see cref="Model.Evidence.By"/>.</summary>
    public string? CompletedBy { get; init; }

    /// <summary>What the file says of it.</summary>
    public Declarations Declared { get; init; } = Declarations.None;
}

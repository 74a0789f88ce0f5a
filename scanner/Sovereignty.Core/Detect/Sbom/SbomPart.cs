using Sovereignty.Model;

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

    /// <summary>The line it begins on.</summary>
    public int Line { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public ComponentKind Kind { get; set; } = ComponentKind.Library;

    /// <summary>What it is needed for.</summary>
    public Scope Scope { get; set; } = Scope.Runtime;

    /// <summary>The range asked for, where our own writer left it.</summary>
    public string? Requested { get; set; }

    /// <summary>Direct, transitive or unknown, where our own writer left it; null in files of others.</summary>
    public string? Relation { get; set; }

    /// <summary>Whether it is developed where the file was written, where our own writer left it.</summary>
    public bool Own { get; set; }

    /// <summary>What the file says of it.</summary>
    public Declarations Declared { get; set; } = Declarations.None;

    /// <summary>Its purl; a generic one where the file gives none.</summary>
    public PackageUrl Purl => PackageUrl.TryParse(PurlText, out var purl)
        ? purl.Version is null && Version is not null ? purl.WithVersion(Version) : purl
        : PackageUrl.Create("generic", Group, Name, Version);
}

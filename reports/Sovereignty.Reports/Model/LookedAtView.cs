namespace Sovereignty.Reports.Model;

/// <summary>What was looked at.</summary>
public sealed record LookedAtView
{
    /// <summary>The sources that the user named.</summary>
    public IReadOnlyList<SourceView> Sources { get; init; } = [];

    /// <summary>How many files were walked over.</summary>
    public required int FilesSeen { get; init; }

    /// <summary>How often a detector read a file; one that two detectors read counts twice.</summary>
    public required int FilesRead { get; init; }

    /// <summary>The formats that were read.</summary>
    public IReadOnlyList<FormatView> Formats { get; init; } = [];

    /// <summary>Folders that were passed over by default.</summary>
    public IReadOnlyList<SkippedView> Skipped { get; init; } = [];

    /// <summary>How many folders that makes.</summary>
    public required int FoldersSkipped { get; init; }

    /// <summary>What could not be read or done, what cost most first.</summary>
    public IReadOnlyList<ProblemView> Problems { get; init; } = [];

    /// <summary>How many problems cost the run something (warnings and errors).</summary>
    public required int ProblemsThatCost { get; init; }
}

/// <summary>A source that was looked at.</summary>
public sealed record SourceView
{
    /// <summary>As the user wrote it.</summary>
    public required string Argument { get; init; }

    /// <summary>folder, inventory, sbom, archive, image or file.</summary>
    public required string Kind { get; init; }

    /// <summary>The path relative to the scanned root.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of a file or the commit of a repository; null when there is none.</summary>
    public string? Digest { get; init; }

    /// <summary>The repository's remote URL; null outside git.</summary>
    public string? Remote { get; init; }

    /// <summary>The branch; null outside git or when detached.</summary>
    public string? Branch { get; init; }

    /// <summary>The full commit hash; null outside git.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether files differed from the commit; null when not asked.</summary>
    public bool? Dirty { get; init; }

    /// <summary>The commit's day.</summary>
    public DateOnly? CommittedAt { get; init; }
}

/// <summary>A format that was read.</summary>
/// <param name="Detector">The detector's name.</param>
/// <param name="Files">How many files it read.</param>
/// <param name="Components">How many components these named, before merging.</param>
public sealed record FormatView(string Detector, int Files, int Components);

/// <summary>Folders that were passed over.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Count">How many there were.</param>
public sealed record SkippedView(string Name, int Count);

/// <summary>Something that went wrong in the run; its words are English.</summary>
public sealed record ProblemView
{
    /// <summary>The stable code.</summary>
    public required string Code { get; init; }

    /// <summary>note, warning or error.</summary>
    public required string Severity { get; init; }

    /// <summary>What happened.</summary>
    public required string Message { get; init; }

    /// <summary>Where; null when it has no place.</summary>
    public PlaceView? Place { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; init; }
}

using System.Collections.Immutable;

namespace Sovereignty;

/// <summary>What to scan, and how.</summary>
public sealed record ScanRequest
{
    /// <summary>Folders and files, as the user wrote them.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>The day to report for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The program's version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>sovereignty.yaml; null to take the one in the first folder, if there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary>How many threads read.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Whether to read the state of git work trees.</summary>
    public bool Git { get; init; } = true;

    /// <summary>Told of each file that was read, from any thread.</summary>
    public Action<string>? FileRead { get; init; }
}

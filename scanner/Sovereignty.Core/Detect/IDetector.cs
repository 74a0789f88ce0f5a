using System.Collections.Immutable;

namespace Sovereignty.Detect;

/// <summary>
/// Reads one file format. Parsing is CPU work on bytes the core already read and capped: a detector opens no file, reaches no network,
/// keeps no state between files and may be called from several threads at once.
/// </summary>
public interface IDetector
{
    /// <summary>Family and format, <c>npm/package-lock</c>: the folder it lies in, and its id in output, problems and docs.</summary>
    string Name { get; }

    /// <summary>Raised when the same file would yield different components.</summary>
    int Version { get; }

    /// <summary>The files it wants, as <see cref="FilePattern"/> texts: data, so that they can be indexed, listed and tested.</summary>
    ImmutableArray<string> FileNames { get; }

    /// <summary>What the format can give, for the table of formats.</summary>
    Gives Gives { get; }

    /// <summary>The most bytes that a file of it may have; larger ones are left out and told. More than the usual only for what is a database.</summary>
    int LargestFile => Sources.FolderFiles.LargestFile;

    /// <summary>Whether it reads by <see cref="DetectorInput.Open"/> alone, so that a large file need not be held in memory for it.</summary>
    bool ReadsStreams => false;

    /// <summary>Whether it wants programs that have no extension, too: those that tell what they were built from (<see cref="Binaries.ProgramPeek"/>).</summary>
    bool ReadsPrograms => false;

    /// <summary>Ends of file names beside which its files are passed over, because those say the same better.</summary>
    ImmutableArray<string> GivesWayTo => [];

    /// <summary>In which trees its files say what is used. In an image, a manifest that somebody left there says nothing of what is installed.</summary>
    TreeKinds Trees => TreeKinds.Source;

    /// <summary>
    /// Parses <paramref name="input"/> into <paramref name="found"/>. What was added before a failure is kept. Bad input is told by
    /// <see cref="Detection.Problem"/>; an exception that escapes is a bug, which the runner turns into a problem.
    /// </summary>
    void Detect(DetectorInput input, Detection found);
}

/// <summary>What sort of tree is scanned.</summary>
[Flags]
public enum TreeKinds
{
    /// <summary>What people write: a repository. What tools install there is named by lock files and passed over.</summary>
    Source = 1,

    /// <summary>The file system of a machine or of an image: what counts is what lies there installed.</summary>
    Installed = 2,

    /// <summary>Either.</summary>
    Both = Source | Installed,
}

/// <summary>What a format can give.</summary>
[Flags]
public enum Gives
{
    /// <summary>Names only.</summary>
    None = 0,

    /// <summary>Exact versions.</summary>
    Versions = 1,

    /// <summary>Whether a component is direct or transitive.</summary>
    Relation = 2,

    /// <summary>What a component is needed for.</summary>
    Scope = 4,

    /// <summary>Which component needs which.</summary>
    Edges = 8,

    /// <summary>Line numbers.</summary>
    Lines = 16,

    /// <summary>Licences.</summary>
    Licences = 32,

    /// <summary>Integrity hashes.</summary>
    Hashes = 64,

    /// <summary>Makers or suppliers.</summary>
    Makers = 128,
}

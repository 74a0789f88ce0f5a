using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Sources.Archives;

/// <summary>Runs the detectors over a tree that was read from an archive or image.</summary>
internal static class TreeRun
{
    /// <summary>Walks the tree and feeds what is wanted to the detectors.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="kind">What sort of tree it is.</param>
    /// <param name="source">What the source turned out to be.</param>
    /// <param name="options">How.</param>
    /// <param name="reading">The reading that made the tree.</param>
    public static FolderDetections Run(VirtualTree tree, TreeKinds kind, SourceKind source, RunOptions options, ArchiveReading reading)
    {
        var files = new TreeFiles(tree);
        var excluded = options.Exclude.IsEmpty ? null : GitIgnore.Read(null, "", string.Join('\n', options.Exclude));
        var walk = new TreeWalk(tree, files, Detectors.For(kind), kind, excluded);
        var found = DetectorRunner.RunWanted(files, walk.List(), options with { Trees = kind }, reading.Stop);
        return new FolderDetections(found, walk.FilesSeen, walk.Skipped, Problems(options, reading)) { Kind = source };
    }

    /// <summary>What is given for a source that could not be read.</summary>
    public static FolderDetections Nothing(SourceKind source, RunOptions options, ArchiveReading reading) =>
        new([], 0, ImmutableSortedDictionary<string, int>.Empty, Problems(options, reading)) { Kind = source };

    /// <summary>What went wrong in a reading, with paths as the scan shows them.</summary>
    public static ImmutableArray<Problem> Problems(RunOptions options, ArchiveReading reading) =>
        [.. reading.Problems.Select(p => p with { Path = (options.Prefix + p.Path).TrimEnd('/') is { Length: > 0 } path ? path : options.SourceName }).Order()];
}

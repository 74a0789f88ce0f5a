using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Sources.Images;
using Sovereignty.Text;

namespace Sovereignty.Sources.Archives;

/// <summary>
/// An archive as a source: read as the folder that it would unpack to. One that holds a container image is read as that image's file system, one that
/// holds a root file system as what is installed in it.
/// </summary>
internal static class ArchiveSource
{
    /// <summary>Whether a file is an archive by its first bytes; false, too, when it cannot be read.</summary>
    public static bool IsArchive(string file)
    {
        try
        {
            using var handle = File.OpenHandle(file);
            return ArchiveTree.IsArchive(new Content(handle, 0, RandomAccess.GetLength(handle)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads an archive and runs the detectors over what it holds.</summary>
    /// <param name="file">The archive's full path.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends it early.</param>
    public static FolderDetections Run(string file, RunOptions options, CancellationToken stop)
    {
        var kept = new KeptFiles(Detectors.Index, path => ArchiveTree.IsNested(path) || ImageFiles.IsPart(path));
        using var reading = new ArchiveReading(kept, stop);
        try
        {
            var handle = reading.Own(File.OpenHandle(file));
            var name = Path.GetFileName(file);
            var entries = ArchiveTree.Entries(new Content(handle, 0, RandomAccess.GetLength(handle)), "", reading);
            var isRoot = RootFileSystem.IsIn(entries);
            var tree = ArchiveTree.Build(entries, "", reading, isRoot);
            if (!isRoot && ImageFiles.In(tree) is { } image) return ImageSource.Run(image, name, options, reading);
            if (!isRoot) ArchiveTree.Nest(tree, reading);
            return TreeRun.Run(tree, isRoot ? TreeKinds.Installed : TreeKinds.Source, SourceKind.Archive, options, reading);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reading.Tell("file-unreadable", ProblemSeverity.Error, "", $"the archive could not be read: {Reason.Of(e)}", "check that there is room for temporary files, or unpack it and scan the folder");
            return TreeRun.Nothing(SourceKind.Archive, options, reading);
        }
    }
}

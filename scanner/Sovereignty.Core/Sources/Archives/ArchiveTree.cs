using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Sources.Archives;

/// <summary>Puts the entries of an archive into a tree, archives inside it as folders called <c>name.zip!</c>.</summary>
internal static class ArchiveTree
{
    /// <summary>How deep archives inside archives are opened.</summary>
    public const int DeepestNesting = 3;

    private const int MostNested = 1000;
    private static readonly string[] Extensions = [".zip", ".tar", ".tgz", ".tbz2", ".txz", ".tzst", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"];

    /// <summary>Whether a file inside an archive is one that is opened, by its name; Java's and other packages are read by their detectors.</summary>
    public static bool IsNested(string path)
    {
        foreach (var extension in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether a content is an archive or something compressed, by its first bytes.</summary>
    public static bool IsArchive(Content content)
    {
        Span<byte> start = stackalloc byte[512];
        start = start[..content.Read(start, 0)];
        return ZipContents.IsZip(start) || TarContents.IsTar(start) || Compressions.Of(start) != Compression.None;
    }

    /// <summary>Reads an archive's entries, whatever its format.</summary>
    public static List<ArchiveEntry> Entries(Content content, string path, ArchiveReading reading)
    {
        Span<byte> start = stackalloc byte[4];
        return ZipContents.IsZip(start[..content.Read(start, 0)]) ? ZipContents.Read(content, path, reading) : TarContents.Read(content, path, reading);
    }

    /// <summary>Makes a tree of entries.</summary>
    /// <param name="entries">The entries, in the archive's order.</param>
    /// <param name="path">The archive's path, for problems.</param>
    /// <param name="reading">What its source shares.</param>
    /// <param name="isRoot">Whether the archive's root is that of a file system, where links begin at <c>/</c> as a rule.</param>
    public static VirtualTree Build(List<ArchiveEntry> entries, string path, ArchiveReading reading, bool isRoot)
    {
        var tree = new VirtualTree();
        foreach (var entry in entries)
        {
            switch (entry.Kind)
            {
                case EntryKind.Folder:
                    if (entry.Path.Length > 0) tree.PutFolder(entry.Path);
                    continue;
                case EntryKind.Link when !isRoot && EntryPath.LeadsOut(RootedPath.FolderOf(entry.Path), entry.Link!):
                    reading.Tell(
                        "archive-entry-outside", ProblemSeverity.Note, path, $"the link `{ArchiveReading.Shown(entry.Path)}` leads out of the archive and was left out", "what it points to is not in the archive");
                    continue;
                case EntryKind.Link:
                    tree.Put(entry.Path, new VirtualTree.Node(entry.Link!));
                    continue;
                case EntryKind.HardLink:
                    if (tree.FindPlain(entry.Link!) is { IsFile: true } target) tree.Put(entry.Path, target);
                    continue;
                default:
                    if (tree.Put(entry.Path, new VirtualTree.Node(entry.Length, entry.Content))) continue;
                    reading.Tell(
                        "archive-duplicate", ProblemSeverity.Note, path, $"the archive holds `{ArchiveReading.Shown(entry.Path)}` more than once",
                        "the last one was read, as unpacking would leave it");
                    continue;
            }
        }

        return tree;
    }

    /// <summary>Opens the archives inside a tree in place, as deep as <see cref="DeepestNesting"/>.</summary>
    public static void Nest(VirtualTree tree, ArchiveReading reading)
    {
        var opened = 0;
        var folders = new Stack<(VirtualTree.Node Folder, string Path, int Depth)>();
        folders.Push((tree.Root, "", 0));
        while (folders.TryPop(out var at))
        {
            foreach (var (name, node) in at.Folder.Children.ToList())
            {
                var path = RootedPath.In(at.Path, name);
                if (node.IsFolder)
                {
                    folders.Push((node, path, at.Depth));
                }
                else if (node.Content is { } content && IsNested(name) && IsArchive(content))
                {
                    if (at.Depth >= DeepestNesting || ++opened > MostNested)
                    {
                        reading.Tell("archive-too-deep", ProblemSeverity.Warning, path, "the archive lies in too many others and was not opened", "unpack it and scan the folder");
                        continue;
                    }

                    var inner = Build(Entries(content, path, reading), path, reading, isRoot: false).Root;
                    at.Folder.Children[name + "!"] = inner;
                    folders.Push((inner, path + "!", at.Depth + 1));
                }
            }
        }
    }
}

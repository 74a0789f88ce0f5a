using System.Collections.Concurrent;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Sources.Archives;

namespace Sovereignty.Sources.Images;

/// <summary>
/// Lays the layers of an image over each other: later ones win, whiteouts take away what lower ones brought. Source: OCI image specification, "Image
/// Layer Filesystem Changeset".
/// </summary>
/// <param name="workers">How many layers are unpacked at once.</param>
/// <param name="reading">What the source shares.</param>
internal sealed class ImageLayers(int workers, ArchiveReading reading)
{
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    // Images of one archive share layers as a rule.
    private readonly ConcurrentDictionary<string, Lazy<List<ArchiveEntry>>> known = new(StringComparer.Ordinal);

    /// <summary>The file system of an image.</summary>
    /// <param name="layers">The layers, lowest first.</param>
    public VirtualTree Stack(IReadOnlyList<(string Path, Content? Content)> layers)
    {
        var read = new List<ArchiveEntry>[layers.Count];
        Parallel.For(0, layers.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, workers) }, i => read[i] = Of(layers[i].Path, layers[i].Content));
        var tree = new VirtualTree();
        foreach (var layer in read) Apply(layer, tree);
        return tree;
    }

    private List<ArchiveEntry> Of(string path, Content? layer) => known.GetOrAdd(path, p => new Lazy<List<ArchiveEntry>>(() => Read(p, layer))).Value;

    private List<ArchiveEntry> Read(string path, Content? layer)
    {
        if (layer is { } content) return TarContents.Read(content, path, reading);
        reading.Tell("image-layer-missing", ProblemSeverity.Warning, path, "a layer of the image is not there", "what it holds is missing from the result; pull and save the image again");
        return [];
    }

    private static void Apply(List<ArchiveEntry> layer, VirtualTree tree)
    {
        // A whiteout hides what lower layers brought, never what its own layer brings, wherever it stands in it.
        foreach (var entry in layer)
        {
            var name = entry.Path.AsSpan(entry.Path.LastIndexOf('/') + 1);
            if (!name.StartsWith(Whiteout, StringComparison.Ordinal)) continue;
            var folder = RootedPath.FolderOf(entry.Path);
            if (name.SequenceEqual(Opaque)) tree.Clear(folder);
            else if (!name.StartsWith(".wh..wh.", StringComparison.Ordinal) && name.Length > Whiteout.Length) tree.Remove(RootedPath.In(folder, name[Whiteout.Length..].ToString()));
        }

        foreach (var entry in layer)
        {
            if (entry.Path.Length == 0 || entry.Path.AsSpan(entry.Path.LastIndexOf('/') + 1).StartsWith(Whiteout, StringComparison.Ordinal)) continue;
            switch (entry.Kind)
            {
                case EntryKind.Folder:
                    tree.PutFolder(entry.Path);
                    break;
                case EntryKind.Link:
                    tree.Put(entry.Path, new VirtualTree.Node(entry.Link!));
                    break;
                case EntryKind.HardLink:
                    if (tree.FindPlain(entry.Link!) is { IsFile: true } target) tree.Put(entry.Path, target);
                    break;
                default:
                    tree.Put(entry.Path, new VirtualTree.Node(entry.Length, entry.Content));
                    break;
            }
        }
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Sovereignty.Sources.Archives;

/// <summary>
/// A tree of files as an archive or the layers of an image describe it; nothing of it lies on a disk. Links are followed as a process whose root
/// is the tree's root would follow them: no path leads out.
/// </summary>
internal sealed class VirtualTree
{
    private const int MostHops = 40;

    // Entries of one folder follow on each other. What takes a folder or link away forgets where that led.
    private (string? Path, Node? Folder) recent;

    /// <summary>The root folder.</summary>
    public Node Root { get; } = new();

    /// <summary>Puts a file or a link at a path, in place of what is there. Folders on the way are made, links on the way followed.</summary>
    /// <param name="path">Relative to the root, cleaned.</param>
    /// <param name="node">The file or link.</param>
    /// <returns>False when something was there before, or the way there is a circle.</returns>
    public bool Put(string path, Node node)
    {
        if (!TryParent(path, create: true, out var parent, out var name)) return false;
        if (parent.Children.TryAdd(name, node)) return true;
        if (!parent.Children[name].IsFile) recent = default;
        parent.Children[name] = node;
        return false;
    }

    /// <summary>Makes a folder at a path; a file or link that is there gives way.</summary>
    public void PutFolder(string path)
    {
        if (!TryParent(path, create: true, out var parent, out var name)) return;
        if (parent.Children.TryGetValue(name, out var there))
        {
            if (there.IsFolder) return;
            recent = default;
        }

        parent.Children[name] = new Node();
    }

    /// <summary>Takes away what is at a path, a folder with all it holds. A link at the path itself is not followed.</summary>
    public void Remove(string path)
    {
        if (TryParent(path, create: false, out var parent, out var name)) parent.Children.Remove(name);
        recent = default;
    }

    /// <summary>Empties a folder.</summary>
    public void Clear(string path)
    {
        recent = default;
        if (path.Length == 0) Root.Children.Clear();
        else if (Find(path) is { IsFolder: true } folder) folder.Children.Clear();
    }

    /// <summary>What is at a path, links followed; null when there is nothing, or the links form a circle.</summary>
    public Node? Find(string path) => Walk(path, followLast: true, create: false);

    /// <summary>What is at a path, the last link not followed.</summary>
    public Node? FindPlain(string path) => Walk(path, followLast: false, create: false);

    private bool TryParent(string path, bool create, [NotNullWhen(true)] out Node? parent, out string name)
    {
        var slash = path.LastIndexOf('/');
        name = path[(slash + 1)..];
        if (slash < 0)
        {
            parent = Root;
        }
        else if (path.AsSpan(0, slash).SequenceEqual(recent.Path))
        {
            parent = recent.Folder;
        }
        else
        {
            var folder = path[..slash];
            parent = Walk(folder, followLast: true, create);
            if (parent is { IsFolder: true }) recent = (folder, parent);
        }

        return parent is { IsFolder: true } && name.Length > 0;
    }

    private Node? Walk(string path, bool followLast, bool create)
    {
        var ahead = new Stack<string>();
        Push(ahead, path);
        List<Node> way = [Root];
        var hops = 0;
        while (ahead.TryPop(out var part))
        {
            if (part == ".") continue;
            if (part == "..")
            {
                if (way.Count > 1) way.RemoveAt(way.Count - 1);
                continue;
            }

            if (!way[^1].IsFolder) return null;
            if (!way[^1].Children.TryGetValue(part, out var next))
            {
                if (!create) return null;
                way[^1].Children[part] = next = new Node();
            }

            if (next.Link is { } link && (followLast || ahead.Count > 0))
            {
                if (++hops > MostHops) return null;
                if (link.StartsWith('/')) way.RemoveRange(1, way.Count - 1);
                Push(ahead, link);
                continue;
            }

            // A file where a folder has to be: later entries win.
            if (create && !next.IsFolder)
            {
                way[^1].Children[part] = next = new Node();
                recent = default;
            }

            way.Add(next);
        }

        return way[^1];
    }

    private static void Push(Stack<string> ahead, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--) ahead.Push(parts[i]);
    }

    /// <summary>A folder, file or link.</summary>
    internal sealed class Node
    {
        private readonly SortedDictionary<string, Node>? children;

        /// <summary>A folder.</summary>
        public Node() => children = new SortedDictionary<string, Node>(StringComparer.Ordinal);

        /// <summary>A file.</summary>
        /// <param name="length">Its size.</param>
        /// <param name="content">Its bytes, where they were kept.</param>
        public Node(long length, Content? content) => (Length, Content) = (length, content);

        /// <summary>A symbolic link.</summary>
        public Node(string link) => Link = link;

        public bool IsFolder => children is not null;

        public bool IsFile => children is null && Link is null;

        /// <summary>What a folder holds, by name.</summary>
        public SortedDictionary<string, Node> Children => children ?? throw new InvalidOperationException("not a folder");

        /// <summary>A file's size.</summary>
        public long Length { get; }

        /// <summary>A file's bytes; null where they were not kept.</summary>
        public Content? Content { get; }

        /// <summary>Where a link leads.</summary>
        public string? Link { get; }
    }
}

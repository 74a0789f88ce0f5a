using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect;
using Sovereignty.Detect.NuGet;

namespace Sovereignty.Sources.Archives;

/// <summary>Finds the files of a <see cref="VirtualTree"/> that detectors want, by the rules that hold for folders on a disk. Follows no links.</summary>
internal sealed class TreeWalk(VirtualTree tree, TreeFiles files, DetectorIndex index, TreeKinds kind, GitIgnore? excluded)
{
    private readonly SortedDictionary<string, int> skipped = new(StringComparer.Ordinal);

    /// <summary>How many files were walked over.</summary>
    public int FilesSeen { get; private set; }

    /// <summary>Folders passed over by default, by name, with how many.</summary>
    public ImmutableSortedDictionary<string, int> Skipped => skipped.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Lists the files that are wanted, sorted by path.</summary>
    public List<FolderWalk.WantedFile> List()
    {
        var wanted = new List<FolderWalk.WantedFile>();
        var folders = new Stack<(VirtualTree.Node Node, FolderWalk.Folder Folder)>();
        folders.Push((tree.Root, new FolderWalk.Folder("", 0, null)));
        while (folders.TryPop(out var at))
        {
            var names = at.Node.Children.Where(c => c.Value.IsFile).Select(c => c.Key).ToList();
            FilesSeen += names.Count;
            var ignore = kind == TreeKinds.Source && at.Node.Children.ContainsKey(".gitignore") ? ReadIgnore(at.Folder) : at.Folder.Ignore;
            var inProject = at.Folder.InProject || FileBasedApp.InProject(names);
            foreach (var name in names)
            {
                if (!inProject || !FileBasedApp.MayBe(name)) Want(at.Folder.Path, name, names, ignore, wanted);
            }

            foreach (var (name, node) in at.Node.Children)
            {
                if (!node.IsFolder) continue;
                var path = RootedPath.In(at.Folder.Path, name);
                if (SkippedFolders.Skips(name, names, kind, path))
                {
                    skipped[name] = skipped.GetValueOrDefault(name) + 1;
                    foreach (var pick in SkippedFolders.PicksOf(name, names))
                    {
                        var picked = $"{path}/{pick}";
                        if (tree.FindPlain(picked) is { IsFile: true }) Want(RootedPath.FolderOf(picked), picked[(picked.LastIndexOf('/') + 1)..], [], null, wanted);
                    }
                }
                else if (at.Folder.Depth < FolderWalk.Deepest && !IsIgnored(ignore, path, isFolder: true))
                {
                    folders.Push((node, new FolderWalk.Folder(path, at.Folder.Depth + 1, ignore, inProject)));
                }
            }
        }

        wanted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return wanted;
    }

    private void Want(string folder, string name, List<string> beside, GitIgnore? ignore, List<FolderWalk.WantedFile> wanted)
    {
        var detectors = index.For(name, folder, beside);
        var isProgram = detectors.IsEmpty && FolderWalk.MayBeProgram(name);
        if (isProgram) detectors = index.Programs;
        if (detectors.IsEmpty) return;
        var path = RootedPath.In(folder, name);
        if (!IsIgnored(ignore, path, isFolder: false)) wanted.Add(new FolderWalk.WantedFile(path, detectors, isProgram ? Peek.Program : FileBasedApp.MayBe(name) ? Peek.FileBasedApp : Peek.None));
    }

    private bool IsIgnored(GitIgnore? ignore, string path, bool isFolder) =>
        (ignore is not null && ignore.Ignores(path, isFolder)) || (excluded is not null && excluded.Ignores(path, isFolder));

    private GitIgnore? ReadIgnore(FolderWalk.Folder folder)
    {
        var text = files.Parsed(RootedPath.In(folder.Path, ".gitignore"), static bytes => Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 1024 * 1024)]));
        return text is null ? folder.Ignore : GitIgnore.Read(folder.Ignore, folder.Path, text);
    }
}

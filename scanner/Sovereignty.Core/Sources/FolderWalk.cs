using System.IO.Enumeration;
using System.Text;
using Sovereignty.Detect;
using Sovereignty.Detect.Licences;
using Sovereignty.Detect.NuGet;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>Lists one folder of a tree: which files detectors want, and which folders to go on with. Follows no links.</summary>
/// <param name="files">The files.</param>
/// <param name="index">The detectors.</param>
/// <param name="excluded">What to leave out, or null.</param>
/// <param name="headers">Takes source files whose heads are to be looked at, or null.</param>
/// <param name="trees">What sort of tree it is. What a file system's folders ignore for git is installed all the same.</param>
internal sealed class FolderWalk(FolderFiles files, DetectorIndex index, GitIgnore? excluded, TreeKinds trees, SourceHeaders? headers = null)
{
    private readonly Dictionary<string, int> skipped = new(StringComparer.Ordinal);
    private readonly List<Problem> problems = [];
    private int filesSeen;
    private int programsSeen;

    // Looking into a file takes some ten microseconds; a tree of sources has a handful of files without an extension, a file system thousands.
    private int MostPrograms => trees == TreeKinds.Installed ? 200_000 : 2_000;

    /// <summary>How deep a tree is followed.</summary>
    public const int Deepest = 200;

    public int FilesSeen => filesSeen;

    public IReadOnlyDictionary<string, int> Skipped => skipped;

    public IReadOnlyCollection<Problem> Problems => problems;

    /// <summary>Lists a folder.</summary>
    public void List(Folder folder, List<Folder> folders, List<WantedFile> wanted)
    {
        var names = new List<string>();
        var subfolders = new List<string>();
        try
        {
            // Links are left out by the kind that the folder's listing gives: no entry is asked about one by one. A folder's name ends in a slash.
            var entries = new FileSystemEnumerable<string>(
                files.FullPath(folder.Path),
                static (ref FileSystemEntry e) => e.IsDirectory ? string.Concat(e.FileName, "/") : e.FileName.ToString(),
                new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false, ReturnSpecialDirectories = false });
            foreach (var name in entries)
            {
                if (name[^1] == '/') subfolders.Add(name[..^1]);
                else names.Add(name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = new Problem("folder-unreadable", ProblemSeverity.Warning, $"the folder could not be read: {Reason.Of(e)}")
            {
                Path = folder.Path.Length == 0 ? "." : folder.Path,
                Hint = "give the user that scans read permission, or leave it out with `exclude` in sovereignty.yaml",
            };
            lock (problems) problems.Add(problem);
            return;
        }

        Interlocked.Add(ref filesSeen, names.Count);
        var ignore = trees == TreeKinds.Source && names.Contains(".gitignore") ? ReadIgnore(folder) : folder.Ignore;
        var inProject = folder.InProject || FileBasedApp.InProject(names);
        foreach (var name in names)
        {
            var isApp = FileBasedApp.MayBe(name);
            if (isApp && inProject) continue;
            var detectors = index.For(name, folder.Path, names);
            var isProgram = detectors.IsEmpty && MayBeProgram(name) && Interlocked.Increment(ref programsSeen) <= MostPrograms;
            if (isProgram) detectors = index.Programs;
            if (detectors.IsEmpty) continue;
            var path = RootedPath.In(folder.Path, name);
            if (IsIgnored(ignore, path, isFolder: false)) continue;
            wanted.Add(new WantedFile(path, detectors, isProgram ? Peek.Program : isApp ? Peek.FileBasedApp : Peek.None));
        }

        headers?.Offer(names, name => RootedPath.In(folder.Path, name) is var path && IsIgnored(ignore, path, isFolder: false) ? null : path);
        foreach (var name in subfolders)
        {
            var path = RootedPath.In(folder.Path, name);
            if (SkippedFolders.Skips(name, names, trees, path))
            {
                lock (skipped) skipped[name] = skipped.GetValueOrDefault(name) + 1;
                Pick(path, name, names, wanted);
            }
            else if (folder.Depth < Deepest && !IsIgnored(ignore, path, isFolder: true))
            {
                folders.Add(new Folder(path, folder.Depth + 1, ignore, inProject));
            }
        }
    }

    /// <summary>Whether a file may be a program without an extension, by its name: no capitals, as LICENSE and Makefile have them, and no dot.</summary>
    public static bool MayBeProgram(ReadOnlySpan<char> name) => !name.Contains('.') && !char.IsAsciiLetterUpper(name[0]);

    private void Pick(string path, string name, List<string> beside, List<WantedFile> wanted)
    {
        foreach (var pick in SkippedFolders.PicksOf(name, beside))
        {
            var picked = $"{path}/{pick}";
            if (new FileInfo(files.FullPath(picked)) is not { Exists: true } info || info.Attributes.HasFlag(FileAttributes.ReparsePoint)) continue;
            var detectors = index.For(picked.AsSpan(picked.LastIndexOf('/') + 1), RootedPath.FolderOf(picked));
            if (!detectors.IsEmpty) wanted.Add(new WantedFile(picked, detectors));
        }
    }

    private bool IsIgnored(GitIgnore? ignore, string path, bool isFolder) =>
        (ignore is not null && ignore.Ignores(path, isFolder)) || (excluded is not null && excluded.Ignores(path, isFolder));

    private GitIgnore? ReadIgnore(Folder folder)
    {
        var text = files.Parsed(RootedPath.In(folder.Path, ".gitignore"), static bytes => Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 1024 * 1024)]));
        return text is null ? folder.Ignore : GitIgnore.Read(folder.Ignore, folder.Path, text);
    }

    /// <summary>A folder to list.</summary>
    /// <param name="Path">Relative to the root.</param>
    /// <param name="Depth">How deep it lies.</param>
    /// <param name="Ignore">What its .gitignore and those above it ignore.</param>
    /// <param name="InProject">Whether C# files in it belong to a project.</param>
    internal sealed record Folder(string Path, int Depth, GitIgnore? Ignore, bool InProject = false);

    /// <summary>A file that detectors want.</summary>
    /// <param name="Path">Relative to the root.</param>
    /// <param name="Detectors">Who wants it.</param>
    /// <param name="Peek">What it has to turn out to be by a short look.</param>
    internal sealed record WantedFile(string Path, System.Collections.Immutable.ImmutableArray<IDetector> Detectors, Peek Peek = Peek.None);
}

/// <summary>What a file is looked into for before it is read.</summary>
internal enum Peek
{
    /// <summary>Nothing: its name says enough.</summary>
    None,

    /// <summary>A program that tells what it was built from.</summary>
    Program,

    /// <summary>A C# file with directives at its head.</summary>
    FileBasedApp,
}

using System.Collections.Immutable;
using Sovereignty.Detect.Licences;
using Sovereignty.Model;
using Sovereignty.Sources;
using Sovereignty.Text;

namespace Sovereignty.Detect;

/// <summary>
/// Walks a folder once and feeds what detectors want to them, with as many workers as asked for. The one place where detectors are called:
/// it opens, caps and catches, so that a bad file costs that file and nothing else.
/// </summary>
public static class DetectorRunner
{
    private static readonly Lock HeavyFiles = new();

    /// <summary>Runs the detectors over a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="index">The detectors.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends the run early; what was found is lost.</param>
    /// <returns>What was found, sorted by path and detector: the same for any number of workers.</returns>
    public static FolderDetections Run(string root, DetectorIndex index, RunOptions options, CancellationToken stop = default)
    {
        var files = new FolderFiles(root, options.Repository);
        var excluded = options.Exclude.IsEmpty ? null : GitIgnore.Read(null, "", string.Join('\n', options.Exclude));
        var headers = options.SourceHeaders ? new SourceHeaders() : null;
        var walk = new FolderWalk(files, index, excluded, options.Trees, headers);
        var found = WorkOff(walk, files, [new FolderWalk.Folder("", 0, null)], options, stop);
        if (headers is not null) found = Sorted(found.Concat(headers.Read(files, options, stop)));
        return new FolderDetections(
            found, walk.FilesSeen, walk.Skipped, walk.Problems.Select(p => p with { Path = options.Prefix + p.Path }).Sorted(static (a, b) => a.CompareTo(b)));
    }

    /// <summary>Runs the detectors over files that a walk has found.</summary>
    /// <param name="files">Reads them.</param>
    /// <param name="wanted">The files and who wants them.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends the run early; what was found is lost.</param>
    internal static ImmutableArray<Detection> RunWanted(ITreeFiles files, IReadOnlyList<FolderWalk.WantedFile> wanted, RunOptions options, CancellationToken stop) =>
        wanted.Count == 0 ? [] : WorkOff(null, files, wanted, options, stop);

    // Works off what there is to do, and what listing folders adds to it.
    private static ImmutableArray<Detection> WorkOff(FolderWalk? walk, ITreeFiles files, IEnumerable<object> begin, RunOptions options, CancellationToken stop)
    {
        var results = new List<Detection>();
        using var work = new WorkStack(begin);
        var workers = Math.Max(1, options.Workers);
        void Work()
        {
            var folders = new List<FolderWalk.Folder>();
            var wanted = new List<FolderWalk.WantedFile>();
            while (work.TryTake(out var item, stop))
            {
                try
                {
                    if (item is FolderWalk.Folder folder && walk is not null)
                    {
                        walk.List(folder, folders, wanted);
                        foreach (var f in folders) work.Push(f);
                        foreach (var f in wanted) work.Push(f);
                        folders.Clear();
                        wanted.Clear();
                    }
                    else if (item is FolderWalk.WantedFile file)
                    {
                        Read(files, file, options.Prefix, results, stop, options.Trees);
                        options.FileRead?.Invoke(file.Path);
                    }
                }
                finally
                {
                    work.Done();
                }
            }
        }

        var threads = new Task[workers - 1];
        for (var i = 0; i < threads.Length; i++) threads[i] = Task.Factory.StartNew(Work, stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Work();
        Task.WaitAll(threads, CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return options.Trees == TreeKinds.Installed ? Installed.OwnedFiles.Fold(Sorted(results), files, options.Prefix) : Sorted(results);
    }

    /// <summary>Runs the detectors over files of a folder and walks nothing.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="paths">The files, relative to it; found without following links.</param>
    /// <param name="index">The detectors.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends the run early.</param>
    public static FolderDetections RunFiles(string root, ImmutableArray<string> paths, DetectorIndex index, RunOptions options, CancellationToken stop = default)
    {
        var files = new FolderFiles(root);
        var results = new List<Detection>();
        Parallel.ForEach(paths, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Workers), CancellationToken = stop }, path =>
        {
            var detectors = index.For(path.AsSpan(path.LastIndexOf('/') + 1), RootedPath.FolderOf(path));
            if (!detectors.IsEmpty) Read(files, new FolderWalk.WantedFile(path, detectors), options.Prefix, results, stop, options.Trees);
            options.FileRead?.Invoke(path);
        });
        return new FolderDetections(Installed.OwnedFiles.Fold(Sorted(results), files, options.Prefix), paths.Length, new Dictionary<string, int>(), []);
    }

    /// <summary>Runs the detectors over one file of a folder; neighbours are not walked, but may be read.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="path">The file, relative to it.</param>
    /// <param name="index">The detectors.</param>
    /// <param name="prefix">Put before the path in what is found.</param>
    /// <param name="byContents">The one detector to use, whatever the file is called; null to go by its name.</param>
    /// <param name="repository">What Maven keeps on this machine, or null.</param>
    /// <param name="stop">Ends the run early.</param>
    public static FolderDetections RunFile(string root, string path, DetectorIndex index, string prefix, IDetector? byContents = null, LocalRepository? repository = null, CancellationToken stop = default)
    {
        var results = new List<Detection>();
        var detectors = byContents is not null ? [byContents] : index.For(path.AsSpan(path.LastIndexOf('/') + 1), RootedPath.FolderOf(path));
        if (!detectors.IsEmpty) Read(new FolderFiles(root, repository), new FolderWalk.WantedFile(path, detectors), prefix, results, stop);
        return new FolderDetections(Sorted(results), 1, new Dictionary<string, int>(), []);
    }

    /// <summary>Feeds bytes, or a large file as a stream, to detectors, as <see cref="Run"/> does with files.</summary>
    public static IEnumerable<Detection> Feed(
        string path, ReadOnlyMemory<byte> bytes, ImmutableArray<IDetector> detectors, IScanFiles neighbours, string prefix = "", TreeKinds trees = TreeKinds.Source,
        Func<Stream>? open = null, CancellationToken stop = default)
    {
        foreach (var detector in detectors)
        {
            var found = new Detection(detector.Name, prefix + path, trees == TreeKinds.Installed && !IsStatement(detector)) { Gives = detector.Gives };
            try
            {
                detector.Detect(new DetectorInput(path, bytes, neighbours, stop, trees, open), found);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                found.Problem(
                    "detector-failed", $"`{detector.Name}` could not read the file: {Reason.Of(e)}", 0,
                    $"{found.Components.Count} component(s) read before the failure were kept; please report the file as a bug");
            }

            yield return found;
        }
    }

    private static void Keep(Detection found, List<Detection> results)
    {
        lock (results) results.Add(found);
    }

    private static ImmutableArray<Detection> Sorted(IEnumerable<Detection> results) => results.Sorted(Detection.InOrder);

    // An SBOM inside an image says what is in it.
    private static bool IsStatement(IDetector detector) => detector.Name.StartsWith("sbom/", StringComparison.Ordinal);

    private static int Largest(ImmutableArray<IDetector> detectors)
    {
        var largest = 0;
        foreach (var detector in detectors) largest = Math.Max(largest, detector.LargestFile);
        return largest;
    }

    private static void Read(
        ITreeFiles files, FolderWalk.WantedFile file, string prefix, List<Detection> results, CancellationToken stop, TreeKinds trees = TreeKinds.Source)
    {
        if (file.Peek == Peek.Program && !files.IsTellingProgram(file.Path)) return;
        if (file.Peek == Peek.FileBasedApp && !NuGet.FileBasedApp.HasDirectives(files.Head(file.Path, NuGet.FileBasedApp.Head))) return;
        try
        {
            switch (Weigh(files, file))
            {
                case Weight.Streamed:
                    Stream Open() => files.OpenLarge(file.Path) ?? throw new IOException("it went away while it was read");
                    foreach (var found in Feed(file.Path, default, file.Detectors, files, prefix, trees, Open, stop)) Keep(found, results);
                    break;
                case Weight.Heavy:
                    lock (HeavyFiles) ReadWhole(files, file, prefix, results, trees, stop);
                    break;
                default:
                    ReadWhole(files, file, prefix, results, trees, stop);
                    break;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var found = new Detection(file.Detectors[0].Name, prefix + file.Path);
            found.Problem("file-unreadable", $"the file could not be read: {Reason.Of(e)}", 0, e is FileTooLargeException ? "leave it out with `exclude` in sovereignty.yaml if it is meant to be so large" : "give the user that scans read permission, or leave it out with `exclude` in sovereignty.yaml");
            Keep(found, results);
        }
    }

    private static Weight Weigh(ITreeFiles files, FolderWalk.WantedFile file)
    {
        // Only packages and programs are often large; to look would cost the others an opening each.
        var streams = true;
        var programs = false;
        foreach (var detector in file.Detectors)
        {
            streams &= detector.ReadsStreams;
            programs |= detector.ReadsPrograms;
        }

        if (!streams && !programs) return Weight.Usual;
        using var large = files.OpenLarge(file.Path);
        return large is null ? Weight.Usual : streams ? Weight.Streamed : Weight.Heavy;
    }

    private static void ReadWhole(ITreeFiles files, FolderWalk.WantedFile file, string prefix, List<Detection> results, TreeKinds trees, CancellationToken stop)
    {
        var (buffer, length) = files.Rent(file.Path, Largest(file.Detectors));
        try
        {
            foreach (var found in Feed(file.Path, buffer.AsMemory(0, length), file.Detectors, files, prefix, trees, stop: stop)) Keep(found, results);
        }
        finally
        {
            FileBuffers.Return(buffer);
        }
    }

    // How a file is read: large packages as a stream; large programs whole, but one at a time, so that workers do not add up to their memory.
    private enum Weight
    {
        Usual,
        Streamed,
        Heavy,
    }
}

/// <summary>How detectors are run.</summary>
public sealed record RunOptions
{
    /// <summary>How many threads read.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>What to leave out, as .gitignore patterns.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Put before every path in what is found; empty, or a name and <c>/</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the source is called, for problems of a source that is one file.</summary>
    public string SourceName { get; init; } = "";

    /// <summary>What sort of tree it is.</summary>
    public TreeKinds Trees { get; init; } = TreeKinds.Source;

    /// <summary>What Maven keeps on this machine, for POMs that inherit from it; null to look at the tree alone.</summary>
    public LocalRepository? Repository { get; init; }

    /// <summary>Whether the heads of some source files are looked at for licence notices.</summary>
    public bool SourceHeaders { get; init; }

    /// <summary>Told of each file that was read, from any thread.</summary>
    public Action<string>? FileRead { get; init; }
}

/// <summary>What the detectors found in a folder.</summary>
/// <param name="Files">One entry for each file and detector, sorted.</param>
/// <param name="FilesSeen">How many files were walked over.</param>
/// <param name="FoldersSkipped">Folders passed over by default, by name, with how many.</param>
/// <param name="Problems">What the walk could not read.</param>
public sealed record FolderDetections(
    ImmutableArray<Detection> Files, int FilesSeen, IReadOnlyDictionary<string, int> FoldersSkipped, ImmutableArray<Problem> Problems)
{
    /// <summary>What the source turned out to be; null where that was known before.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>The digest of what was read, <c>sha256:</c> and hex; null where it is the file's own.</summary>
    public string? Digest { get; init; }
}

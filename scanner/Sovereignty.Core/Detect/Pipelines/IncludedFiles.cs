namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// A pipeline and the files of the scanned tree that it takes in, each read once, whatever they are called; what is found stands in the file that
/// says it. One that is not in the tree is passed over.
/// </summary>
internal sealed class IncludedFiles(DetectorInput input, Detection found)
{
    private const int MostFiles = 200;
    private const int MostFolders = 2000;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> next = [];
    private string current = input.Path;

    /// <summary>Reads one file.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="files">Told of the files that it takes in.</param>
    public delegate void Reader(ReadOnlySpan<byte> utf8, IncludedFiles files);

    /// <summary>The sink.</summary>
    public Detection Found { get; } = found;

    /// <summary>Set when the user gives up.</summary>
    public CancellationToken Stop => input.Stop;

    /// <summary>Reads a file, then all that it takes in, and what those take in.</summary>
    public void Read(ReadOnlySpan<byte> utf8, string path, Reader read)
    {
        seen.Add(path);
        read(utf8, this);
        var prefix = Found.Path.EndsWith(input.Path, StringComparison.Ordinal) ? Found.Path[..^input.Path.Length] : "";
        while (next.TryDequeue(out var included))
        {
            if (input.Neighbour(included, static b => new Contents(b)) is not { } contents) continue;
            current = included;
            Found.Within = prefix + included;
            read(contents.Utf8, this);
        }

        Found.Within = null;
    }

    /// <summary>Takes in a file by its path beside the one that is read.</summary>
    public void Beside(string path)
    {
        if (RootedPath.TryCombine(RootedPath.FolderOf(current), path, out var combined)) Take(combined);
    }

    /// <summary>Takes in a file by its path from the top of the repository: the scanned root, or the folder of the pipeline itself.</summary>
    public void FromRoot(string path)
    {
        foreach (var folder in RootedPath.Upwards(input.Folder))
        {
            if (!RootedPath.TryCombine(folder, path, out var combined) || input.Neighbour(combined, static b => new Contents(b)) is null) continue;
            Take(combined);
            return;
        }
    }

    /// <summary>Takes in the files whose paths match a pattern with <c>*</c>, by the path from the top of the repository as <see cref="FromRoot"/> finds it.</summary>
    public void Matching(string path)
    {
        var wanted = new PathWildcard(path);
        foreach (var folder in RootedPath.Upwards(input.Folder))
        {
            var paths = Below(folder, wanted);
            foreach (var found in paths) Take(found);
            if (paths.Count > 0) return;
        }
    }

    private List<string> Below(string top, PathWildcard wanted)
    {
        var paths = new List<string>();
        var folders = new Queue<(string Path, int Depth)>();
        folders.Enqueue((wanted.Base, 0));
        for (var i = 0; i < MostFolders && paths.Count < MostFiles && folders.TryDequeue(out var at); i++)
        {
            Stop.ThrowIfCancellationRequested();
            var place = In(top, at.Path);
            paths.AddRange(input.NeighbourNames(place).Where(n => wanted.Matches(In(at.Path, n))).Select(n => In(place, n)));
            if (at.Depth >= wanted.Depth) continue;
            foreach (var inner in input.NeighbourFolders(place).Where(f => f != ".git")) folders.Enqueue((In(at.Path, inner), at.Depth + 1));
        }

        return paths;
    }

    private static string In(string folder, string path) => folder.Length == 0 ? path : path.Length == 0 ? folder : RootedPath.In(folder, path);

    private void Take(string path)
    {
        if (seen.Count < MostFiles && seen.Add(path)) next.Enqueue(path);
    }

    private sealed class Contents(ReadOnlyMemory<byte> bytes)
    {
        public ReadOnlySpan<byte> Utf8 => bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span;
    }
}

using System.Collections.Concurrent;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources.Archives;

/// <summary>One source being read: what all its archives share. Disposing of it removes what was unpacked.</summary>
internal sealed class ArchiveReading(KeptFiles kept, CancellationToken stop) : IDisposable
{
    private const int MostProblems = 100;

    private readonly ConcurrentBag<IDisposable> owned = [];
    private readonly ConcurrentDictionary<string, int> told = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Problem> problems = [];

    /// <summary>How much may be unpacked.</summary>
    public UnpackBudget Budget { get; } = new();

    /// <summary>Which files are kept of archives that cannot be read again at a place.</summary>
    public KeptFiles Kept => kept;

    /// <summary>Ends the reading early.</summary>
    public CancellationToken Stop => stop;

    /// <summary>What went wrong; paths are relative to the source.</summary>
    public IReadOnlyCollection<Problem> Problems => problems;

    /// <summary>A temporary file that lasts as long as this reading; for one thread.</summary>
    public Spool NewSpool() => Own(new Spool());

    /// <summary>Keeps something open as long as this reading.</summary>
    public T Own<T>(T resource)
        where T : IDisposable
    {
        owned.Add(resource);
        return resource;
    }

    /// <summary>Tells of a problem; of one code a bounded number, however hostile the archive.</summary>
    public void Tell(string code, ProblemSeverity severity, string path, string message, string hint)
    {
        if (told.AddOrUpdate(code, 1, static (_, n) => n + 1) > MostProblems) return;
        problems.Add(new Problem(code, severity, message) { Path = path, Hint = hint });
    }

    /// <summary>Tells that an archive broke off, and why.</summary>
    public void TellBroken(string path, Exception failure, int entriesBefore)
    {
        if (failure is UnpackLimitException)
        {
            Tell("archive-too-large", ProblemSeverity.Warning, path, $"the archive was not read to its end: {failure.Message}", $"the {entriesBefore} entries before that were read; unpack it where there is room and scan the folder");
            return;
        }

        Tell(
            "archive-malformed", ProblemSeverity.Warning, path, $"the archive could not be read to its end: {Reason.Of(failure)}",
            $"the {entriesBefore} entries before that were read; get the file again if it was cut on its way");
    }

    /// <summary>A path inside an archive, cleaned; null, and told, when it leads out of the archive.</summary>
    /// <param name="archive">The archive's own path, for problems.</param>
    /// <param name="name">The entry's name as it stands.</param>
    public string? Clean(string archive, string name)
    {
        if (EntryPath.Clean(name) is { } path) return path;
        Tell(
            "archive-entry-outside", ProblemSeverity.Warning, archive, $"the entry `{Shown(name)}` leads out of the archive and was left out",
            "no honest tool writes such an entry; find out where the archive comes from");
        return null;
    }

    /// <summary>A name as it may be shown: short, without control characters.</summary>
    public static string Shown(string name)
    {
        var text = name.Length > 200 ? name[..200] + "…" : name;
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = char.IsControl(from[i]) || from[i] == '`' ? '?' : from[i];
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var resource in owned) resource.Dispose();
    }
}

/// <summary>Which files of a stream are worth keeping.</summary>
/// <param name="index">What detectors want.</param>
/// <param name="more">What else is kept, by path: the parts of an image, archives inside.</param>
internal sealed class KeptFiles(DetectorIndex index, Func<string, bool>? more = null)
{
    private const int LargestNeighbour = 1024 * 1024;
    private const int LargestAptList = 16 * 1024 * 1024;

    // What detectors ask for beside the file they were called for: imports, workspaces, lists of installed files.
    private static readonly HashSet<string> Neighbours = new(StringComparer.OrdinalIgnoreCase)
    {
        ".props", ".targets", ".toml", ".txt", ".in", ".cfg", ".env", ".gradle", ".json", ".xml", ".yml", ".yaml", ".mod", ".sum", ".work", ".lock", ".dependencies", ".references",
        ".list", ".md5sums", ".control", ".sqlite-wal", ".rb", ".csproj", ".fsproj", ".vbproj", ".pom",
    };

    /// <summary>Whether a file is kept.</summary>
    /// <param name="path">Its path in the archive.</param>
    /// <param name="length">Its size as stated.</param>
    /// <param name="isProgram">Whether it may be run.</param>
    public bool Wants(string path, long length, bool isProgram = false)
    {
        var slash = path.LastIndexOf('/');
        var name = path.AsSpan(slash + 1);
        var detectors = index.For(name, slash < 0 ? [] : path.AsSpan(0, slash));
        if (!detectors.IsEmpty && length <= detectors.Max(d => d.LargestFile)) return true;
        if (isProgram && length is > 4096 and <= FolderFiles.LargestFile && FolderWalk.MayBeProgram(name)) return true;
        if (more is not null && more(path)) return true;
        // Lists of files, and of repositories beside the distribution's own, which are larger and not asked for.
        if (length <= LargestAptList && (path.Contains("lib/apt/lists/", StringComparison.Ordinal) || path.Contains("lib/pacman/local/", StringComparison.Ordinal))) return true;
        if (length > LargestNeighbour) return false;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? length <= LargestNeighbour / 8 : dot == 0 || Neighbours.Contains(name[dot..].ToString());
    }
}

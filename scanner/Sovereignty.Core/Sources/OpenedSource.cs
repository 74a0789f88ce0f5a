using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Inventory;
using Sovereignty.Model;
using Sovereignty.Sources.Archives;
using Sovereignty.Sources.Git;
using Sovereignty.Sources.Images;

namespace Sovereignty.Sources;

/// <summary>Something the user named, found and told apart: a folder or one file of it.</summary>
/// <param name="Argument">As the user wrote it.</param>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Root">The folder that paths are relative to, a full path.</param>
/// <param name="File">The one file that is meant, relative to <paramref name="Root"/>; null for the whole folder.</param>
/// <param name="Prefix">What is put before paths so that several sources do not collide: empty for one source, else its name and <c>/</c>.</param>
/// <param name="Name">The source's name: that of the folder or file.</param>
public sealed record OpenedSource(string Argument, SourceKind Kind, string Root, string? File, string Prefix, string Name)
{
    /// <summary>What sort of tree a folder is.</summary>
    public TreeKinds Trees { get; init; } = TreeKinds.Source;

    /// <summary>For a repository that was fetched by its address: what was fetched. The folder lasts as long as the run.</summary>
    public GitState? Fetched { get; init; }

    /// <summary>The detector that the file's contents ask for, whatever it is called; null where its name decides.</summary>
    public IDetector? ByContents { get; init; }

    /// <summary>Finds the sources that the user named. What is not there, or is nothing that can be read, becomes a problem.</summary>
    /// <param name="arguments">Paths as the user wrote them.</param>
    /// <param name="problems">What was wrong with them.</param>
    /// <param name="repositories">Fetches those that are addresses; null to refuse them.</param>
    internal static ImmutableArray<OpenedSource> Open(ImmutableArray<string> arguments, List<Problem> problems, FetchedRepositories? repositories = null)
    {
        var found = new List<OpenedSource>();
        foreach (var argument in arguments.Distinct(StringComparer.Ordinal))
        {
            if (OpenOne(argument, problems, repositories) is { } source) found.Add(source);
        }

        if (found.Count < 2) return [.. found];
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. found.Select(s => s with { Prefix = Unique(s.Name, s.File is not null, names) + "/" })];
    }

    private static OpenedSource? OpenOne(string argument, List<Problem> problems, FetchedRepositories? repositories)
    {
        if (GitAddress.IsAddress(argument))
        {
            if (repositories is not null) return repositories.Open(argument);
            problems.Add(Refused("source-remote", argument, "is an address, and only folders and files are read", "clone or download it first, then name the folder"));
            return null;
        }

        if (HostSource.Is(argument))
        {
            var machine = Path.GetPathRoot(Path.GetFullPath(".")) ?? "/";
            return new OpenedSource(argument, SourceKind.Host, machine, null, "", HostSource.NameOf(machine)) { Trees = TreeKinds.Installed };
        }

        var full = Path.GetFullPath(argument);
        if (Directory.Exists(full))
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(full));
            var kindOfFolder = ImageFiles.IsLayout(full) ? SourceKind.Image : SourceKind.Folder;
            // `.` says nothing outside the folder that it was said in.
            var called = name.Length > 0 && argument.AsSpan().Trim("./\\").IsEmpty ? name : argument;
            return new OpenedSource(called, kindOfFolder, full, null, "", name.Length == 0 ? "root" : name)
            {
                Trees = kindOfFolder == SourceKind.Folder && RootFileSystem.IsAt(full) ? TreeKinds.Installed : TreeKinds.Source,
            };
        }

        if (!System.IO.File.Exists(full))
        {
            problems.Add(Refused("source-missing", argument, "does not exist", Neighbour(argument, full)));
            return null;
        }

        var file = Path.GetFileName(full);
        var byContents = InventorySource.IsInventory(file) ? null : Detect.Sbom.SbomKind.OfFile(full, FolderFiles.LargestFile);
        var kind = byContents is not null ? SourceKind.Sbom : KindOf(file) ?? (ArchiveSource.IsArchive(full) ? SourceKind.Archive : null);
        if (kind is null)
        {
            problems.Add(ForeignArchive.NameOf(full) is { } archive
                ? Refused("source-not-recognised", argument, $"is {archive}, which is not opened", "unpack it with its own tool and name the folder")
                : Refused("source-not-recognised", argument, "is no kind of file that is read", "`sovereignty detectors list` shows what is; SBOMs are known by their contents, lists of bought software are .csv, .xlsx, .xls, .ods, .json or .xml"));
            return null;
        }

        return new OpenedSource(argument, kind.Value, Path.GetDirectoryName(full)!, file, "", file) { ByContents = byContents };
    }

    // What lies in the same folder under a name like it: most paths that do not exist are mistyped.
    private static string Neighbour(string argument, string full)
    {
        const string Otherwise = "check the spelling and the folder you are in";
        const int MostNeighbours = 10_000;
        var (shown, path) = (Path.TrimEndingDirectorySeparator(argument), Path.TrimEndingDirectorySeparator(full));
        var name = Path.GetFileName(path);
        if (name.Length == 0 || !shown.EndsWith(name, StringComparison.Ordinal) || Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder)) return Otherwise;
        try
        {
            var near = Text.Suggest.Nearest(name, Directory.EnumerateFileSystemEntries(folder).Take(MostNeighbours).Select(e => Path.GetFileName(e)));
            return near is null ? Otherwise : $"did you mean `{shown[..^name.Length]}{near}`?";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Otherwise;
        }
    }

    private static SourceKind? KindOf(string file)
    {
        if (InventorySource.IsInventory(file)) return SourceKind.Inventory;
        var detectors = Detectors.Index.For(file, "");
        if (detectors.IsEmpty) return InventorySource.MayBeInventory(file) ? SourceKind.Inventory : null;
        return detectors.Any(d => d.Name.StartsWith("sbom/", StringComparison.Ordinal)) ? SourceKind.Sbom : SourceKind.File;
    }

    private static Problem Refused(string code, string argument, string what, string hint) =>
        new(code, ProblemSeverity.Error, $"`{argument}` {what}") { Hint = hint };

    private static string Unique(string name, bool isFile, HashSet<string> names)
    {
        var unique = name;
        var ending = isFile ? Path.GetExtension(name) : "";
        for (var i = 2; !names.Add(unique); i++) unique = $"{name[..^ending.Length]}-{i}{ending}";
        return unique;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Sovereignty.Detect.Reading;
using Sovereignty.Sources;

namespace Sovereignty.Detect;

/// <summary>One file to parse, and a way to its neighbours inside the scanned root.</summary>
public sealed class DetectorInput
{
    private readonly IScanFiles files;
    private readonly Func<Stream>? open;

    internal DetectorInput(string path, ReadOnlyMemory<byte> bytes, IScanFiles files, CancellationToken stop, TreeKinds trees = TreeKinds.Source, Func<Stream>? open = null)
    {
        Path = path;
        Bytes = bytes;
        this.files = files;
        this.open = open;
        Stop = stop;
        Trees = trees;
    }

    /// <summary>The path relative to the scanned root, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// The whole file, capped by the core; valid only until <see cref="IDetector.Detect"/> returns. Empty where the file is large and the detector
    /// <see cref="IDetector.ReadsStreams"/>.
    /// </summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The file's bytes without a UTF-8 byte order mark.</summary>
    public ReadOnlySpan<byte> Utf8 => Bytes.Span.StartsWith("\uFEFF"u8) ? Bytes.Span[3..] : Bytes.Span;

    /// <summary>Whether there is nothing in the file.</summary>
    public bool IsEmpty => open is null && Bytes.IsEmpty;

    /// <summary>The folder of <see cref="Path"/>, empty at the root.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";

    /// <summary>The file name.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>What sort of tree the file lies in.</summary>
    public TreeKinds Trees { get; }

    /// <summary>Set when the user gives up or the file takes too long; loops over hostile input look at it.</summary>
    public CancellationToken Stop { get; }

    /// <summary>The file as a stream that can seek; the caller closes it.</summary>
    /// <exception cref="IOException">The file went away.</exception>
    public Stream Open() => open is null ? PackedPackage.Open(Bytes) : open();

    /// <summary>The SHA-512 digest of the whole file, <c>sha512:</c> and hex.</summary>
    /// <exception cref="IOException">The file went away.</exception>
    public string Digest()
    {
        if (open is null) return "sha512:" + Convert.ToHexStringLower(SHA512.HashData(Bytes.Span));
        using var stream = open();
        return "sha512:" + Convert.ToHexStringLower(SHA512.HashData(stream));
    }

    /// <summary>
    /// Parses another file of the scanned tree, once per scan for each path and <typeparamref name="T"/>: for formats that need a neighbour
    /// (imports, central versions, workspaces). Null when there is no such file inside the root, or it is too large.
    /// </summary>
    /// <param name="path">Relative to the scanned root, with <c>/</c>; see <see cref="Resolve"/>.</param>
    /// <param name="parse">Gets the bytes; the memory stays valid for the scan. Must not depend on the asking file.</param>
    public T? Neighbour<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class => files.Parsed(path, parse);

    /// <summary>
    /// Parses a file that a package manager keeps on this machine, once per scan: for what a format takes from there. Null where it is not kept,
    /// or where the scan is not to look there.
    /// </summary>
    /// <param name="path">Relative to the manager's folder, with <c>/</c>; made of names that are checked to be plain.</param>
    /// <param name="parse">Gets the bytes.</param>
    public T? Kept<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class => files.Kept(path, parse);

    /// <summary>The names of the files in a folder of the scanned tree, sorted; empty where there is none, or too many.</summary>
    /// <param name="folder">Relative to the scanned root, with <c>/</c>.</param>
    public IReadOnlyList<string> NeighbourNames(string folder) => files.Names(folder);

    /// <summary>The names of the folders in a folder of the scanned tree, sorted; empty where there is none, or too many.</summary>
    /// <param name="folder">Relative to the scanned root, with <c>/</c>.</param>
    public IReadOnlyList<string> NeighbourFolders(string folder) => files.Folders(folder);

    /// <summary>Makes a path relative to the scanned root out of one relative to this file's folder; false when it leaves the root.</summary>
    public bool Resolve(string relative, [NotNullWhen(true)] out string? path) => RootedPath.TryCombine(Folder, relative, out path);
}

/// <summary>The files of a scanned tree, for detectors that need a neighbour.</summary>
public interface IScanFiles
{
    /// <summary>Parses a file once per scan; null when it is not there, leaves the root or is too large.</summary>
    T? Parsed<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class;

    /// <summary>Parses a file of Maven's local repository once per scan; null when it is not there, or when nothing outside the tree is looked at.</summary>
    T? Kept<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class => null;

    /// <summary>The names of a folder's files, sorted; links are left out.</summary>
    IReadOnlyList<string> Names(string folder) => [];

    /// <summary>The names of a folder's folders, sorted; links are left out.</summary>
    IReadOnlyList<string> Folders(string folder) => [];
}

/// <summary>A tree that is walked: a folder on a disk, an archive, an image.</summary>
public interface ITreeFiles : IScanFiles
{
    /// <summary>Reads a file into a buffer, which the caller gives back to <see cref="FileBuffers"/>.</summary>
    /// <param name="path">Relative to the root; found by a walk that follows no links.</param>
    /// <param name="largest">The most bytes it may have.</param>
    /// <exception cref="IOException">It cannot be read, or it is larger than <paramref name="largest"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    (byte[] Buffer, int Length) Rent(string path, int largest = FolderFiles.LargestFile);

    /// <summary>A large file as a stream that can seek, for who does not need it whole; null for one that is better read at once, or cannot be opened.</summary>
    /// <param name="path">Relative to the root; found by a walk that follows no links.</param>
    Stream? OpenLarge(string path) => null;

    /// <summary>Whether a file is a program that tells what it was built from, by a few short reads; false, too, where it cannot be read.</summary>
    /// <param name="path">Relative to the root; found by a walk that follows no links.</param>
    bool IsTellingProgram(string path);

    /// <summary>How a file begins; null when it cannot be read.</summary>
    /// <param name="path">Relative to the root; found by a walk that follows no links.</param>
    /// <param name="most">How many bytes at most.</param>
    byte[]? Head(string path, int most);
}

/// <summary>Files held in memory: archives, tests.</summary>
public sealed class MemoryFiles(IReadOnlyDictionary<string, byte[]> files) : IScanFiles
{
    private readonly ParsedFiles parsed = new();

    /// <inheritdoc/>
    public T? Parsed<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class => parsed.Get(path, file => files.GetValueOrDefault(file), parse);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => [.. files.Keys.Where(p => RootedPath.FolderOf(p) == folder).Select(p => p[(p.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string folder)
    {
        var below = folder.Length == 0 ? "" : folder + "/";
        var names = files.Keys.Where(p => p.StartsWith(below, StringComparison.Ordinal) && p.IndexOf('/', below.Length) > 0).Select(p => p[below.Length..p.IndexOf('/', below.Length)]);
        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}

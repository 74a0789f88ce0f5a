using System.Collections.Concurrent;
using Sovereignty.Detect;
using Sovereignty.Detect.Binaries;

namespace Sovereignty.Sources;

/// <summary>Reads files of one folder tree: capped in size, and never through a symbolic link, so that nothing outside the root is read.</summary>
public sealed class FolderFiles : ITreeFiles
{
    /// <summary>Larger files are no manifests; they are left out and said.</summary>
    public const int LargestFile = 256 * 1024 * 1024;

    private const int MostNames = 10_000;

    private readonly string root;
    private readonly ConcurrentDictionary<string, bool> plainFolders = new(StringComparer.Ordinal);
    private readonly ParsedFiles parsed = new();
    private readonly LocalRepository? kept;

    /// <summary>Files below a folder.</summary>
    /// <param name="root">The folder's full path.</param>
    /// <param name="kept">What Maven keeps on this machine; null to look at the folder alone.</param>
    public FolderFiles(string root, LocalRepository? kept = null)
    {
        this.root = Path.GetFullPath(root);
        this.kept = kept;
    }

    /// <summary>The full path of a path relative to the root.</summary>
    public string FullPath(string path) => path.Length == 0 ? root : Path.Combine(root, path);

    /// <inheritdoc/>
    public T? Parsed<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class =>
        parsed.Get(path, file => IsPlain(file) ? TryReadAll(file) : null, parse);

    /// <inheritdoc/>
    public T? Kept<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class => kept?.Parsed(path, parse);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => Listed(folder, static d => d.EnumerateFiles());

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string folder) => Listed(folder, static d => d.EnumerateDirectories());

    /// <inheritdoc/>
    public (byte[] Buffer, int Length) Rent(string path, int largest = LargestFile)
    {
        var full = FullPath(path);
        if (EmptyFile.Is(full)) return (FileBuffers.Rent(0), 0);
        using var handle = File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(handle);
        if (length > largest) throw new FileTooLargeException(length, largest);
        var buffer = FileBuffers.Rent((int)length);
        var read = 0;
        while (read < length)
        {
            var count = RandomAccess.Read(handle, buffer.AsSpan(read, (int)length - read), read);
            if (count == 0) break;
            read += count;
        }

        return (buffer, read);
    }

    /// <inheritdoc/>
    public Stream? OpenLarge(string path)
    {
        try
        {
            if (EmptyFile.Is(FullPath(path))) return null;
            var stream = new FileStream(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 32 * 1024);
            if (stream.Length is >= FileBuffers.Large and <= LargestFile) return stream;
            stream.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Reading it whole says why it cannot be read.
        }

        return null;
    }

    /// <inheritdoc/>
    public byte[]? Head(string path, int most)
    {
        try
        {
            if (EmptyFile.Is(FullPath(path))) return [];
            using var handle = File.OpenHandle(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(RandomAccess.GetLength(handle), most)];
            var read = RandomAccess.Read(handle, bytes, 0);
            return read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool IsTellingProgram(string path)
    {
        try
        {
            if (EmptyFile.Is(FullPath(path))) return false;
            using var handle = File.OpenHandle(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ProgramPeek.Tells((buffer, at) => RandomAccess.Read(handle, buffer, at));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Reads a whole file that the user or the configuration named.</summary>
    /// <exception cref="IOException">It cannot be read, or it is larger than <see cref="LargestFile"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public byte[] Read(string path)
    {
        var (buffer, length) = Rent(path);
        var bytes = buffer.AsSpan(0, length).ToArray();
        FileBuffers.Return(buffer);
        return bytes;
    }

    private List<string> Listed(string folder, Func<DirectoryInfo, IEnumerable<FileSystemInfo>> list)
    {
        try
        {
            if (!AreFolders(folder)) return [];
            var names = list(new DirectoryInfo(FullPath(folder))).Where(f => !f.Attributes.HasFlag(FileAttributes.ReparsePoint)).Select(f => f.Name).Take(MostNames).ToList();
            names.Sort(StringComparer.Ordinal);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private byte[]? TryReadAll(string path)
    {
        try
        {
            return Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A neighbour is named by the content of a scanned file: no part of its path may be a link.
    private bool IsPlain(string path)
    {
        var info = new FileInfo(FullPath(path));
        if (!info.Exists || info.Attributes.HasFlag(FileAttributes.ReparsePoint)) return false;
        return AreFolders(RootedPath.FolderOf(path));
    }

    private bool AreFolders(string path)
    {
        foreach (var folder in RootedPath.Upwards(path))
        {
            if (folder.Length == 0) break;
            if (!plainFolders.GetOrAdd(folder, f => new DirectoryInfo(FullPath(f)) is { Exists: true } d && !d.Attributes.HasFlag(FileAttributes.ReparsePoint))) return false;
        }

        return true;
    }
}

/// <summary>A file is larger than a manifest can be.</summary>
/// <param name="length">Its size in bytes.</param>
/// <param name="largest">What is read at most, in bytes.</param>
public sealed class FileTooLargeException(long length, int largest) : IOException($"{length / (1024 * 1024)} MiB is more than the {largest / (1024 * 1024)} MiB that are read");

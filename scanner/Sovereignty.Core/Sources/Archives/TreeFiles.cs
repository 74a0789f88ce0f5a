using Sovereignty.Detect;
using Sovereignty.Detect.Binaries;

namespace Sovereignty.Sources.Archives;

/// <summary>Reads files of a <see cref="VirtualTree"/>: capped in size, links followed inside the tree.</summary>
internal sealed class TreeFiles(VirtualTree tree) : ITreeFiles
{
    private readonly ParsedFiles parsed = new();

    /// <inheritdoc/>
    public T? Parsed<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class =>
        parsed.Get(path, ReadAll, parse);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => tree.Find(folder) is { IsFolder: true } found ? [.. found.Children.Where(c => c.Value.IsFile).Select(c => c.Key)] : [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string folder) => tree.Find(folder) is { IsFolder: true } found ? [.. found.Children.Where(c => c.Value.IsFolder).Select(c => c.Key)] : [];

    /// <inheritdoc/>
    public (byte[] Buffer, int Length) Rent(string path, int largest = FolderFiles.LargestFile)
    {
        var content = Find(path, largest) ?? throw new IOException("it could not be unpacked");
        var buffer = FileBuffers.Rent((int)content.Length);
        return (buffer, content.Read(buffer.AsSpan(0, (int)content.Length), 0));
    }

    /// <inheritdoc/>
    public Stream? OpenLarge(string path) => tree.Find(path) is { Content: { Length: >= FileBuffers.Large and <= FolderFiles.LargestFile } content } ? new BufferedStream(content.Open(), 32 * 1024) : null;

    /// <inheritdoc/>
    public bool IsTellingProgram(string path) => tree.Find(path) is { Content: { Length: <= FolderFiles.LargestFile } content } && ProgramPeek.Tells(content.Read);

    /// <inheritdoc/>
    public byte[]? Head(string path, int most)
    {
        if (tree.Find(path) is not { Content: { } content }) return null;
        var bytes = new byte[Math.Min(content.Length, most)];
        return bytes.AsSpan(0, content.Read(bytes, 0)).ToArray();
    }

    private byte[]? ReadAll(string path)
    {
        if (tree.Find(path) is not { Content: { Length: <= FolderFiles.LargestFile } content }) return null;
        var bytes = new byte[content.Length];
        return bytes.AsSpan(0, content.Read(bytes, 0)).ToArray();
    }

    private Content? Find(string path, int largest)
    {
        if (tree.Find(path) is not { IsFile: true } file) return null;
        if (file.Length > largest) throw new FileTooLargeException(file.Length, largest);
        return file.Content;
    }
}

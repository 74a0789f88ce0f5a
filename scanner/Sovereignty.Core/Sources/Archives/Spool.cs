using Microsoft.Win32.SafeHandles;

namespace Sovereignty.Sources.Archives;

/// <summary>
/// A private temporary file that takes what is kept of compressed archives, so that memory does not grow with them. It has no name that anybody could
/// open (Unix) or is removed on closing (Windows), and is made only when something is kept.
/// </summary>
internal sealed class Spool : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private FileStream? file;
    private long end;

    /// <summary>Keeps what a stream gives, up to a limit.</summary>
    /// <param name="from">Read to its end, or to the limit.</param>
    /// <param name="most">The most bytes that are kept.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>What was kept; null when there was more than the limit.</returns>
    public Content? Keep(Stream from, long most, CancellationToken stop)
    {
        var handle = Open();
        var start = end;
        int count;
        while ((count = from.Read(buffer, 0, buffer.Length)) > 0)
        {
            stop.ThrowIfCancellationRequested();
            if (end - start + count > most)
            {
                end = start;
                return null;
            }

            RandomAccess.Write(handle, buffer.AsSpan(0, count), end);
            end += count;
        }

        return new Content(handle, start, end - start);
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private SafeFileHandle Open()
    {
        if (file is not null) return file.SafeFileHandle;
        var path = Path.Combine(Path.GetTempPath(), "sovereignty-" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (OperatingSystem.IsWindows()) options.Options = FileOptions.DeleteOnClose;
        else options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file.SafeFileHandle;
    }
}

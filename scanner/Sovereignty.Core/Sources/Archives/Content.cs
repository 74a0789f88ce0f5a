using Microsoft.Win32.SafeHandles;

namespace Sovereignty.Sources.Archives;

/// <summary>Bytes at a place in an open file: of an entry of an uncompressed archive, or of one that was unpacked into a <see cref="Spool"/>.</summary>
/// <param name="File">The open file; owned by somebody else.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct Content(SafeFileHandle File, long Offset, long Length)
{
    /// <summary>Reads from a place within; fewer bytes than asked for only where the file has been cut.</summary>
    public int Read(Span<byte> buffer, long at)
    {
        if (at >= Length) return 0;
        if (buffer.Length > Length - at) buffer = buffer[..(int)(Length - at)];
        var read = 0;
        while (read < buffer.Length)
        {
            var count = RandomAccess.Read(File, buffer[read..], Offset + at + read);
            if (count == 0) break;
            read += count;
        }

        return read;
    }

    /// <summary>The bytes as a stream that can seek; disposing of it closes nothing.</summary>
    public Stream Open() => new ContentStream(this);

    private sealed class ContentStream(Content content) : ReadStream
    {
        private long position;

        public override bool CanSeek => true;

        public override long Length => content.Length;

        public override long Position
        {
            get => position;
            set => position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            if (position < 0) return 0;
            var count = content.Read(buffer, position);
            position += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => content.Length + offset,
        };
    }
}

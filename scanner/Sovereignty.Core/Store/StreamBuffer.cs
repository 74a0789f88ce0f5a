using System.Buffers;

namespace Sovereignty.Store;

/// <summary>A buffer that hands on to a stream what has come together in it, in large pieces; a stream that compresses would suffer from small ones.</summary>
/// <param name="to">The stream; owned by somebody else.</param>
internal sealed class StreamBuffer(Stream to) : IBufferWriter<byte>, IDisposable
{
    private const int Piece = 256 * 1024;

    private readonly ArrayBufferWriter<byte> buffer = new(2 * Piece);

    /// <inheritdoc/>
    public void Advance(int count)
    {
        buffer.Advance(count);
        if (buffer.WrittenCount >= Piece) HandOn();
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => buffer.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => buffer.GetSpan(sizeHint);

    /// <summary>Hands on the rest.</summary>
    public void Dispose() => HandOn();

    private void HandOn()
    {
        to.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}

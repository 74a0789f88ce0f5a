using System.Buffers;

namespace Sovereignty.Sources;

/// <summary>
/// Buffers for whole files. Those of usual size come from the shared pool; the pool would keep a large one of each size for each thread until the
/// run ends, so that these are left to the collector.
/// </summary>
internal static class FileBuffers
{
    /// <summary>From this size on, in bytes, a file counts as large.</summary>
    public const int Large = 8 * 1024 * 1024;

    /// <summary>A buffer of at least so many bytes; what is in it is left from before.</summary>
    public static byte[] Rent(int length) => length < Large ? ArrayPool<byte>.Shared.Rent(Math.Max(1, length)) : GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Gives a buffer back.</summary>
    public static void Return(byte[] buffer)
    {
        // A pooled buffer is as long as the next power of two.
        if (buffer.Length <= Large) ArrayPool<byte>.Shared.Return(buffer);
    }
}

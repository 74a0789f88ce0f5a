using System.Formats.Tar;
using System.IO.Compression;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>One small file out of a packed archive, without unpacking it.</summary>
internal static class PackedFile
{
    private const long LargestArchive = 64 * 1024 * 1024;
    private const long MostRead = 256L * 1024 * 1024;
    private const int LargestFile = 1024 * 1024;

    /// <summary>The bytes of the entry of that name in a .tar.gz; null when it is missing, too large or the archive is broken.</summary>
    public static byte[]? Read(string archive, string entry)
    {
        try
        {
            var file = new FileInfo(archive);
            if (!file.Exists || file.Length > LargestArchive || file.LinkTarget is not null) return null;
            using var packed = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var plain = new GZipStream(packed, CompressionMode.Decompress);
            using var tar = new TarReader(plain);
            for (long read = 0; read < MostRead && tar.GetNextEntry() is { } next; read += next.Length)
            {
                if (next.Name != entry || next.DataStream is not { } data || next.Length > LargestFile) continue;
                var bytes = new byte[next.Length];
                data.ReadExactly(bytes);
                return bytes;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or FormatException or ArgumentException or OverflowException)
        {
            // A broken archive says nothing.
        }

        return null;
    }
}

using System.IO.Compression;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// How much of one archive, the archives inside it included, is unpacked. The sizes that an archive states of itself are not trusted: what
/// comes out is counted.
/// </summary>
internal sealed class ArchiveBudget
{
    /// <summary>The largest archive inside another one that is opened.</summary>
    public const int LargestArchive = 128 * 1024 * 1024;

    private long left = 512L * 1024 * 1024;
    private int reads = 50_000;

    /// <summary>Whether something was left out for its size.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Unpacks an entry; null when it is larger than <paramref name="largest"/> or the budget is used up.</summary>
    public byte[]? Read(ZipArchiveEntry entry, int largest)
    {
        var limit = Math.Min(largest, left);
        if (entry.Length > limit || --reads < 0)
        {
            IsExceeded = true;
            return null;
        }

        using var from = entry.Open();
        using var to = new MemoryStream((int)Math.Min(entry.Length, 64 * 1024));
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = from.Read(buffer, 0, buffer.Length)) > 0)
        {
            left -= count;
            if (to.Length + count > limit)
            {
                IsExceeded = true;
                return null;
            }

            to.Write(buffer, 0, count);
        }

        return to.ToArray();
    }
}

using System.Buffers.Binary;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Reads the headers out of rpm's own database format, <c>Packages.db</c>: pages of slots, each naming where a package's blob lies. Source: rpm,
/// lib/backend/ndb/rpmpkg.c.
/// </summary>
internal static class RpmNdb
{
    private const uint FileMagic = 'R' | ('p' << 8) | ('m' << 16) | ('P' << 24);
    private const uint SlotMagic = 'S' | ('l' << 8) | ('o' << 16) | ('t' << 24);
    private const uint BlobMagic = 'B' | ('l' << 8) | ('b' << 16) | ('S' << 24);
    private const int PageSize = 4096, SlotSize = 16, HeaderSize = 32, BlockSize = 16;

    /// <summary>The headers by package number. What does not add up is told and left out.</summary>
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Read(ReadOnlyMemory<byte> file, Detection found)
    {
        if (file.Length < HeaderSize || Number(file, 0) != FileMagic)
        {
            found.Problem("file-malformed", "this is no package database of rpm", 0, "it was left out");
            return [];
        }

        var slots = new SortedDictionary<uint, long>();
        var end = Math.Min((long)Number(file, 12) * PageSize, file.Length);
        for (var at = HeaderSize; at + SlotSize <= end; at += SlotSize)
        {
            if (Number(file, at) != SlotMagic)
            {
                found.Problem("file-malformed", "the index of the database is damaged", 0, "packages that it does not name any more are missing; `rpm --rebuilddb` repairs a database");
                continue;
            }

            if (Number(file, at + 4) is > 0 and var package) slots[package] = (long)Number(file, at + 8) * BlockSize;
        }

        return Blobs(file, slots, found);
    }

    private static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Blobs(ReadOnlyMemory<byte> file, SortedDictionary<uint, long> slots, Detection found)
    {
        foreach (var (package, at) in slots)
        {
            if (at + BlockSize <= file.Length && Number(file, at) == BlobMagic && Number(file, at + 4) == package && at + BlockSize + Number(file, at + 12) <= file.Length)
            {
                yield return (package, file.Slice((int)at + BlockSize, (int)Number(file, at + 12)));
                continue;
            }

            found.Problem("file-malformed", $"package {package} of the database is not where its index says", 0, "it was left out; `rpm --rebuilddb` repairs a database");
        }
    }

    private static uint Number(ReadOnlyMemory<byte> file, long at) => BinaryPrimitives.ReadUInt32LittleEndian(file.Span[(int)at..]);
}

using System.IO.Compression;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources.Archives;

/// <summary>The entries of a zip archive; what is worth keeping is unpacked. An entry that cannot be read costs that entry.</summary>
internal static class ZipContents
{
    private const int LinkType = 0xA000;
    private const int TypeMask = 0xF000;
    private const int AnyExecute = 0x49;
    private const int LongestLink = 4096;

    /// <summary>Whether bytes begin a zip archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Reads the entries.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="path">Its path, for problems.</param>
    /// <param name="reading">What its source shares.</param>
    public static List<ArchiveEntry> Read(Content content, string path, ArchiveReading reading)
    {
        var entries = new List<ArchiveEntry>();
        try
        {
            using var zip = new ZipArchive(new BufferedStream(content.Open(), 32 * 1024), ZipArchiveMode.Read);
            var spool = reading.NewSpool();
            foreach (var entry in zip.Entries)
            {
                reading.Stop.ThrowIfCancellationRequested();
                reading.Budget.CountEntry();
                // Tools on Windows have written backslashes.
                if (reading.Clean(path, entry.FullName.Replace('\\', '/')) is not { Length: > 0 } name) continue;
                if (entry.FullName[^1] is '/' or '\\') entries.Add(new ArchiveEntry(name, EntryKind.Folder));
                else if (Entry(entry, name, path, spool, reading) is { } read) entries.Add(read);
            }
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            reading.TellBroken(path, e, entries.Count);
        }

        return entries;
    }

    private static ArchiveEntry? Entry(ZipArchiveEntry entry, string name, string path, Spool spool, ArchiveReading reading)
    {
        var isLink = ((entry.ExternalAttributes >> 16) & TypeMask) == LinkType;
        if (!isLink && !reading.Kept.Wants(name, entry.Length, ((entry.ExternalAttributes >> 16) & AnyExecute) != 0)) return new ArchiveEntry(name, EntryKind.File, entry.Length);
        if (entry.IsEncrypted)
        {
            reading.Tell("archive-encrypted", ProblemSeverity.Warning, path, $"the entry `{ArchiveReading.Shown(name)}` is protected by a password", "unpack it with its password and scan the folder");
            return null;
        }

        try
        {
            using var unpacked = reading.Budget.Guard(entry.Open(), () => Math.Max(1, entry.CompressedLength));
            if (isLink) return new ArchiveEntry(name, EntryKind.Link, Link: ReadLink(unpacked));
            var kept = spool.Keep(unpacked, Math.Max(FolderFiles.LargestFile, entry.Length), reading.Stop);
            if (kept is { } content) return new ArchiveEntry(name, EntryKind.File, content.Length, content);
            reading.Tell(
                "archive-malformed", ProblemSeverity.Warning, path, $"the entry `{ArchiveReading.Shown(name)}` is larger than the archive says, and was left out", "the other entries were read; find out where the archive comes from");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            reading.Tell(
                "archive-malformed", ProblemSeverity.Warning, path, $"the entry `{ArchiveReading.Shown(name)}` could not be unpacked: {Reason.Of(e)}",
                "the other entries were read; unpack it with another tool and scan the folder");
        }

        return null;
    }

    private static string ReadLink(Stream unpacked)
    {
        var buffer = new byte[LongestLink];
        return Encoding.UTF8.GetString(buffer, 0, unpacked.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}

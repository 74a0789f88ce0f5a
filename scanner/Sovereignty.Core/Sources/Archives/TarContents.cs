using System.Formats.Tar;
using Sovereignty.Model;

namespace Sovereignty.Sources.Archives;

/// <summary>
/// The entries of a tar archive, compressed or not. Of an uncompressed one the bytes stay where they are; of a compressed one what is worth keeping
/// is unpacked in one pass. What was read before a failure is kept.
/// </summary>
internal static class TarContents
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Whether bytes begin a tar archive: the format's magic word, or a header of the oldest format whose checksum holds.</summary>
    public static bool IsTar(ReadOnlySpan<byte> start)
    {
        if (start.Length < 512) return false;
        if (start[257..].StartsWith("ustar"u8)) return true;
        if (start[0] == 0) return false;
        var sum = 0;
        for (var i = 0; i < 512; i++) sum += i is >= 148 and < 156 ? ' ' : start[i];
        var stated = 0;
        foreach (var digit in start.Slice(148, 8))
        {
            if (digit is >= (byte)'0' and <= (byte)'7') stated = (stated * 8) + digit - '0';
            else if (digit is not ((byte)' ' or 0)) return false;
        }

        return stated == sum;
    }

    /// <summary>Reads the entries.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="path">Its path, for problems.</param>
    /// <param name="reading">What its source shares.</param>
    public static List<ArchiveEntry> Read(Content content, string path, ArchiveReading reading)
    {
        var entries = new List<ArchiveEntry>();
        try
        {
            using var stream = Compressions.Open(content, reading.Budget);
            using var tar = new TarReader(stream, leaveOpen: true);
            var spool = stream.CanSeek ? null : reading.NewSpool();
            while (tar.GetNextEntry() is { } entry)
            {
                reading.Stop.ThrowIfCancellationRequested();
                reading.Budget.CountEntry();
                if (reading.Clean(path, entry.Name) is not { } name) continue;
                if (Entry(entry, name, content, path, spool, reading) is { } read) entries.Add(read);
            }
        }
        // The formats have a hundred ways to be wrong, and the readers of .NET and of the decompression library as many exceptions.
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            if (entries.Count == 0 && e is not UnpackLimitException && Compressions.IsCompressed(content))
            {
                reading.Tell("archive-malformed", ProblemSeverity.Warning, path, "what is compressed in the file is no tar archive, or is damaged from its beginning", "if it is a single compressed file, unpack it and name what comes out");
                return entries;
            }

            reading.TellBroken(path, e, entries.Count);
        }

        return entries;
    }

    private static ArchiveEntry? Entry(TarEntry entry, string name, Content content, string path, Spool? spool, ArchiveReading reading)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.Directory or TarEntryType.DirectoryList:
                return new ArchiveEntry(name, EntryKind.Folder);
            case TarEntryType.SymbolicLink:
                return name.Length == 0 ? null : new ArchiveEntry(name, EntryKind.Link, Link: entry.LinkName);
            case TarEntryType.HardLink:
                return name.Length > 0 && reading.Clean(path, entry.LinkName) is { Length: > 0 } target ? new ArchiveEntry(name, EntryKind.HardLink, Link: target) : null;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile when name.Length > 0:
                return new ArchiveEntry(name, EntryKind.File, entry.Length, spool is null ? InPlace(entry, content) : Kept(entry, name, spool, reading));
            default:
                return null;
        }
    }

    private static Content? InPlace(TarEntry entry, Content content)
    {
        if (entry.DataStream is null || entry.Length == 0) return content with { Length = 0 };
        if (entry.DataOffset < 0 || entry.DataOffset > content.Length - entry.Length) throw new EndOfStreamException("it ends in the middle of an entry");
        return content with { Offset = content.Offset + entry.DataOffset, Length = entry.Length };
    }

    private static Content? Kept(TarEntry entry, string name, Spool spool, ArchiveReading reading) =>
        !reading.Kept.Wants(name, entry.Length, (entry.Mode & AnyExecute) != 0) ? null : spool.Keep(entry.DataStream ?? Stream.Null, long.MaxValue, reading.Stop);
}

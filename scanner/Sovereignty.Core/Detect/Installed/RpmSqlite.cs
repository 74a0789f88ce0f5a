using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Sovereignty.Text;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Reads the headers out of <c>rpmdb.sqlite</c>. The file is handed to SQLite in memory: it may come out of an image, and nothing is written beside it.
/// What rpm had not yet moved from its log (<c>rpmdb.sqlite-wal</c>) is moved first. Source: sqlite.org, "Database File Format".
/// </summary>
internal static class RpmSqlite
{
    private const int LogHeader = 32, FrameHeader = 24;
    private const uint LogMagic = 0x377F0682;

    /// <summary>The headers by package number. What SQLite cannot read is told; what was read before is kept.</summary>
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Read(DetectorInput input, Detection found)
    {
        var file = input.Bytes.Span;
        if (file.Length < 100 || !file.StartsWith("SQLite format 3\0"u8))
        {
            found.Problem("file-malformed", "this is no package database of rpm", 0, "it was left out");
            yield break;
        }

        var log = input.Neighbour(RootedPath.In(input.Folder, "rpmdb.sqlite-wal"), static bytes => bytes.ToArray()) ?? [];
        using var database = Open(input.Bytes, log);
        using var command = database.CreateCommand();
        using var rows = Query(command, found);
        while (rows is not null && Step(rows, found) is { } row) yield return row;
    }

    private static SqliteConnection Open(ReadOnlyMemory<byte> file, byte[] log)
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=false");
        connection.Open();
        // The file is hostile until proven otherwise: no functions or triggers of its schema may run.
        raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_DEFENSIVE, 1, out _);
        raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, out _);
        var page = PageSize(file.Span);
        var (frames, pages) = Finished(log, page);
        var size = Math.Max(file.Length, frames.Count == 0 ? 0 : frames.Keys.Max() * page);
        var copy = raw.sqlite3_malloc(size);
        if (copy == IntPtr.Zero) return connection;
        Write(file, copy);
        foreach (var (number, at) in frames) Marshal.Copy(log, at, copy + ((number - 1) * page), page);
        // A file in memory has no log beside it: say so in its header, or SQLite refuses it.
        Marshal.WriteInt16(copy, 18, 0x0101);
        if (pages > 0) Marshal.WriteInt32(copy, 28, BinaryPrimitives.ReverseEndianness(pages));
        _ = raw.sqlite3_deserialize(connection.Handle!, "main", copy, size, size, raw.SQLITE_DESERIALIZE_FREEONCLOSE | raw.SQLITE_DESERIALIZE_READONLY);
        return connection;
    }

    private static void Write(ReadOnlyMemory<byte> file, IntPtr copy)
    {
        if (!MemoryMarshal.TryGetArray(file, out var array)) array = new ArraySegment<byte>(file.ToArray());
        Marshal.Copy(array.Array!, array.Offset, copy, array.Count);
    }

    private static SqliteDataReader? Query(SqliteCommand command, Detection found)
    {
        try
        {
            command.CommandText = "SELECT hnum, blob FROM Packages ORDER BY hnum";
            return command.ExecuteReader();
        }
        catch (SqliteException failure)
        {
            Broken(failure, found);
            return null;
        }
    }

    private static (long, ReadOnlyMemory<byte>)? Step(SqliteDataReader rows, Detection found)
    {
        try
        {
            return rows.Read() ? (rows.GetInt64(0), rows.IsDBNull(1) ? default : rows.GetFieldValue<byte[]>(1)) : null;
        }
        catch (Exception failure) when (failure is SqliteException or InvalidCastException)
        {
            Broken(failure, found);
            return null;
        }
    }

    private static void Broken(Exception failure, Detection found) =>
        found.Problem("file-malformed", $"the database is damaged: {Reason.Of(failure)}", 0, "what was read before was kept; `rpm --rebuilddb` repairs a database");

    // Where in the log the newest state of each page lies, and how many pages the database then has. Only what a finished transaction wrote, and
    // only frames of the log's last life: both salts must be those of its header.
    private static (Dictionary<int, int> Frames, int Pages) Finished(byte[] log, int page)
    {
        var frames = new Dictionary<int, int>();
        if (log.Length < LogHeader || (BinaryPrimitives.ReadUInt32BigEndian(log) & ~1u) != LogMagic || BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8)) != page || page < 512) return (frames, 0);
        var (last, pending) = (0, new List<(int Page, int At)>());
        for (var at = LogHeader; at + FrameHeader + page <= log.Length; at += FrameHeader + page)
        {
            var number = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(at));
            if (!log.AsSpan(at + 8, 8).SequenceEqual(log.AsSpan(16, 8)) || number <= 0 || (long)number * page > Rpm.Largest) break;
            pending.Add((number, at + FrameHeader));
            if (BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(at + 4)) is not (> 0 and var pages)) continue;
            foreach (var (to, from) in pending) frames[to] = from;
            pending.Clear();
            last = pages;
        }

        return (frames, last);
    }

    private static int PageSize(ReadOnlySpan<byte> file) => BinaryPrimitives.ReadUInt16BigEndian(file[16..]) is var size && size == 1 ? 65536 : size;
}

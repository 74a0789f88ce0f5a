using System.Buffers.Binary;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// Decides whether a program says what it was built from, by a few short reads at its head and its table of sections, so that the thousands of programs
/// of a file system need not be read whole.
/// </summary>
internal static class ProgramPeek
{
    private const int LargestNames = 64 * 1024;
    private const int LargestData = 4 * 1024 * 1024;
    private const int MostSections = 1000;

    /// <summary>Reads some bytes at a place of the file; fewer at its end.</summary>
    public delegate int Reader(Span<byte> buffer, long at);

    /// <summary>Whether bytes begin a program.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> start) =>
        start.StartsWith("\u007fELF"u8) || start.StartsWith("MZ"u8)
        || (start.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(start) is 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE or 0xCAFEBABE);

    /// <summary>Whether a file is a program that has a section which tells its modules.</summary>
    public static bool Tells(Reader read)
    {
        Span<byte> head = stackalloc byte[64];
        if (read(head, 0) < 64 || !IsProgram(head)) return false;
        if (head.StartsWith("\u007fELF"u8)) return TellsElf(head, read);
        // The other formats name their sections at the beginning; Go's section of a PE file has no name of its own.
        var start = new byte[16 * 1024];
        var text = start.AsSpan(0, read(start, 0));
        return head[0] == (byte)'M' || head[0] == 0xCA || text.IndexOf("__go_buildinfo"u8) >= 0 || text.IndexOf(".dep-v0"u8) >= 0 || TellsMacBundle(text, read);
    }

    // A .NET single file of macOS: the host's mark stands in its data; what is bundled belongs to its last segment, so that it can be signed.
    private static bool TellsMacBundle(ReadOnlySpan<byte> start, Reader read)
    {
        if (start.Length < 32 || BinaryPrimitives.ReadUInt32BigEndian(start) != 0xCFFAEDFE) return false;
        var (count, at) = (BinaryPrimitives.ReadUInt32LittleEndian(start[16..]), 32);
        for (var i = 0; i < Math.Min(count, MostSections) && at + 72 <= start.Length; i++)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(start[(at + 4)..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(start[at..]) == 0x19 && start[(at + 8)..].StartsWith("__DATA\0"u8))
            {
                var (offset, length) = (BinaryPrimitives.ReadUInt64LittleEndian(start[(at + 40)..]), BinaryPrimitives.ReadUInt64LittleEndian(start[(at + 48)..]));
                if (offset > long.MaxValue / 2 || length is 0 or > LargestData) return false;
                var data = new byte[length];
                return BundleManifest.Marks(data.AsSpan(0, read(data, (long)offset)));
            }

            if (size < 8 || size > (uint)start.Length) return false;
            at += (int)size;
        }

        return false;
    }

    private static bool TellsElf(ReadOnlySpan<byte> head, Reader read)
    {
        var (wide, big) = (head[4] == 2, head[5] == 2);
        var table = ProgramImage.Number(head, wide ? 0x28 : 0x20, wide, big);
        var (size, index) = (Short(head[(wide ? 0x3A : 0x2E)..], big), Short(head[(wide ? 0x3E : 0x32)..], big));
        if (table is 0 or > long.MaxValue / 2 || size is < 40 or > 64) return false;
        Span<byte> entry = stackalloc byte[64];
        if (read(entry, (long)table + (size * index)) < (wide ? 0x28 : 0x18)) return false;
        var (offset, length) = (ProgramImage.Number(entry, wide ? 0x18 : 0x10, wide, big), ProgramImage.Number(entry, wide ? 0x20 : 0x14, wide, big));
        if (offset > long.MaxValue / 2 || length is 0 or > LargestNames) return false;
        var names = new byte[length];
        var text = names.AsSpan(0, read(names, (long)offset));
        return text.IndexOf(".go.buildinfo\0"u8) >= 0 || text.IndexOf(".dep-v0\0"u8) >= 0
            || (wide && !big && TellsBundle(read, (long)table, size, Short(head[0x3C..], big), text));
    }

    // A .NET single file: behind the program's own end lies more, and its data hold the host's mark.
    private static bool TellsBundle(Reader read, long table, int size, int count, ReadOnlySpan<byte> names)
    {
        Span<byte> entry = stackalloc byte[64];
        if (count is 0 or > MostSections || read(entry[..1], table + (size * count)) == 0) return false;
        for (var i = 0; i < count; i++)
        {
            if (read(entry, table + (size * i)) < 0x28) return false;
            var name = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            if (name >= names.Length || !names[(int)name..].StartsWith(".data\0"u8)) continue;
            var (offset, length) = (ProgramImage.Number(entry, 0x18, true, false), ProgramImage.Number(entry, 0x20, true, false));
            if (offset > long.MaxValue / 2 || length is 0 or > LargestData) return false;
            var data = new byte[length];
            return BundleManifest.Marks(data.AsSpan(0, read(data, (long)offset)));
        }

        return false;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
}

using System.Buffers.Binary;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// The sections of a program: ELF, PE or Mach-O. Sources: System V ABI, "Object Files"; Microsoft, "PE Format"; Apple, mach-o/loader.h. Every number in
/// it is taken for hostile: what points outside the file is left out.
/// </summary>
internal sealed class ProgramImage
{
    private const int MostSections = 4096;
    private readonly List<Section> sections = [];

    private ProgramImage(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The sections that have bytes in the file.</summary>
    public IReadOnlyList<Section> Sections => sections;

    /// <summary>Reads the tables of sections; null for what is no program.</summary>
    public static ProgramImage? Read(ReadOnlyMemory<byte> bytes)
    {
        var image = new ProgramImage(bytes);
        var span = bytes.Span;
        try
        {
            if (span.StartsWith("\u007fELF"u8)) image.ReadElf(span);
            else if (span.StartsWith("MZ"u8)) image.ReadPortable(span);
            else if (MachSlice(span) is { } slice) image.ReadMach(span[slice.Start..], slice.Start);
            else return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Cut, or made up: what was read stands.
        }

        return image;
    }

    /// <summary>The bytes of a section by its name; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Find(string name)
    {
        foreach (var section in sections)
        {
            if (section.Name == name) return Bytes.Slice((int)section.Offset, (int)section.Length);
        }

        return default;
    }

    /// <summary>The bytes at a virtual address; empty when they are not all in the file.</summary>
    public ReadOnlySpan<byte> At(ulong address, ulong length)
    {
        foreach (var section in sections)
        {
            if (address < section.Address || address - section.Address > (ulong)section.Length || length > (ulong)section.Length - (address - section.Address)) continue;
            return Bytes.Span.Slice((int)(section.Offset + (long)(address - section.Address)), (int)length);
        }

        return [];
    }

    private void Add(string name, ulong address, ulong offset, ulong length)
    {
        if (length == 0 || offset >= (ulong)Bytes.Length || length > (ulong)Bytes.Length - offset || sections.Count >= MostSections) return;
        sections.Add(new Section(name, address, (long)offset, (long)length));
    }

    private void ReadElf(ReadOnlySpan<byte> file)
    {
        var (wide, big) = (file[4] == 2, file[5] == 2);
        var table = Number(file, wide ? 0x28 : 0x20, wide, big);
        var size = Short(file, wide ? 0x3A : 0x2E, big);
        var count = Math.Min((int)Short(file, wide ? 0x3C : 0x30, big), MostSections);
        var names = ElfHeader(file, table, size, Short(file, wide ? 0x3E : 0x32, big), wide, big);
        for (var i = 0; i < count; i++)
        {
            var (name, type, address, offset, length) = ElfHeader(file, table, size, i, wide, big);
            if (type != 8) Add(Text(file, names.Offset + name), address, offset, length);
        }
    }

    private static (uint Name, uint Type, ulong Address, ulong Offset, ulong Length) ElfHeader(ReadOnlySpan<byte> file, ulong table, int size, int index, bool wide, bool big)
    {
        var header = file[checked((int)Math.Min(table + ((ulong)index * (ulong)size), int.MaxValue))..];
        return (Word(header, 0, big), Word(header, 4, big), Number(header, wide ? 0x10 : 0x0C, wide, big), Number(header, wide ? 0x18 : 0x10, wide, big), Number(header, wide ? 0x20 : 0x14, wide, big));
    }

    private void ReadPortable(ReadOnlySpan<byte> file)
    {
        var at = (int)Word(file, 0x3C, false);
        if (at < 0 || !file[at..].StartsWith("PE\0\0"u8)) return;
        var header = file[(at + 4)..];
        var count = Math.Min((int)Short(header, 2, false), MostSections);
        var optional = header[20..];
        var wide = Short(optional, 0, false) == 0x20b;
        var basis = wide ? Number(optional, 24, true, false) : Word(optional, 28, false);
        var table = header[(20 + Short(header, 16, false))..];
        for (var i = 0; i < count; i++)
        {
            var entry = table[(i * 40)..];
            var name = entry[..8];
            var end = name.IndexOf((byte)0);
            Add(System.Text.Encoding.ASCII.GetString(end < 0 ? name : name[..end]), basis + Word(entry, 12, false), Word(entry, 20, false), Word(entry, 16, false));
        }
    }

    private void ReadMach(ReadOnlySpan<byte> file, int start)
    {
        var big = file[0] == 0xFE;
        var wide = (big ? file[3] : file[0]) == 0xCF;
        var commands = Math.Min(Word(file, 16, big), 10_000);
        var at = wide ? 32 : 28;
        for (var i = 0; i < commands; i++)
        {
            var command = file[at..];
            var (kind, size) = (Word(command, 0, big), (int)Word(command, 4, big));
            if (size < 8) return;
            if (kind is 1 or 0x19)
            {
                var count = Math.Min(Word(command, wide ? 64 : 48, big), MostSections);
                for (var n = 0; n < count; n++)
                {
                    var section = command[((wide ? 72 : 56) + (n * (wide ? 80 : 68)))..];
                    var name = section[..16];
                    var end = name.IndexOf((byte)0);
                    Add(
                        System.Text.Encoding.ASCII.GetString(end < 0 ? name : name[..end]), Number(section, 32, wide, big),
                        (ulong)start + Word(section, wide ? 48 : 40, big), Number(section, wide ? 40 : 36, wide, big));
                }
            }

            at += size;
        }
    }

    // A file for several processors holds one program for each; the first says what is in all.
    private static (int Start, bool Fat)? MachSlice(ReadOnlySpan<byte> file)
    {
        if (file.Length < 32) return null;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(file);
        if (magic is 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE) return (0, false);
        // Java classes begin with the same four bytes; a number of processors is small, a class file's version is not.
        if (magic != 0xCAFEBABE || BinaryPrimitives.ReadUInt32BigEndian(file[4..]) is 0 or > 30) return null;
        var start = BinaryPrimitives.ReadUInt32BigEndian(file[16..]);
        return start < file.Length - 32 && MachSlice(file[(int)start..]) is { Fat: false } ? ((int)start, true) : null;
    }

    private static string Text(ReadOnlySpan<byte> file, ulong at)
    {
        if (at >= (ulong)file.Length) return "";
        var text = file.Slice((int)at, Math.Min(64, file.Length - (int)at));
        var end = text.IndexOf((byte)0);
        return System.Text.Encoding.ASCII.GetString(end < 0 ? text : text[..end]);
    }

    private static ushort Short(ReadOnlySpan<byte> at, int offset, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(at.Slice(offset, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(at.Slice(offset, 2));

    private static uint Word(ReadOnlySpan<byte> at, int offset, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(at.Slice(offset, 4)) : BinaryPrimitives.ReadUInt32LittleEndian(at.Slice(offset, 4));

    /// <summary>A number as wide as an address of the program.</summary>
    internal static ulong Number(ReadOnlySpan<byte> at, int offset, bool wide, bool big)
    {
        if (!wide) return Word(at, offset, big);
        return big ? BinaryPrimitives.ReadUInt64BigEndian(at.Slice(offset, 8)) : BinaryPrimitives.ReadUInt64LittleEndian(at.Slice(offset, 8));
    }

    /// <summary>A section.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Address">Where it lies in memory.</param>
    /// <param name="Offset">Where it lies in the file.</param>
    /// <param name="Length">How long it is in the file.</param>
    internal readonly record struct Section(string Name, ulong Address, long Offset, long Length);
}

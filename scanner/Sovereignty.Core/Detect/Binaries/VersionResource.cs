using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Sovereignty.Detect.Binaries;

/// <summary>The texts of a program's version resource. Source: Microsoft, "VS_VERSIONINFO structure" and "The .rsrc Section".</summary>
internal sealed class VersionResource
{
    private const int VersionType = 16;
    private const int MostTexts = 200;
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => texts.Count == 0;

    /// <summary>A text by its key; null when it is missing or blank.</summary>
    public string? Value(string key) => texts.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    /// <summary>Reads the resource; empty when there is none.</summary>
    public static VersionResource Read(PEReader file)
    {
        var resource = new VersionResource();
        if (file.PEHeaders.PEHeader?.ResourceTableDirectory is not { Size: > 0 } directory) return resource;
        var section = file.GetSectionData(directory.RelativeVirtualAddress);
        var bytes = section.GetContent(0, section.Length).AsSpan();
        if (Entry(bytes, 0, VersionType) is { } type && Entry(bytes, type, null) is { } name && Entry(bytes, name, null) is { } leaf && leaf >= 0 && leaf + 8 <= bytes.Length)
        {
            var (address, length) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[leaf..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[(leaf + 4)..]));
            var start = address - directory.RelativeVirtualAddress;
            if (start >= 0 && start < bytes.Length && length > 0) resource.ReadBlock(bytes.Slice(start, Math.Min(length, bytes.Length - start)), 0);
        }

        return resource;
    }

    // The place that a table of resources leads to, by id, or by its first entry.
    private static int? Entry(ReadOnlySpan<byte> bytes, int table, int? id)
    {
        if (table < 0 || table > bytes.Length - 16) return null;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(table + 12)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(table + 14)..]);
        for (var i = 0; i < count; i++)
        {
            var at = table + 16 + (i * 8);
            if (at > bytes.Length - 8) return null;
            if (id is not null && BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]) != id) continue;
            return BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]) & 0x7fffffff;
        }

        return null;
    }

    // Length, length of the value, type, key; then the value or further blocks, each at a multiple of four.
    private void ReadBlock(ReadOnlySpan<byte> block, int depth)
    {
        if (block.Length < 8 || depth > 4 || texts.Count >= MostTexts) return;
        var valueLength = BinaryPrimitives.ReadUInt16LittleEndian(block[2..]);
        var isText = BinaryPrimitives.ReadUInt16LittleEndian(block[4..]) == 1;
        var key = Text(block[6..]);
        var at = Align(6 + ((key.Length + 1) * 2));
        if (depth == 3)
        {
            if (isText && valueLength > 0 && at < block.Length && key.Length is > 0 and < 100) texts.TryAdd(key, Text(block[at..Math.Min(block.Length, at + (valueLength * 2))]).Trim());
            return;
        }

        if (depth == 1 && key != "StringFileInfo") return;
        if (!isText || depth == 0) at = Align(at + valueLength);
        while (at <= block.Length - 8)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
            if (length < 8) return;
            ReadBlock(block.Slice(at, Math.Min(length, block.Length - at)), depth + 1);
            at = Align(at + length);
        }
    }

    private static int Align(int at) => (at + 3) & ~3;

    private static string Text(ReadOnlySpan<byte> utf16)
    {
        var text = Encoding.Unicode.GetString(utf16[..Math.Min(utf16.Length & ~1, 2000)]);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}

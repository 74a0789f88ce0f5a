using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Sovereignty.Detect.Installed;

/// <summary>What is read of a package's header in an rpm database. Source: rpm documentation, "Package format", "Tags".</summary>
internal sealed record RpmHeader
{
    private const int Longest = 300;
    private const int MostEntries = 100_000;
    private const int MostNames = 20_000;
    private const int EntrySize = 16;
    private const uint Int32Type = 4, StringType = 6, StringArrayType = 8, LocalStringType = 9;

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The version without release.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The release.</summary>
    public string Release { get; private set; } = "";

    /// <summary>The epoch, or null.</summary>
    public uint? Epoch { get; private set; }

    /// <summary>The architecture, or null.</summary>
    public string? Architecture { get; private set; }

    /// <summary>Who built and signed it: the distribution, or the maker of a package from elsewhere.</summary>
    public string? Vendor { get; private set; }

    /// <summary>Who packaged it.</summary>
    public string? Packager { get; private set; }

    /// <summary>The licence as stated.</summary>
    public string? Licence { get; private set; }

    /// <summary>The home page.</summary>
    public string? Url { get; private set; }

    /// <summary>The file name of its source package.</summary>
    public string? Source { get; private set; }

    /// <summary>What it provides, its own name included.</summary>
    public ImmutableArray<string> Provides { get; private set; } = [];

    /// <summary>What it needs: names of packages, libraries and files.</summary>
    public ImmutableArray<string> Needs { get; private set; } = [];

    /// <summary>The files that it brought and that describe a package of a language, as full paths.</summary>
    public ImmutableArray<string> Describing { get; private set; } = [];

    /// <summary>Reads a header: numbers in network byte order, an index of tags, then their data. Null when it is broken or names no package.</summary>
    public static RpmHeader? Read(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 8) return null;
        var entries = BinaryPrimitives.ReadInt32BigEndian(blob);
        var length = BinaryPrimitives.ReadInt32BigEndian(blob[4..]);
        if (entries is <= 0 or > MostEntries || length <= 0 || 8 + ((long)entries * EntrySize) + length > blob.Length) return null;
        var index = blob.Slice(8, entries * EntrySize);
        var data = blob.Slice(8 + (entries * EntrySize), length);
        var header = new RpmHeader();
        ReadOnlySpan<byte> files = [], folders = [], folderOf = [];
        for (; !index.IsEmpty; index = index[EntrySize..])
        {
            var tag = BinaryPrimitives.ReadInt32BigEndian(index);
            var type = BinaryPrimitives.ReadUInt32BigEndian(index[4..]);
            var offset = BinaryPrimitives.ReadInt32BigEndian(index[8..]);
            var count = BinaryPrimitives.ReadUInt32BigEndian(index[12..]);
            if (offset < 0 || offset >= data.Length) continue;
            switch (tag)
            {
                case 1116 when type == Int32Type: folderOf = data[offset..]; break;
                case 1117 when type == StringArrayType: files = data[offset..]; break;
                case 1118 when type == StringArrayType: folders = data[offset..]; break;
                default: header.Set(tag, type, data[offset..], count); break;
            }
        }

        if (!files.IsEmpty) header.Describing = RpmFiles.Describing(files, folders, folderOf);

        return header.Name.Length is > 0 and < Longest && header.Version.Length > 0 ? header : null;
    }

    private void Set(int tag, uint type, ReadOnlySpan<byte> data, uint count)
    {
        switch (tag)
        {
            case 1000: Name = Text(type, data) ?? ""; break;
            case 1001: Version = Text(type, data) ?? ""; break;
            case 1002: Release = Text(type, data) ?? ""; break;
            case 1003 when type == Int32Type && data.Length >= 4: Epoch = BinaryPrimitives.ReadUInt32BigEndian(data); break;
            case 1011: Vendor = Text(type, data); break;
            case 1014: Licence = Text(type, data); break;
            case 1015: Packager = Text(type, data); break;
            case 1020: Url = Text(type, data); break;
            case 1022: Architecture = Text(type, data); break;
            case 1044: Source = Text(type, data); break;
            case 1047: Provides = Names(type, data, count); break;
            case 1049: Needs = Names(type, data, count); break;
            default: break;
        }
    }

    private static string? Text(uint type, ReadOnlySpan<byte> data)
    {
        if (type is not (StringType or StringArrayType or LocalStringType)) return null;
        var end = data.IndexOf((byte)0);
        if (end <= 0 || end > 4096) return null;
        var text = Encoding.UTF8.GetString(data[..end]);
        return text == "(none)" ? null : text;
    }

    private static ImmutableArray<string> Names(uint type, ReadOnlySpan<byte> data, uint count)
    {
        if (type is not (StringArrayType or StringType)) return [];
        var names = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < count && names.Count < MostNames; i++)
        {
            var end = data.IndexOf((byte)0);
            if (end < 0) break;
            if (end is > 0 and < Longest) names.Add(Encoding.UTF8.GetString(data[..end]));
            data = data[(end + 1)..];
        }

        return names.DrainToImmutable();
    }
}

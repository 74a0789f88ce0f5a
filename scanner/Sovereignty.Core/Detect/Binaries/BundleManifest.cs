using System.Buffers.Binary;
using System.Text;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// What a .NET single-file program holds: a list at a place that its host states in front of a mark. Every number in it is taken for hostile.
/// </summary>
internal sealed class BundleManifest
{
    /// <summary>The sort of file that an assembly is.</summary>
    public const byte Assembly = 1;

    /// <summary>The sort of file that the list of packages is.</summary>
    public const byte DepsJson = 3;

    private const int MostFiles = 20_000;
    private const int LongestName = 1024;

    private readonly List<Entry> files = [];

    /// <summary>The files, in the list's order; only those that lie in the program.</summary>
    public IReadOnlyList<Entry> Files => files;

    /// <summary>Whether the list ends before all files were read.</summary>
    public bool IsCut { get; private set; }

    // The SHA-256 of ".net core bundle\n", as the host carries it.
    private static ReadOnlySpan<byte> Mark =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32, 0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    /// <summary>Whether a part of a program holds the mark of a host that has files behind it.</summary>
    public static bool Marks(ReadOnlySpan<byte> part) => part.IndexOf(Mark) is >= 8 and var at && BinaryPrimitives.ReadInt64LittleEndian(part[(at - 8)..]) > 0;

    /// <summary>Reads the list; null for a program that is no such host, or holds no files.</summary>
    public static BundleManifest? Read(ReadOnlySpan<byte> file)
    {
        // A library inside may carry the mark as well; the host's own stands first.
        var from = 0;
        for (var tries = 0; tries < 4; tries++)
        {
            var at = file[from..].IndexOf(Mark);
            if (at < 0) return null;
            at += from;
            if (at >= 8 && BinaryPrimitives.ReadInt64LittleEndian(file[(at - 8)..]) is > 0 and var place && place < file.Length - 12 && ReadAt(file, (int)place) is { } manifest) return manifest;
            from = at + Mark.Length;
        }

        return null;
    }

    private static BundleManifest? ReadAt(ReadOnlySpan<byte> file, int at)
    {
        var (major, count) = (BinaryPrimitives.ReadUInt32LittleEndian(file[at..]), BinaryPrimitives.ReadInt32LittleEndian(file[(at + 8)..]));
        if (major is 0 or > 64 || count is < 0 or > MostFiles) return null;
        var manifest = new BundleManifest();
        var rest = new Reader(file[(at + 12)..]);
        rest.Text();
        // Where deps.json and the settings lie, which the list says as well, and flags.
        if (major >= 2) rest.Skip(40);
        for (var i = 0; i < count && !rest.IsAtEnd; i++)
        {
            var (offset, size, packed) = (rest.Number(), rest.Number(), major >= 6 ? rest.Number() : 0);
            var type = rest.Byte();
            var path = rest.Text();
            if (rest.IsAtEnd) break;
            if (offset < 0 || size < 0 || packed < 0 || size > int.MaxValue || offset > file.Length - (packed == 0 ? size : packed)) continue;
            manifest.files.Add(new Entry(path.Replace('\\', '/'), type, offset, size, packed));
        }

        manifest.IsCut = rest.IsAtEnd;
        return manifest;
    }

    /// <summary>A file of the program.</summary>
    /// <param name="Path">What it is called.</param>
    /// <param name="Type">What sort of file it is.</param>
    /// <param name="Offset">Where it begins.</param>
    /// <param name="Size">How many bytes it has.</param>
    /// <param name="Packed">How many bytes it takes, deflated; 0 for one that lies there as it is.</param>
    internal readonly record struct Entry(string Path, byte Type, long Offset, long Size, long Packed);

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;

        /// <summary>Whether more was asked for than there was.</summary>
        public bool IsAtEnd { get; private set; }

        public void Skip(int count)
        {
            IsAtEnd |= count > rest.Length;
            rest = IsAtEnd ? [] : rest[count..];
        }

        public byte Byte()
        {
            var value = rest.IsEmpty ? (byte)0 : rest[0];
            Skip(1);
            return value;
        }

        public long Number()
        {
            var value = rest.Length < 8 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(rest);
            Skip(8);
            return value;
        }

        // Its length in groups of seven bits, the lowest first.
        public string Text()
        {
            var length = 0;
            for (var shift = 0; shift <= 14; shift += 7)
            {
                var part = Byte();
                length |= (part & 0x7f) << shift;
                if (part < 0x80) break;
            }

            if (length > LongestName || length > rest.Length)
            {
                IsAtEnd = true;
                return "";
            }

            var text = Encoding.UTF8.GetString(rest[..length]);
            Skip(length);
            return text;
        }
    }
}

using System.Buffers.Binary;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Reads the headers out of a Berkeley DB hash file, <c>Packages</c>, in either byte order: hash pages hold pairs of keys and values, and what does
/// not fit lies in chains of overflow pages. Source: Berkeley DB, dbinc/db_page.h.
/// </summary>
internal static class RpmBerkeley
{
    private const uint HashMagic = 0x061561;
    private const int PageHeader = 26;
    private const byte UnsortedHashPage = 2, OverflowPage = 7, HashPage = 13, InlineItem = 1, OverflowItem = 3;

    /// <summary>The headers in the order of pages. What does not add up is told and left out.</summary>
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Read(ReadOnlyMemory<byte> file, Detection found)
    {
        if (file.Length < 512 || Magic(file.Span) is not { } bigEndian || new Pages(file, bigEndian) is not { IsValid: true } pages)
        {
            found.Problem("file-malformed", "this is no package database of rpm", 0, "it was left out");
            yield break;
        }

        for (var page = 1; page < pages.Count; page++)
        {
            if (pages.TypeOf(page) is not (HashPage or UnsortedHashPage)) continue;
            foreach (var (place, item) in pages.Values(page))
            {
                if (item.IsEmpty) found.Problem("file-malformed", $"package {place} of the database is cut or broken", 0, "it was left out; `rpm --rebuilddb` repairs a database");
                else yield return (place, item);
            }
        }
    }

    private static bool? Magic(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadUInt32LittleEndian(file[12..]) == HashMagic ? false : BinaryPrimitives.ReadUInt32BigEndian(file[12..]) == HashMagic ? true : null;

    private sealed class Pages
    {
        private readonly ReadOnlyMemory<byte> file;
        private readonly bool bigEndian;
        private readonly int size;

        public Pages(ReadOnlyMemory<byte> file, bool bigEndian)
        {
            (this.file, this.bigEndian) = (file, bigEndian);
            var stated = U32(20);
            IsValid = stated is >= 512 and <= 65536 && (stated & (stated - 1)) == 0;
            size = IsValid ? (int)stated : 512;
        }

        public bool IsValid { get; }

        public int Count => file.Length / size;

        public byte TypeOf(int page) => file.Span[(page * size) + 25];

        // Keys and values take turns; items fill the page from its end, so that one ends where the one before it begins. The value under the
        // key 0 is rpm's counter. An empty item is one that is broken.
        public IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes)> Values(int page)
        {
            var start = page * size;
            var entries = Math.Min(U16(start + 20), (size - PageHeader) / 2);
            for (var i = 1; i < entries; i += 2)
            {
                var key = U16(start + PageHeader + (2 * (i - 1)));
                var at = U16(start + PageHeader + (2 * i));
                var number = key + 5 <= size ? U32(start + key + 1) : 0;
                if (at >= size || key > size || at >= key)
                {
                    yield return (number, default);
                    continue;
                }

                switch (file.Span[start + at])
                {
                    case OverflowItem when at + 12 <= size:
                        yield return (number, Chain(U32(start + at + 4), U32(start + at + 8)));
                        break;
                    case InlineItem when number != 0:
                        yield return (number, file.Slice(start + at + 1, key - at - 1));
                        break;
                    default: break;
                }
            }
        }

        private ReadOnlyMemory<byte> Chain(uint page, uint length)
        {
            if (length == 0 || length > file.Length) return default;
            var value = new byte[length];
            var filled = 0;
            while (filled < length)
            {
                if (page == 0 || page >= Count || TypeOf((int)page) != OverflowPage) return default;
                var start = (int)page * size;
                var part = Math.Min(U16(start + 22), size - PageHeader);
                // A page without data would let a ring of pages turn for ever.
                if (part == 0 || part > length - filled) return default;
                file.Span.Slice(start + PageHeader, part).CopyTo(value.AsSpan(filled));
                filled += part;
                page = U32(start + 16);
            }

            return value;
        }

        private int U16(int at) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(file.Span[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(file.Span[at..]);

        private uint U32(int at) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(file.Span[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(file.Span[at..]);
    }
}

using System.Buffers.Binary;

namespace Sovereignty.Tests.Detect.Installed;

/// <summary>Writes a Berkeley DB hash file, one hash page after the other, with large values in overflow pages: what nothing on this machine writes any more.</summary>
internal static class BerkeleyFile
{
    private const int PageHeader = 26;

    /// <summary>A file that holds rpm's counter and one pair for each header.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> headers, int pageSize, bool bigEndian)
    {
        var writer = new Writer(pageSize, bigEndian);
        writer.Add(0, new byte[4]);
        for (var i = 0; i < headers.Count; i++) writer.Add(i + 1, headers[i]);
        return writer.File();
    }

    private sealed class Writer
    {
        private readonly List<byte[]> pages = [];
        private readonly int size;
        private readonly bool bigEndian;
        private int current;
        private int entries;
        private int free;

        public Writer(int size, bool bigEndian)
        {
            (this.size, this.bigEndian) = (size, bigEndian);
            pages.Add(new byte[Math.Max(size, 512)]);
            HashPage();
        }

        public void Add(int key, byte[] value)
        {
            var keyItem = new byte[5];
            keyItem[0] = 1;
            U32(keyItem, 1, key);
            // What is larger than a quarter of a page goes to pages of its own.
            var large = value.Length > size / 4;
            byte[] item = large ? new byte[12] : [1, .. value];
            if (free - keyItem.Length - item.Length < PageHeader + ((entries + 2) * 2)) HashPage();
            if (large)
            {
                item[0] = 3;
                U32(item, 8, value.Length);
                U32(item, 4, Overflow(value));
            }

            Put(keyItem);
            Put(item);
        }

        public byte[] File()
        {
            var meta = pages[0];
            U32(meta, 12, 0x061561);
            U32(meta, 16, 9);
            U32(meta, 20, size);
            meta[25] = 8;
            U32(meta, 32, pages.Count - 1);
            return [.. pages.SelectMany(p => p)];
        }

        private void HashPage()
        {
            pages.Add(new byte[size]);
            (current, entries, free) = (pages.Count - 1, 0, size);
            pages[current][25] = 13;
        }

        private void Put(byte[] item)
        {
            free -= item.Length;
            item.CopyTo(pages[current], free);
            U16(pages[current], PageHeader + (entries * 2), free);
            U16(pages[current], 20, ++entries);
            U16(pages[current], 22, free);
        }

        private int Overflow(byte[] value)
        {
            var first = pages.Count;
            var room = size - PageHeader;
            for (var at = 0; at < value.Length; at += room)
            {
                var page = new byte[size];
                page[25] = 7;
                var part = value.AsSpan(at, Math.Min(room, value.Length - at));
                part.CopyTo(page.AsSpan(PageHeader));
                U16(page, 22, part.Length);
                pages.Add(page);
                if (at + room < value.Length) U32(page, 16, pages.Count);
            }

            return first;
        }

        private void U16(byte[] page, int at, int value)
        {
            if (bigEndian) BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(at), (ushort)value);
            else BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(at), (ushort)value);
        }

        private void U32(byte[] page, int at, int value)
        {
            if (bigEndian) BinaryPrimitives.WriteInt32BigEndian(page.AsSpan(at), value);
            else BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(at), value);
        }
    }
}

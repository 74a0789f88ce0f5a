using System.Buffers.Binary;
using System.Text;

namespace Sovereignty.Tests.Detect.Installed;

/// <summary>Writes the header of an rpm package as a database holds it.</summary>
internal static class HeaderBlob
{
    /// <summary>A header with name, version and release 1, and a description of a given length.</summary>
    public static byte[] Of(string name, string version, int filler)
    {
        (int Tag, string Text)[] tags = [(1000, name), (1001, version), (1002, "1"), (1005, new string('x', filler)), (1022, "noarch")];
        var data = new MemoryStream();
        var index = new byte[tags.Length * 16];
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = index.AsSpan(i * 16);
            BinaryPrimitives.WriteInt32BigEndian(entry, tags[i].Tag);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], 6);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], (int)data.Length);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], 1);
            data.Write(Encoding.UTF8.GetBytes(tags[i].Text + "\0"));
        }

        var head = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, tags.Length);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), (int)data.Length);
        return [.. head, .. index, .. data.ToArray()];
    }
}

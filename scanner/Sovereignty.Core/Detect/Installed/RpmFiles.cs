using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Sovereignty.Detect.Installed;

/// <summary>The files of a package as rpm's header lists them: names without folders, folders, and for each name the number of its folder.</summary>
internal static class RpmFiles
{
    private const int MostFiles = 1_000_000;
    private const int Longest = 4096;

    /// <summary>The full paths of the files that describe a package of a language.</summary>
    /// <param name="names">Names, each ended by a zero.</param>
    /// <param name="folders">Folders with <c>/</c> at both ends, each ended by a zero.</param>
    /// <param name="folderOf">Numbers of four bytes, high byte first.</param>
    public static ImmutableArray<string> Describing(ReadOnlySpan<byte> names, ReadOnlySpan<byte> folders, ReadOnlySpan<byte> folderOf)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < MostFiles && (i * 4) + 4 <= folderOf.Length; i++)
        {
            var end = names.IndexOf((byte)0);
            if (end <= 0) break;
            if (OwnedFiles.Describes(names[..end]) && Nth(folders, BinaryPrimitives.ReadUInt32BigEndian(folderOf[(i * 4)..])) is { } folder) found.Add(folder + Encoding.UTF8.GetString(names[..end]));
            names = names[(end + 1)..];
        }

        return found.DrainToImmutable();
    }

    private static string? Nth(ReadOnlySpan<byte> texts, uint number)
    {
        for (; number > 0; number--)
        {
            var end = texts.IndexOf((byte)0);
            if (end < 0) return null;
            texts = texts[(end + 1)..];
        }

        return texts.IndexOf((byte)0) is > 0 and < Longest and var length && texts[0] == '/' ? Encoding.UTF8.GetString(texts[..length]) : null;
    }
}

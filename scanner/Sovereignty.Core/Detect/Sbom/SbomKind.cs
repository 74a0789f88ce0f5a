using System.Buffers;

namespace Sovereignty.Detect.Sbom;

/// <summary>Tells what sort of SBOM a file is by what stands in it, whatever it is called.</summary>
internal static class SbomKind
{
    private const int Beginning = 64 * 1024;

    /// <summary>The detector that reads a file's contents; null when they are no SBOM.</summary>
    public static IDetector? Of(ReadOnlySpan<byte> bytes)
    {
        var text = (bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return null;
        var head = text[..Math.Min(Beginning, text.Length)];
        if (text[0] == '<') return head.IndexOf("cyclonedx.org/schema/bom/"u8) >= 0 ? new CycloneDxXml() : null;
        if (text[0] == '{')
        {
            // Tools that sort keys write what says so at the end.
            if (text.IndexOf("spdx.org/rdf/3."u8) >= 0) return new Spdx3Json();
            if (text.IndexOf("\"bomFormat\""u8) >= 0) return new CycloneDxJson();
            return text.IndexOf("\"spdxVersion\""u8) >= 0 ? new SpdxJson() : null;
        }

        if (BeginsLine(head, "SPDXVersion:"u8)) return new SpdxTagValue();
        return BeginsLine(text, "spdxVersion:"u8) || BeginsLine(text, "\"spdxVersion\":"u8) ? new SpdxYaml() : null;
    }

    /// <summary>The detector for a file on disk; null when it is no SBOM, or cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Larger files are not looked into.</param>
    public static IDetector? OfFile(string path, long most)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length is 0 || length > most || !IsText(file)) return null;
            var buffer = ArrayPool<byte>.Shared.Rent((int)length);
            try
            {
                var read = 0;
                while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, (int)length - read), read) is > 0 and var more) read += more;
                return Of(buffer.AsSpan(0, read));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Archives and images may be large; their first bytes tell.
    private static bool IsText(Microsoft.Win32.SafeHandles.SafeFileHandle file)
    {
        Span<byte> first = stackalloc byte[512];
        first = first[..RandomAccess.Read(file, first, 0)];
        return !first.Contains((byte)0) && !first.StartsWith("PK"u8) && !first.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);
    }

    private static bool BeginsLine(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        while (true)
        {
            var at = text.IndexOf(word);
            if (at < 0) return false;
            if (at == 0 || text[at - 1] == '\n') return true;
            text = text[(at + word.Length)..];
        }
    }
}

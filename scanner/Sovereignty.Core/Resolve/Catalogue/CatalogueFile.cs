using System.Security.Cryptography;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// The compiled catalogue: one file with a string table that is read at every start, where reading the YAML would cost hundreds of
/// milliseconds. It belongs to the program that it was built with; there is no reading of other versions.
/// </summary>
public static class CatalogueFile
{
    /// <summary>The file's name beside the program.</summary>
    public const string Name = "catalogue.bin";

    internal const uint Magic = 0x31564F53; // "SOV1"
    internal const int DigestLength = 32;
    private const long Largest = 64 * 1024 * 1024;

    /// <summary>Reads a compiled catalogue. Never throws for a missing or damaged file: the catalogue is then empty and the problem an error.</summary>
    public static CatalogueReading Load(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (stream.Length > Largest) return Failed(path, "the compiled catalogue is larger than 64 MiB");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new CatalogueReading(new CatalogueDecoder(bytes).Read(), []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(path, "the compiled catalogue cannot be read");
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            return Failed(path, "the compiled catalogue is damaged or belongs to another version");
        }
    }

    /// <summary>The compiled form. The same entries give the same bytes.</summary>
    public static byte[] Encode(Catalogue catalogue) => new CatalogueEncoder().Write(catalogue);

    /// <summary>The digest of a catalogue's entries: SHA-256 over the compiled form, hex.</summary>
    internal static string DigestOf(Catalogue catalogue) =>
        Convert.ToHexStringLower(SHA256.HashData(Encode(catalogue).AsSpan(sizeof(uint) + DigestLength)));

    private static CatalogueReading Failed(string path, string message) => new(Catalogue.Empty,
    [
        new Problem("catalogue-unreadable", ProblemSeverity.Error, message)
        {
            Path = path, Hint = "install the program again; it brings this file with it",
        },
    ]);
}

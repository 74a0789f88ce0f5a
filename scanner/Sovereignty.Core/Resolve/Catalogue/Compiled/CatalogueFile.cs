using System.Buffers.Binary;
using System.IO.Hashing;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// The compiled catalogue: one file that is opened at every start, where reading the YAML would cost hundreds of milliseconds. Entries and
/// names are searched where they lie. It belongs to the program that it was built with; there is no reading of other versions. Layout: magic
/// (4 bytes), checksum over all that follows (8), SHA-256 over all that follows that (32), where the sections start, the sections.
/// </summary>
public static class CatalogueFile
{
    /// <summary>The file's name beside the program.</summary>
    public const string Name = "catalogue.bin";

    internal const uint Magic = 0x32564F53; // "SOV2"
    internal const int DigestAt = sizeof(uint) + sizeof(ulong);
    internal const int DigestLength = 32;
    internal const int HeaderLength = DigestAt + DigestLength;
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
            return new CatalogueReading(Open(bytes), []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(path, "the compiled catalogue cannot be read");
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IndexOutOfRangeException)
        {
            return Failed(path, "the compiled catalogue is damaged or belongs to another version");
        }
    }

    /// <summary>The compiled form. The same entries give the same bytes.</summary>
    public static byte[] Encode(Catalogue catalogue) => catalogue.Bytes;

    /// <summary>Compiles entries; an entry stands under its own id.</summary>
    public static Catalogue Compile(CatalogueContent content) => new(new CatalogueEncoder().Write(content));

    // Told apart from a damaged file here, since entries are read long after: cheap where a cryptographic digest would cost more than all else.
    internal static ulong Checksum(ReadOnlySpan<byte> bytes) => XxHash64.HashToUInt64(bytes[DigestAt..]);

    private static Catalogue Open(byte[] bytes) =>
        bytes.Length > HeaderLength && BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(sizeof(uint))) == Checksum(bytes)
            ? new Catalogue(bytes) : throw new InvalidDataException("no catalogue");

    private static CatalogueReading Failed(string path, string message) => new(Catalogue.Empty,
    [
        new Problem("catalogue-unreadable", ProblemSeverity.Error, message)
        {
            Path = path, Hint = "install the program again; it brings this file with it",
        },
    ]);
}

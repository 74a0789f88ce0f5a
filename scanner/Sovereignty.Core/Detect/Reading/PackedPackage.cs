using System.IO.Compression;
using System.Runtime.InteropServices;
using Sovereignty.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>A package file that is a zip archive: one of its files describes it.</summary>
internal static class PackedPackage
{
    private const int LargestText = 4 * 1024 * 1024;
    private const int MostEntries = 100_000;
    private const int LargestLicence = 64 * 1024;

    /// <summary>A stream over bytes, without copying them where that can be.</summary>
    public static MemoryStream Open(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    /// <summary>Unpacks the one file that describes the package; null, and told, when there is none or the archive is broken.</summary>
    /// <param name="input">The package.</param>
    /// <param name="isMeant">Tells the file by its path.</param>
    /// <param name="found">Gets the problem.</param>
    public static byte[]? Describing(DetectorInput input, Func<string, bool> isMeant, Detection found)
    {
        if (input.IsEmpty) return null;
        try
        {
            using var zip = new ZipArchive(input.Open(), ZipArchiveMode.Read);
            if (zip.Entries.Take(MostEntries).FirstOrDefault(e => isMeant(e.FullName)) is { } entry)
            {
                using var from = entry.Open();
                return ReadAll(from) ?? throw new InvalidDataException("its description is too large");
            }

            found.Problem("file-malformed", "the package holds no description of itself", 0, "nothing is said about it");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            found.Problem("file-malformed", $"the package cannot be read: {Reason.Of(e)}", 0, "get the file again if it was cut on its way");
        }

        return null;
    }

    /// <summary>The licence file of a package; null where none lies at its top, in META-INF or beside its description.</summary>
    public static (string Path, byte[] Bytes)? LicenceFile(DetectorInput input)
    {
        try
        {
            using var zip = new ZipArchive(input.Open(), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Take(MostEntries))
            {
                if (!IsLicence(entry)) continue;
                using var from = entry.Open();
                return ReadAll(from) is { } bytes ? (entry.FullName, bytes) : null;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            // Its description was read; that it has no licence file is no mistake.
        }

        return null;
    }

    /// <summary>Whether an entry is the licence file of the package itself.</summary>
    public static bool IsLicence(ZipArchiveEntry entry)
    {
        var folder = entry.FullName.LastIndexOf('/') is >= 0 and var slash ? entry.FullName[..slash] : "";
        return entry.Length is > 0 and <= LargestLicence && (folder is "" or "META-INF" or "EGG-INFO" || folder.EndsWith(".dist-info", StringComparison.Ordinal) || folder.EndsWith(".dist-info/licenses", StringComparison.Ordinal))
            && !entry.Name.StartsWith("NOTICE", StringComparison.OrdinalIgnoreCase) && Licences.LicenceFile.Wants(entry.Name);
    }

    /// <summary>A stream to its end; null when it is larger than a description can be.</summary>
    public static byte[]? ReadAll(Stream from)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = from.Read(buffer, 0, buffer.Length)) > 0)
        {
            text.Write(buffer, 0, count);
            if (text.Length > LargestText) return null;
        }

        return text.ToArray();
    }
}

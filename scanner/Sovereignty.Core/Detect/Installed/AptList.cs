using System.IO.Compression;

namespace Sovereignty.Detect.Installed;

/// <summary>Who a repository of apt says it is of, in its <c>Release</c> file. Source: Debian repository format.</summary>
/// <param name="Origin">Its origin, or null where it states none.</param>
internal sealed record AptRelease(string? Origin)
{
    /// <summary>Reads the file, signed in itself or not.</summary>
    public static AptRelease Read(ReadOnlyMemory<byte> bytes)
    {
        var control = new ControlFile(bytes.Span[..Math.Min(bytes.Length, 16 * 1024)], ["Origin"]);
        // The first paragraph of a signed file is that of the signature.
        for (var i = 0; i < 2 && control.Next(); i++)
        {
            if (control[0] is { Length: > 0 and < 200 } origin) return new AptRelease(origin);
        }

        return new AptRelease((string?)null);
    }
}

/// <summary>The packages that a repository of apt offers, as apt keeps its list: which version lies where.</summary>
/// <param name="Files">Where each lies below the repository's address, by name, version and architecture.</param>
internal sealed record AptList(IReadOnlyDictionary<(string Name, string Version, string Architecture), string> Files)
{
    private const int MostBytes = 128 * 1024 * 1024;
    private const int MostPackages = 200_000;

    /// <summary>Reads the list; what is broken ends the reading.</summary>
    public static AptList Read(ReadOnlyMemory<byte> bytes)
    {
        var files = new Dictionary<(string, string, string), string>();
        var control = new ControlFile(Unpacked(bytes).Span, ["Package", "Version", "Architecture", "Filename"]);
        while (files.Count < MostPackages && control.Next())
        {
            if (control[0] is { Length: > 0 and < 300 } name && control[1] is { Length: > 0 } version) files.TryAdd((name, version, control[2] ?? ""), control[3] ?? "");
        }

        return new AptList(files);
    }

    private static ReadOnlyMemory<byte> Unpacked(ReadOnlyMemory<byte> bytes)
    {
        if (Lz4Frame.Is(bytes.Span)) return Lz4Frame.Unpack(bytes.Span, MostBytes);
        if (!bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return bytes;
        var kept = new MemoryStream();
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (var read = unpacked.Read(buffer); read > 0 && kept.Length < MostBytes; read = unpacked.Read(buffer)) kept.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // What came before stands.
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}

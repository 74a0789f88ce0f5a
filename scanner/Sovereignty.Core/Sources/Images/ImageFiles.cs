using System.Text.Json;
using Sovereignty.Sources.Archives;

namespace Sovereignty.Sources.Images;

/// <summary>
/// The files that make up an image outside of a registry: an OCI image layout, as a folder or as an archive, or what <c>docker save</c> writes.
/// Source: OCI image specification, "OCI Image Layout"; Docker Engine API, "ImageGet".
/// </summary>
/// <param name="find">A file by its path; null when there is none.</param>
internal sealed class ImageFiles(Func<string, Content?> find)
{
    private const int LargestDocument = 16 * 1024 * 1024;
    private const string Index = "index.json";
    private const string Manifest = "manifest.json";

    /// <summary>Whether a folder is an OCI image layout.</summary>
    public static bool IsLayout(string folder) => File.Exists(Path.Combine(folder, "oci-layout")) && File.Exists(Path.Combine(folder, Index));

    /// <summary>Whether a file of an archive may be a part of an image, by its path: kept whatever its size, should the archive turn out to be one.</summary>
    public static bool IsPart(string path)
    {
        if (path is Index or Manifest or "oci-layout" or "repositories" || path.StartsWith("blobs/sha", StringComparison.Ordinal)) return true;
        if (path.EndsWith("/layer.tar", StringComparison.Ordinal)) return path.AsSpan().Count('/') == 1;
        return path.Length is > 40 and < 100 && !path.Contains('/', StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(path).All(c => char.IsAsciiHexDigitLower(c) || c is '.' or 's' or 'h' or ':');
    }

    /// <summary>The image in an unpacked tree; null when it holds none.</summary>
    public static ImageFiles? In(VirtualTree tree)
    {
        var files = new ImageFiles(path => tree.Find(path)?.Content);
        return files.HasIndex || files.HasManifest ? files : null;
    }

    /// <summary>Whether there is an index as OCI layouts have it.</summary>
    public bool HasIndex => find("oci-layout") is not null && find(Index) is not null;

    /// <summary>Whether there is a list of images as <c>docker save</c> writes it.</summary>
    public bool HasManifest => Document(Manifest) is { RootElement: { ValueKind: JsonValueKind.Array } list } && list.GetArrayLength() > 0
        && list[0].ValueKind == JsonValueKind.Object && list[0].TryGetProperty("Layers", out _) && list[0].TryGetProperty("Config", out _);

    /// <summary>The index of an OCI layout.</summary>
    public JsonDocument? ReadIndex() => Document(Index);

    /// <summary>The list of <c>docker save</c>.</summary>
    public JsonDocument? ReadManifest() => Document(Manifest);

    /// <summary>A file by its path.</summary>
    public Content? At(string path) => find(path);

    /// <summary>A blob by its digest (<c>sha256:…</c>); null when the digest is none or the blob is missing.</summary>
    public Content? Blob(string? digest) => BlobPath(digest) is { } path ? find(path) : null;

    /// <summary>Where a blob lies; null for what is no digest.</summary>
    public static string? BlobPath(string? digest)
    {
        if (digest is null || digest.IndexOf(':', StringComparison.Ordinal) is var colon && colon is not (6 or 7)) return null;
        var (algorithm, hex) = (digest[..colon], digest[(colon + 1)..]);
        return algorithm is "sha256" or "sha384" or "sha512" && hex.Length is >= 64 and <= 128 && hex.All(char.IsAsciiHexDigitLower) ? $"blobs/{algorithm}/{hex}" : null;
    }

    /// <summary>A JSON document by its path; null when it is missing, too large or malformed.</summary>
    public JsonDocument? Document(string path) => Bytes(find(path)) is { } bytes ? Parse(bytes) : null;

    /// <summary>The bytes of a document; null when it is missing or too large.</summary>
    public static byte[]? Bytes(Content? content)
    {
        if (content is not { Length: <= LargestDocument } found) return null;
        var bytes = new byte[found.Length];
        return bytes[..found.Read(bytes, 0)];
    }

    /// <summary>Parses a document; null when it is malformed.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

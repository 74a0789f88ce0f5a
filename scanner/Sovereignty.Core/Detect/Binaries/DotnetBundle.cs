using System.Collections.Immutable;
using System.IO.Compression;
using Sovereignty.Detect.NuGet;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// .NET programs published as a single file: the packages that the <c>deps.json</c> inside names; where there is none, the assemblies inside.
/// Nothing is run or unpacked to a disk. Source: dotnet/runtime, "Bundle" (HostModel) and design document "Single-file bundler".
/// </summary>
internal sealed class DotnetBundle : IDetector
{
    private const int LargestAssembly = 64 * 1024 * 1024;
    private const long MostUnpacked = 512L * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "binaries/dotnet-bundle";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.exe"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsPrograms => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (BundleManifest.Read(input.Bytes.Span) is not { } manifest) return;
        if (manifest.IsCut) found.Problem("file-malformed", "the list of what the single-file program holds is cut off", 0, "get the file again if it was cut on its way");
        if (manifest.Files.FirstOrDefault(f => f.Type == BundleManifest.DepsJson && f.Packed == 0) is { Size: > 0 } list)
        {
            DepsJson.Read(input.Bytes.Span.Slice((int)list.Offset, (int)list.Size), found, hasLines: false);
            return;
        }

        var left = MostUnpacked;
        foreach (var file in manifest.Files)
        {
            input.Stop.ThrowIfCancellationRequested();
            if (file.Type != BundleManifest.Assembly || !PortableExecutable.IsNamedLibrary(file.Path) || Unpack(input.Bytes, file, ref left) is not { } assembly) continue;
            PortableExecutable.Read(assembly, file.Path[(file.Path.LastIndexOf('/') + 1)..], found);
        }
    }

    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> bytes, in BundleManifest.Entry file, ref long left)
    {
        if (file.Packed == 0) return bytes.Slice((int)file.Offset, (int)file.Size);
        if (file.Size > LargestAssembly || file.Size > left) return null;
        left -= file.Size;
        var unpacked = new byte[file.Size];
        try
        {
            using var stream = new DeflateStream(PackedPackage.Open(bytes.Slice((int)file.Offset, (int)file.Packed)), CompressionMode.Decompress);
            return unpacked.AsMemory(0, stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

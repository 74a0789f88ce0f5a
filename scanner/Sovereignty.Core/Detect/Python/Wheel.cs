using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Python;

/// <summary>
/// <c>*.whl</c> and <c>*.egg</c>: a package as its metadata name it. Source: Python packaging, "Binary distribution format" and core metadata.
/// </summary>
internal sealed class Wheel : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/wheel";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.whl", "*.egg"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsStreams => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (PackedPackage.Describing(input, IsMetadata, found) is not { } metadata || InstalledPackage.Describe(metadata) is not { } component) return;
        if (component.Declared.Licence is null) found.LicenceInside(component.Purl, PackedPackage.LicenceFile(input));
        found.Add(component with { Line = 0, Declared = component.Declared with { Hashes = [input.Digest()] } });
    }

    private static bool IsMetadata(string path) =>
        path == "EGG-INFO/PKG-INFO" || (path.EndsWith(".dist-info/METADATA", StringComparison.Ordinal) && path.AsSpan().Count('/') == 1);
}

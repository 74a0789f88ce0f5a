using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary><c>etc/os-release</c> and <c>usr/lib/os-release</c>: the operating system itself. Source: freedesktop.org, os-release.</summary>
public sealed class OsRelease : IDetector
{
    /// <inheritdoc/>
    public string Name => "installed/os-release";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["etc/os-release", "usr/lib/os-release"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Installed;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var distribution = Distribution.Read(input.Bytes);
        if (distribution.Purl is not { } purl) return;
        found.Add(new DetectedComponent
        {
            Purl = purl, Kind = ComponentKind.OperatingSystem, Direct = true, Line = distribution.Line, Evidence = EvidenceKind.Installed,
        });
    }
}

using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Go;

/// <summary>
/// <c>go.sum</c>, only where the <c>go.mod</c> beside it does not list all modules (before Go 1.17) or there is none: it also keeps what is no longer
/// used. Of several versions of a module the last is taken, which is the highest. Source: Go modules reference, go.sum files.
/// </summary>
public sealed class GoSum : IDetector
{
    /// <inheritdoc/>
    public string Name => "go/go-sum";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["go.sum"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var manifest = input.Neighbour(RootedPath.In(input.Folder, "go.mod"), GoModFile.Parse);
        if (manifest is { IsComplete: true }) return;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var require in manifest?.Requires ?? []) named.Add(require.Module);
        var last = new Dictionary<string, (string Version, int Line)>(StringComparer.Ordinal);
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            var line = lines.Current;
            var first = line.IndexOf((byte)' ');
            var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)' ');
            if (first <= 0 || second <= 0) continue;
            var version = line.Slice(first + 1, second);

            // "/go.mod" stands for the module's go.mod alone, which was looked at to choose versions.
            if (version.EndsWith("/go.mod"u8) || version[0] != 'v') continue;
            last[Encoding.UTF8.GetString(line[..first])] = (Encoding.UTF8.GetString(version), lines.Number);
        }

        foreach (var (module, (version, line)) in last)
        {
            if (!named.Contains(module) && GoModules.Purl(module, version) is { } purl) found.Add(new DetectedComponent { Purl = purl, Direct = manifest is null ? null : false, Line = line });
        }
    }
}

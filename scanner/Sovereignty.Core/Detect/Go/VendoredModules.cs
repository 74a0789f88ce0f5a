using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Go;

/// <summary><c>vendor/modules.txt</c>: the modules copied into a repository. Source: Go modules reference, vendoring.</summary>
public sealed class VendoredModules : IDetector
{
    /// <inheritdoc/>
    public string Name => "go/vendored-modules";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["vendor/modules.txt"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (lines.Next())
        {
            if (!lines.Current.StartsWith("# "u8)) continue;

            // "# module v1.0.0", "# module v1.0.0 => other v2.0.0", "# module v1.0.0 => ./folder".
            var words = Encoding.UTF8.GetString(lines.Current[2..]).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var arrow = Array.IndexOf(words, "=>");
            var target = arrow < 0 ? words : words[(arrow + 1)..];
            if (target.Length < 2 || target[1][0] != 'v' || !seen.Add($"{target[0]}@{target[1]}")) continue;
            if (GoModules.Purl(target[0], target[1]) is { } purl) found.Add(new DetectedComponent { Purl = purl, Line = lines.Number, Evidence = EvidenceKind.Installed });
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Haskell;

/// <summary><c>cabal.project.freeze</c>: exact versions of all packages, the compiler's own included; flags are passed over. Source: Cabal user guide, "cabal freeze".</summary>
internal sealed class CabalFreeze : IDetector
{
    /// <inheritdoc/>
    public string Name => "haskell/cabal-freeze";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["cabal.project.freeze"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            if (lines.Current.Length > 100_000) continue;
            foreach (var part in Encoding.UTF8.GetString(lines.Current).Split(','))
            {
                var text = part.Trim();
                if (text.StartsWith("constraints:", StringComparison.Ordinal)) text = text[12..].TrimStart();
                var equals = text.IndexOf("==", StringComparison.Ordinal);
                if (equals <= 0) continue;
                var name = text[..equals].Trim();
                if (name.StartsWith("any.", StringComparison.Ordinal)) name = name[4..];
                var version = text[(equals + 2)..].Trim();
                if (name.Length is 0 or > 200 || name.Contains(' ', StringComparison.Ordinal) || version.Length is 0 or > 100 || version.Contains(' ', StringComparison.Ordinal) || version.EndsWith('*')) continue;
                found.Add(new DetectedComponent { Purl = PackageUrl.Create("hackage", null, name, version), Line = lines.Number });
            }
        }
    }
}

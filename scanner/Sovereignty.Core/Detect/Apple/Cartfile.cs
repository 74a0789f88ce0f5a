using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary><c>Cartfile</c> of Carthage: <c>github "owner/name" ~&gt; 1.0</c>, <c>git "address" "branch"</c>, <c>binary "address" == 1.0</c>. Source: Carthage, "Artifacts".</summary>
internal sealed class Cartfile : IDetector
{
    /// <inheritdoc/>
    public string Name => "apple/cartfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Cartfile", "Cartfile.private"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            var line = lines.Current.Trim(" \t"u8);
            if (line.Length is 0 or > 4000 || line[0] == '#') continue;
            var text = Encoding.UTF8.GetString(line);
            if (text.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment) text = text[..comment];
            var parts = text.Split('"', 3);
            if (parts.Length < 3) continue;
            var range = parts[2].Trim().Trim('"');
            var exact = range.StartsWith("== ", StringComparison.Ordinal) ? range[3..].Trim() : null;
            if (CartfileResolved.Purl(parts[0].Trim(), parts[1], exact) is not { } purl) continue;
            found.Add(new DetectedComponent
            {
                Purl = purl, Requested = range.Length > 0 ? range : null, Direct = true, Line = lines.Number, Evidence = EvidenceKind.Declared,
                Scope = input.FileName == "Cartfile.private" ? Scope.Development : Scope.Runtime,
            });
        }
    }
}

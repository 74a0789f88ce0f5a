using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Installed;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.R;

/// <summary>
/// <c>DESCRIPTION</c> of R: what a package or project asks for, or, where it was built, the installed package itself with its licence and author.
/// Source: "Writing R Extensions", 1.1.1.
/// </summary>
internal sealed class RDescription : IDetector
{
    private static readonly string[] Fields = ["Package", "Version", "License", "Built", "biocViews", "Maintainer", "Type"];

    /// <inheritdoc/>
    public string Name => "r/description";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["DESCRIPTION"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = new ControlFile(input.Utf8, Fields);
        if (!file.Next() || file[0] is not { Length: > 0 and < 200 } name || (file[1] is null && file[6] is null)) return;
        var type = file[4] is null ? "cran" : "bioconductor";
        if (file[3] is not null)
        {
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create(type, null, name, file[1]), Line = file.Line, Evidence = EvidenceKind.Installed, Declared = new Declarations { Licence = file[2], Maker = file[5]?.ReplaceLineEndings(" ") },
            });
            return;
        }

        found.Project(PackageUrl.Create(type, null, name, file[1]), file[2]);
        ReadNeeds(input, found);
    }

    private static void ReadNeeds(DetectorInput input, Detection found)
    {
        Scope? scope = null;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var line = lines.Current;
            if (line.Length is 0 or > 64 * 1024) continue;
            var colon = line.IndexOf((byte)':');
            if (line[0] is not ((byte)' ' or (byte)'\t'))
            {
                scope = colon < 0 ? null : Encoding.UTF8.GetString(line[..colon]) switch
                {
                    "Depends" or "Imports" or "LinkingTo" => Scope.Runtime, "Suggests" => Scope.Development, "Enhances" => Scope.Optional, _ => null,
                };
                line = line[(colon + 1)..];
            }

            if (scope is null) continue;
            foreach (var entry in Encoding.UTF8.GetString(line).Split(','))
            {
                if (Component(entry.Trim(), scope.Value, lines.Number) is { } component) found.Add(component);
            }
        }
    }

    // "dplyr (>= 1.1.0)"; R itself is what they run in, and no package.
    private static DetectedComponent? Component(string entry, Scope scope, int line)
    {
        var open = entry.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? entry : entry[..open]).Trim();
        if (name is "" or "R" || name.Length > 200 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_')) return null;
        var range = open < 0 ? null : entry[(open + 1)..].TrimEnd(')', ' ').Trim();
        return new DetectedComponent { Purl = PackageUrl.Create("cran", null, name), Requested = range is { Length: > 0 } ? range : null, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared };
    }
}

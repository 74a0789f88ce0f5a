using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary><c>Brewfile</c>: the formulas, casks and extensions that Homebrew installs for a project, without versions. Source: Homebrew documentation, "brew bundle and Brewfile".</summary>
internal sealed class Brewfile : IDetector
{
    private const int LongestLine = 1000;

    /// <inheritdoc/>
    public string Name => "tools/brewfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Brewfile"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            if (lines.Current.Length > LongestLine) continue;
            var line = Encoding.UTF8.GetString(lines.Current).Trim();
            if (Named(line, "brew ") is { } formula) Add(found, formula, "homebrew/core", lines.Number);
            else if (Named(line, "cask ") is { } cask) Add(found, cask, "homebrew/cask", lines.Number);
        }
    }

    // The file is Ruby: only what a literal names is known without running it.
    private static string? Named(string line, string word)
    {
        if (!line.StartsWith(word, StringComparison.Ordinal)) return null;
        var rest = line.AsSpan(word.Length).Trim();
        if (rest.Length < 3 || rest[0] is not ('"' or '\'')) return null;
        var end = rest[1..].IndexOf(rest[0]);
        return end > 0 && !rest.Slice(1, end).Contains("#{", StringComparison.Ordinal) ? rest.Slice(1, end).ToString() : null;
    }

    // "owner/tap/name" is from a tap; "name@7.2" is a formula's own name, not a version.
    private static void Add(Detection found, string name, string tap, int line)
    {
        var slash = name.LastIndexOf('/');
        if (slash == name.Length - 1) return;
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("brew", slash > 0 ? name[..slash] : tap, name[(slash + 1)..], null),
            Direct = true,
            Scope = Scope.Development,
            Line = line,
        });
    }
}

using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary><c>paket.dependencies</c>: what a solution asks Paket for, by group. Source: Paket documentation, "The paket.dependencies file".</summary>
internal sealed class PaketDependencies : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/paket-dependencies";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["paket.dependencies"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var scope = Scope.Runtime;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (lines.Current.Length > 4000) continue;
            var words = Encoding.UTF8.GetString(lines.Current).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[0][0] == '#') continue;
            if (words[0].Equals("group", StringComparison.OrdinalIgnoreCase)) scope = PaketLock.ScopeOf(words[1]);
            else if (words[0] is "nuget" or "clitool") Add(words, words[0] == "clitool" ? Scope.Development : scope, lines.Number, found);
        }
    }

    // nuget Name, nuget Name 1.2, nuget Name ~> 1.2 restriction: …; a version alone is exact.
    private static void Add(string[] words, Scope scope, int line, Detection found)
    {
        if (!PackageReferences.IsName(words[1])) return;
        var range = string.Join(' ', words.Skip(2).TakeWhile(w => w[0] is '>' or '<' or '=' or '~' or '!' or '@' || char.IsAsciiDigit(w[0])));
        var text = range.TrimStart('=', '!', ' ');
        var exact = text.Length > 0 && char.IsAsciiDigit(text[0]) && !text.Contains(' ', StringComparison.Ordinal) ? text : null;
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("nuget", null, words[1], exact), Requested = range.Length == 0 ? null : range, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }
}

using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Detect.OCaml;

/// <summary>
/// <c>*.opam</c> of OCaml, and <c>*.opam.locked</c>, which fixes versions: what a package needs to run, to build, to be tested, and what it can use.
/// Source: opam manual, "File formats" and "opam lock".
/// </summary>
internal sealed class OpamFile : IDetector
{
    private const int LargestText = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "ocaml/opam";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.opam", "opam", "*.opam.locked"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText) return;
        var isLocked = input.FileName.EndsWith(".locked", StringComparison.Ordinal);
        var tokens = new OpamTokens(Encoding.UTF8.GetString(input.Utf8));
        var fileName = isLocked ? input.FileName[..^7] : input.FileName;
        string? name = fileName == "opam" ? null : fileName[..^5], version = null, licence = null;
        string field = "", word = "";
        var (depth, braces) = (0, 0);
        var entry = new Entry();
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (tokens.Kind)
            {
                case '[' or '(':
                    depth++;
                    break;
                case ']' or ')':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '{':
                    braces++;
                    break;
                case '}':
                    braces = Math.Max(0, braces - 1);
                    break;
                case 'w' when braces > 0:
                    entry.Filter.Append(tokens.Text).Append(' ');
                    break;
                case 'w':
                    word = tokens.Text;
                    break;
                case ':' when depth == 0 && braces == 0:
                    entry.AddTo(isLocked, found);
                    entry = new Entry();
                    field = word;
                    break;
                case '"' when braces > 0:
                    entry.Filter.Append('"').Append(tokens.Text).Append("\" ");
                    break;
                case '"' when field is "depends" or "depopts":
                    entry.AddTo(isLocked, found);
                    entry = new Entry { Name = tokens.Text, Line = tokens.Line, IsOptional = field == "depopts" };
                    break;
                case '"' when field == "name":
                    name = tokens.Text;
                    break;
                case '"' when field == "version":
                    version ??= tokens.Text;
                    break;
                case '"' when field == "license":
                    licence = licence is null ? tokens.Text : $"{licence} AND {tokens.Text}";
                    break;
                default:
                    break;
            }
        }

        entry.AddTo(isLocked, found);
        if (name is { Length: > 0 and < 200 }) found.Project(PackageUrl.Create("opam", null, name, version), licence);
    }

    private sealed class Entry
    {
        public string Name { get; init; } = "";

        public int Line { get; init; }

        public bool IsOptional { get; init; }

        /// <summary>What stands in braces behind the name: versions, and when it is needed.</summary>
        public StringBuilder Filter { get; } = new();

        public void AddTo(bool isLocked, Detection found)
        {
            if (Name.Length is 0 or > 200 || Name.Contains(' ', StringComparison.Ordinal)) return;
            var filter = Filter.ToString().Trim();
            var exact = Exact(filter);
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("opam", null, Name, exact), Requested = exact is null && filter.Contains('"', StringComparison.Ordinal) ? filter : null, Scope = ScopeOf(filter),
                // What a lock fixes holds what the packages need in turn, too.
                Direct = isLocked ? null : true, Line = Line, Evidence = isLocked && exact is not null ? EvidenceKind.Locked : EvidenceKind.Declared,
            });
        }

        // {= "1.2"}, {= "1.2" & with-test}; an alternative or a variable is none.
        private static string? Exact(string filter)
        {
            if (filter.Contains('|', StringComparison.Ordinal)) return null;
            var at = filter.IndexOf("= \"", StringComparison.Ordinal);
            if (at < 0 || (at > 0 && filter[at - 1] is '<' or '>' or '!')) return null;
            var end = filter.IndexOf('"', at + 3);
            return end <= at + 3 || filter.Count(c => c == '"') != 2 ? null : filter[(at + 3)..end];
        }

        private Scope ScopeOf(string filter)
        {
            if (IsOptional) return Scope.Optional;
            if (filter.Contains('|', StringComparison.Ordinal)) return Scope.Runtime;
            var words = filter.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Contains("with-test")) return Scope.Test;
            return words.Any(w => w is "build" or "with-doc" or "with-dev-setup" or "dev") ? Scope.Development : Scope.Runtime;
        }
    }
}

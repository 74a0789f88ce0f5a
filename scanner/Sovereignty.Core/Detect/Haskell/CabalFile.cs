using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Haskell;

/// <summary>
/// <c>*.cabal</c>: what a Haskell package asks for, by its components; what test suites and benchmarks need is marked so. Conditions are not
/// evaluated: what any branch names is listed. Source: Cabal user guide, "Package description".
/// </summary>
internal sealed class CabalFile : IDetector
{
    private const int LongestField = 64 * 1024;

    /// <inheritdoc/>
    public string Name => "haskell/cabal-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.cabal"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null, licence = null, field = null;
        var (scope, indent, line) = (Scope.Runtime, 0, 0);
        var value = new StringBuilder();
        var entries = new List<(string Text, Scope Scope, int Line)>();
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var column = lines.Current.IndexOfAnyExcept(" \t"u8);
            if (column < 0 || lines.Current.Length > LongestField) continue;
            var text = Encoding.UTF8.GetString(lines.Current[column..]).TrimEnd();
            if (text.StartsWith("--", StringComparison.Ordinal)) continue;
            if (field is not null && column > indent)
            {
                if (value.Length < LongestField) value.Append('\n').Append(text);
                continue;
            }

            End();
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && IsField(text.AsSpan(0, colon).TrimEnd()))
            {
                (field, indent, line) = (text[..colon].TrimEnd().ToLowerInvariant(), column, lines.Number);
                value.Append(text, colon + 1, text.Length - colon - 1);
            }
            else if (column == 0)
            {
                scope = text.Split(' ', '\t')[0].ToLowerInvariant() switch { "test-suite" or "benchmark" => Scope.Test, "custom-setup" => Scope.Development, _ => Scope.Runtime };
            }
        }

        End();
        if (!string.IsNullOrEmpty(name)) found.Project(PackageUrl.Create("hackage", null, name, version), licence);
        foreach (var (text, of, at) in entries)
        {
            if (Component(text, of, at) is { } component && component.Purl.Name != name) found.Add(component);
        }

        void End()
        {
            var text = value.ToString();
            value.Clear();
            switch (field)
            {
                case "name" when indent == 0: name = text.Trim(); break;
                case "version" when indent == 0: version = text.Trim(); break;
                case "license" when indent == 0: licence = text.Trim() is { Length: > 0 and < 300 } stated ? stated : null; break;
                case "build-depends": Gather(text, scope); break;
                case "setup-depends" or "build-tool-depends": Gather(text, scope == Scope.Test ? scope : Scope.Development); break;
            }

            field = null;
        }

        void Gather(string text, Scope of)
        {
            var at = line;
            foreach (var entry in Entries(text))
            {
                var lead = entry.Length - entry.TrimStart().Length;
                at += entry.AsSpan(0, lead).Count('\n');
                if (entry.Trim().Length > 0 && entries.Count < 20_000) entries.Add((entry.Trim(), of, at));
                at += entry.AsSpan(lead).Count('\n');
            }
        }
    }

    // By commas, but for those between braces.
    private static IEnumerable<string> Entries(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}') depth--;
            else if (text[i] == ',' && depth <= 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    // "name >=1 && <2", "name:{a, b} ^>= 1", "name:tool ==1.2.*"
    private static DetectedComponent? Component(string entry, Scope scope, int line)
    {
        var end = 0;
        while (end < entry.Length && (char.IsAsciiLetterOrDigit(entry[end]) || entry[end] == '-')) end++;
        if (end is 0 or > 200 || char.IsAsciiDigit(entry[0]) && entry.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0) return null;
        var rest = entry[end..].TrimStart();
        if (rest.StartsWith(':'))
        {
            var operators = rest.AsSpan().IndexOfAny("<>=^");
            rest = operators < 0 ? "" : rest[operators..];
        }

        var range = string.Join(' ', rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var exact = range.StartsWith("==", StringComparison.Ordinal) && range[2..].Trim() is { Length: > 0 } one && one.All(c => char.IsAsciiDigit(c) || c == '.') ? one : null;
        return new DetectedComponent
        {
            Purl = PackageUrl.Create("hackage", null, entry[..end], exact), Requested = range.Length > 0 ? range : null, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        };
    }

    private static bool IsField(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        }

        return !text.IsEmpty;
    }
}

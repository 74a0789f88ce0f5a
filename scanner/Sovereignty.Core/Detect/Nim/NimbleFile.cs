using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Nim;

/// <summary>
/// <c>*.nimble</c> of Nim: what a package asks for in <c>requires</c>, also within a task or a feature. The file is a program and is not run; only
/// its plain texts are read. No purl type stands for Nimble; packages of its index are generic, under <c>nimble</c>.
/// Source: Nimble documentation, "Creating packages" and "Package file".
/// </summary>
internal sealed class NimbleFile : IDetector
{
    private static readonly AsciiSet NotInNames = new(" <>=^~#[@");
    private static readonly AsciiSet NotInAddresses = new(" #@");

    /// <inheritdoc/>
    public string Name => "nim/nimble-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.nimble"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? version = null, licence = null;
        var lines = new Utf8Lines(input.Utf8);
        var goesOn = false;
        var scope = Scope.Runtime;
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var line = Encoding.UTF8.GetString(lines.Current).Trim();
            if (line.Length is 0 or > 10_000 || line[0] == '#') continue;
            var begins = BeginsWith(line, "requires") || BeginsWith(line, "taskRequires");
            if (begins) scope = BeginsWith(line, "taskRequires") ? Scope.Development : Scope.Runtime;
            if (begins || goesOn)
            {
                // "taskRequires" names its task first.
                var from = begins && scope == Scope.Development ? line.IndexOf(',', StringComparison.Ordinal) + 1 : 0;
                ReadTexts(line[from..], scope, lines.Number, found);
                var bare = WithoutComment(line);
                goesOn = bare.EndsWith(',') || bare.EndsWith('(');
                continue;
            }

            if (BeginsWith(line, "version")) version ??= FirstText(line);
            else if (BeginsWith(line, "license")) licence ??= FirstText(line);
        }

        var name = input.FileName[..^7];
        if (name.Length is > 0 and < 200) found.Project(NimbleNames.Purl(name, version), licence);
    }

    private static bool BeginsWith(string line, string word) => line.StartsWith(word, StringComparison.Ordinal) && line.Length > word.Length && (line[word.Length] is ' ' or '(' or '=' or '"' or '\t' or ':');

    private static void ReadTexts(string line, Scope scope, int number, Detection found)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '#') return;
            if (line[at] != '"') continue;
            var end = line.IndexOf('"', at + 1);
            if (end < 0) return;
            foreach (var one in line[(at + 1)..end].Split(',', StringSplitOptions.RemoveEmptyEntries)) Add(one.Trim(), scope, number, found);
            at = end;
        }
    }

    // "jester >= 0.4 & < 1.0", "chronos#head", "https://host/owner/name#v1", "name[feature] == 1.2".
    private static void Add(string text, Scope scope, int line, Detection found)
    {
        var end = text.AsSpan().IndexOfAny(text.Contains("://", StringComparison.Ordinal) ? NotInAddresses : NotInNames);
        var name = end < 0 ? text : text[..end];
        var range = end < 0 ? "" : text[end..].Trim();
        if (range.StartsWith('[')) range = range[(range.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim();
        var exact = range.StartsWith("==", StringComparison.Ordinal) && !range.Contains('&', StringComparison.Ordinal) ? range[2..].Trim() : null;
        var reference = range.StartsWith('#') || range.StartsWith('@') ? range[1..] : null;
        var purl = name.Contains("://", StringComparison.Ordinal) ? Repositories.Purl(name, exact ?? reference) : NimbleNames.Plain(name, exact);
        if (purl is null) return;
        found.Add(new DetectedComponent
        {
            Purl = purl, Requested = range.Length > 0 && purl.Version is null ? range : null, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }

    private static string? FirstText(string line)
    {
        var start = line.IndexOf('"', StringComparison.Ordinal);
        var end = start < 0 ? -1 : line.IndexOf('"', start + 1);
        return end < 0 ? null : line[(start + 1)..end];
    }

    private static string WithoutComment(string line)
    {
        var quote = line.LastIndexOf('"');
        var hash = line.IndexOf('#', Math.Max(0, quote));
        return (hash < 0 ? line : line[..hash]).TrimEnd();
    }
}

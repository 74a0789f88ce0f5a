using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Detect.Ruby;
using Sovereignty.Model;

namespace Sovereignty.Detect.Perl;

/// <summary>
/// <c>cpanfile</c>: the modules that a Perl project asks for. It is Perl, which is not run here: lines that name modules as texts are read, and the phases
/// around them. A module that a distribution of the <c>cpanfile.snapshot</c> beside it holds stands for that one. Source: Module::CPANfile, "cpanfile".
/// </summary>
internal sealed class CpanFile : IDetector
{
    private static readonly (string Word, Scope? Scope)[] Words =
    [
        ("requires", null), ("recommends", Scope.Optional), ("suggests", Scope.Optional), ("test_requires", Scope.Test), ("author_requires", Scope.Development),
        ("configure_requires", Scope.Development), ("build_requires", Scope.Development),
    ];

    /// <inheritdoc/>
    public string Name => "perl/cpanfile";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["cpanfile"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var snapshot = input.Neighbour(RootedPath.In(input.Folder, "cpanfile.snapshot"), CpanSnapshotFile.Parse);
        var blocks = new Stack<Scope?>();
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var raw = lines.Current.Trim(" \t"u8);
            if (raw.IsEmpty || raw[0] == '#' || raw.Length > 4096) continue;
            var line = Encoding.UTF8.GetString(raw);
            foreach (var (word, scope) in Words)
            {
                if (RubyText.Call(line, word) is { } arguments) Add(arguments, Phase(scope, blocks), lines.Number, snapshot, found);
            }

            if (line.EndsWith('{')) blocks.Push(RubyText.Call(line, "on") is { } phase ? PhaseOf(phase) : line.StartsWith("feature", StringComparison.Ordinal) ? Scope.Optional : null);
            else if (line[0] == '}' && blocks.Count > 0) blocks.Pop();
        }
    }

    private static void Add(string arguments, Scope scope, int line, CpanSnapshotFile? snapshot, Detection found)
    {
        var texts = RubyText.Texts(arguments.Replace("=>", ",", StringComparison.Ordinal));
        // A name in front of => needs no quotes.
        if (arguments.Length > 0 && (char.IsAsciiLetter(arguments[0]) || arguments[0] == '_') && arguments.IndexOf("=>", StringComparison.Ordinal) is > 0 and var arrow) texts.Insert(0, arguments[..arrow].Trim());
        if (texts is not [{ Length: > 0 and < 300 } module, ..] || module == "perl" || !module.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '\'')) return;
        var range = texts.Count > 1 && texts[1].Length > 0 && (char.IsAsciiDigit(texts[1][0]) || texts[1][0] is '<' or '>' or '=' or '!' or 'v') ? texts[1].Trim() : null;
        var exact = range?.StartsWith("==", StringComparison.Ordinal) == true && !range.Contains(',', StringComparison.Ordinal) ? range[2..].Trim() : null;
        found.Add(new DetectedComponent
        {
            Purl = snapshot?.HolderOf(module) is { } holder && snapshot.Distributions[holder].Purl() is { } locked ? locked : PackageUrl.Create("cpan", null, module, exact),
            Requested = range is null or "0" ? null : range.AsSpan().ContainsAny('<', '>', '=') ? range : $">={range}", Scope = scope, Direct = true, Line = line,
            Evidence = EvidenceKind.Declared,
        });
    }

    // What a block is for weighs more than the word, unless that says less.
    private static Scope Phase(Scope? word, Stack<Scope?> blocks)
    {
        var phase = word ?? Scope.Runtime;
        foreach (var block in blocks)
        {
            if (block is { } scope && scope < phase) phase = scope;
        }

        return phase;
    }

    private static Scope PhaseOf(string arguments) => RubyText.Texts(arguments.Replace("=>", ",", StringComparison.Ordinal)) is [var phase, ..]
        ? phase switch { "runtime" => Scope.Runtime, "test" => Scope.Test, _ => Scope.Development }
        : arguments.StartsWith("test", StringComparison.Ordinal) ? Scope.Test : arguments.StartsWith("runtime", StringComparison.Ordinal) ? Scope.Runtime : Scope.Development;
}

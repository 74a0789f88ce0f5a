using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Beam;

/// <summary>
/// <c>mix.exs</c>: what an Elixir project asks for. It is Elixir, which is not run here: the list that <c>deps</c> begins with is read.
/// Source: Mix documentation, <c>mix deps</c>.
/// </summary>
internal sealed class MixProject : IDetector
{
    /// <inheritdoc/>
    public string Name => "beam/mix-project";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["mix.exs"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Find(Term.Read(input.Utf8), input, found, 0);

    // def deps do [...] end; a module may define it anywhere.
    private static void Find(Term at, DetectorInput input, Detection found, int depth)
    {
        for (var i = 1; i + 2 < at.Items.Count; i++)
        {
            if (at.Items[i] is not { Kind: 'a', Text: "deps" } || at.Items[i - 1] is not { Kind: 'a', Text: "def" or "defp" }) continue;
            var list = at.At(i + 1, '[') ?? at.At(i + 2, '[');
            foreach (var entry in list?.Items ?? [])
            {
                input.Stop.ThrowIfCancellationRequested();
                if (entry.Kind == '{' && Component(entry) is { } component) found.Add(component);
            }
        }

        if (depth >= 4) return;
        foreach (var item in at.Items) Find(item, input, found, depth + 1);
    }

    // {:name, "~> 1.0", only: :test}, {:name, git: "address", tag: "1.0"}, {:name, path: "../name"}
    private static DetectedComponent? Component(Term entry)
    {
        if (entry.At(0, 'a') is not { Text.Length: > 0 } name || Option(entry, "path") is not null || Option(entry, "in_umbrella") is not null) return null;
        var requirement = entry.At(1, '"')?.Text;
        var address = Option(entry, "git")?.Text ?? (Option(entry, "github")?.Text is { } short_ ? $"https://github.com/{short_}" : null);
        var hex = Option(entry, "hex")?.Text is { Length: > 0 } other ? other : name.Text;
        var purl = address is null ? PackageUrl.Create("hex", null, hex, HexRange.Exact(requirement)) : Repositories.Purl(address, (Option(entry, "ref") ?? Option(entry, "tag"))?.Text);
        if (purl is null) return null;
        return new DetectedComponent { Purl = purl, Requested = requirement, Scope = ScopeOf(entry), Direct = true, Line = name.Line, Evidence = EvidenceKind.Declared };
    }

    private static Scope ScopeOf(Term entry)
    {
        var only = Option(entry, "only");
        var names = only is null ? [] : only.Kind == '[' ? only.Items.Select(i => i.Text).ToList() : [only.Text];
        if (names.Count > 0 && !names.Contains("prod")) return names.TrueForAll(n => n == "test") ? Scope.Test : Scope.Development;
        if (Option(entry, "runtime")?.Text == "false") return Scope.Development;
        return Option(entry, "optional")?.Text == "true" ? Scope.Optional : Scope.Runtime;
    }

    private static Term? Option(Term entry, string name)
    {
        for (var i = 1; i + 1 < entry.Items.Count; i++)
        {
            if (entry.Items[i] is { Kind: 'a' } key && key.Text == name) return entry.Items[i + 1];
        }

        return null;
    }
}

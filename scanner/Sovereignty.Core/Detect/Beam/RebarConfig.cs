using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Beam;

/// <summary><c>rebar.config</c>: what an Erlang project asks for, its profiles and plugins included. Source: Rebar3 documentation, "Dependencies".</summary>
internal sealed class RebarConfig : IDetector
{
    /// <inheritdoc/>
    public string Name => "beam/rebar-config";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["rebar.config"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        foreach (var term in Term.Read(input.Utf8).Items)
        {
            input.Stop.ThrowIfCancellationRequested();
            Read(term, Scope.Runtime, found);
            if (term.At(0, 'a')?.Text != "profiles") continue;
            foreach (var profile in term.At(1, '[')?.Items ?? [])
            {
                var scope = profile.At(0, 'a')?.Text switch { "prod" or "default" => Scope.Runtime, "test" => Scope.Test, _ => Scope.Development };
                foreach (var setting in profile.At(1, '[')?.Items ?? []) Read(setting, scope, found);
            }
        }
    }

    private static void Read(Term setting, Scope scope, Detection found)
    {
        var kind = setting.At(0, 'a')?.Text;
        if (kind is not ("deps" or "plugins" or "project_plugins")) return;
        if (kind != "deps" && scope == Scope.Runtime) scope = Scope.Development;
        foreach (var entry in setting.At(1, '[')?.Items ?? [])
        {
            if (Purl(entry, out var requested) is { } purl) found.Add(new DetectedComponent { Purl = purl, Requested = requested, Scope = scope, Direct = true, Line = entry.Line, Evidence = EvidenceKind.Declared });
        }
    }

    // name; {name, "1.0"}; {name, "~> 1.0", {pkg, other}}; {name, {git, "address", {tag, "1.0"}}}
    private static PackageUrl? Purl(Term entry, out string? requested)
    {
        requested = null;
        if (entry.Kind == 'a') return PackageUrl.Create("hex", null, entry.Text, null);
        if (entry.At(0, 'a') is not { Text.Length: > 0 } name) return null;
        requested = entry.At(1, '"')?.Text;
        var source = entry.Items.Find(i => i.Kind == '{');
        if (source?.At(0, 'a')?.Text is "git" or "git_subdir") return Repositories.Purl(source.At(1, '"')?.Text, source.At(2, '{')?.At(1, '"')?.Text);
        var hex = source?.At(0, 'a')?.Text == "pkg" ? source.At(1, 'a')?.Text ?? name.Text : name.Text;
        return source is null || source.At(0, 'a')?.Text == "pkg" ? PackageUrl.Create("hex", null, hex, HexRange.Exact(requested)) : null;
    }
}

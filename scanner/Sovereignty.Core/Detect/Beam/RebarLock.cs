using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Beam;

/// <summary><c>rebar.lock</c> of Erlang: packages of Hex and repositories; level 0 is direct. Source: Rebar3 documentation, "Dependencies", lock files.</summary>
internal sealed class RebarLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "beam/rebar-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["rebar.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var root = Term.Read(input.Utf8);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Term>();
        Gather(root, entries, hashes, 0);
        foreach (var entry in entries)
        {
            input.Stop.ThrowIfCancellationRequested();
            var source = entry.Items[1];
            bool? isDirect = entry.At(2, 'a') is { } level ? level.Text == "0" : null;
            if (source.At(0, 'a')?.Text == "pkg" && source.At(1, '"') is { Text.Length: > 0 } name && source.At(2, '"') is { } version)
            {
                found.Add(new DetectedComponent
                {
                    Purl = PackageUrl.Create("hex", null, name.Text, version.Text), Direct = isDirect, Line = entry.Line,
                    Declared = new Declarations { Hashes = Integrity.FromHex("sha256", hashes.GetValueOrDefault(entry.Items[0].Text)) },
                });
            }
            else if (source.At(0, 'a')?.Text is "git" or "git_subdir" or "hg" && Repositories.Purl(source.At(1, '"')?.Text, source.At(2, '{')?.At(1, '"')?.Text) is { } purl)
            {
                found.Add(new DetectedComponent { Purl = purl, Direct = isDirect, Line = entry.Line });
            }
        }
    }

    // {<<"app">>, {pkg, <<"name">>, <<"1.0">>}, 0} in a list, and {pkg_hash_ext, [{<<"app">>, <<"HEX">>}]} beside it.
    private static void Gather(Term at, List<Term> entries, Dictionary<string, string> hashes, int depth)
    {
        foreach (var item in at.Items)
        {
            if (item.Kind == '{' && item.At(0, '"') is not null && item.At(1, '{') is not null) entries.Add(item);
            else if (item.Kind == '{' && item.At(0, 'a')?.Text == "pkg_hash_ext" && item.At(1, '[') is { } list)
            {
                foreach (var pair in list.Items)
                {
                    if (pair.At(0, '"') is { } name && pair.At(1, '"') is { } hash) hashes[name.Text] = hash.Text;
                }
            }
            else if (depth < 3) Gather(item, entries, hashes, depth + 1);
        }
    }
}

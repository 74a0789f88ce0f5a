using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Beam;

/// <summary><c>mix.lock</c> of Elixir: packages of Hex with hashes and what they need, and repositories at a commit. Source: Mix documentation, "mix deps"; Hex, mix.lock.</summary>
internal sealed class MixLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "beam/mix-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["mix.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        var needs = new List<(int From, string To)>();
        // %{"app": {:hex, :name, "version", "hash", [:mix], [needs], "repo", "hash of the archive"}}
        foreach (var group in Term.Read(input.Utf8).Items)
        {
            for (var i = 0; i + 1 < group.Items.Count; i++)
            {
                input.Stop.ThrowIfCancellationRequested();
                if (group.At(i, '"') is not { } app || group.At(i + 1, '{') is not { } entry) continue;
                var handle = Add(entry, app, found);
                if (handle < 0) continue;
                handles[app.Text] = handle;
                if (entry.At(0, 'a')?.Text == "hex" && entry.At(5, '[') is { } list) needs.AddRange(list.Items.Where(n => n.At(0, 'a') is not null).Select(n => (handle, n.Items[0].Text)));
            }
        }

        foreach (var (from, to) in needs)
        {
            if (handles.TryGetValue(to, out var needed)) found.Edge(from, needed);
        }
    }

    private static int Add(Term entry, Term app, Detection found)
    {
        switch (entry.At(0, 'a')?.Text)
        {
            case "hex" when entry.At(1, 'a') is { Text.Length: > 0 } name && entry.At(2, '"') is { } version:
                // An archive of an organisation: "hexpm:organisation" is its repository.
                var repository = entry.At(6, '"')?.Text.Split(':');
                return found.Add(new DetectedComponent
                {
                    Purl = PackageUrl.Create("hex", repository is [_, { Length: > 0 } organisation] ? organisation : null, name.Text, version.Text),
                    Line = app.Line,
                    Declared = new Declarations { Hashes = Integrity.FromHex("sha256", entry.At(7, '"')?.Text) },
                });
            case "git" when Repositories.Purl(entry.At(1, '"')?.Text, entry.At(2, '"')?.Text) is { } purl:
                return found.Add(new DetectedComponent { Purl = purl, Line = app.Line, Declared = new Declarations { SourceUrl = Links.Public(entry.At(1, '"')?.Text) } });
            default:
                return -1;
        }
    }
}

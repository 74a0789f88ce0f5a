using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Perl;

/// <summary><c>cpanfile.snapshot</c> of Carton: distributions with their author, and which needs which by the modules they hold. Source: Carton documentation; purl type definition of cpan.</summary>
internal sealed class CpanSnapshot : IDetector
{
    /// <inheritdoc/>
    public string Name => "perl/cpanfile-snapshot";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["cpanfile.snapshot"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var distributions = new List<Distribution>();
        var holders = new Dictionary<string, int>(StringComparer.Ordinal);
        var part = "";
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var indent = lines.Current.IndexOfAnyExcept((byte)' ');
            if (indent <= 0 || lines.Current.Length > 4000) continue;
            var text = Encoding.UTF8.GetString(lines.Current[indent..]).TrimEnd();
            if (indent == 2) distributions.Add(new Distribution(text, lines.Number));
            else if (distributions.Count == 0) continue;
            else if (indent == 4)
            {
                part = text;
                if (text.StartsWith("pathname:", StringComparison.Ordinal)) distributions[^1].Path = text[9..].Trim();
            }
            else if (part.StartsWith("provides", StringComparison.Ordinal)) holders.TryAdd(text.Split(' ')[0], distributions.Count - 1);
            else if (part.StartsWith("requirements", StringComparison.Ordinal)) distributions[^1].Needs.Add(text.Split(' ')[0]);
        }

        var handles = new int[distributions.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = distributions[i].Purl() is { } purl ? found.Add(new DetectedComponent { Purl = purl, Line = distributions[i].Line }) : -1;
        }

        for (var i = 0; i < handles.Length; i++)
        {
            foreach (var module in distributions[i].Needs)
            {
                if (holders.TryGetValue(module, out var holder)) found.Edge(handles[i], handles[holder]);
            }
        }
    }

    private sealed record Distribution(string Id, int Line)
    {
        public string? Path { get; set; }

        public SortedSet<string> Needs { get; } = new(StringComparer.Ordinal);

        // Name-Of-It-1.23, under A/AU/AUTHOR/; one whose path is cut off could be of anybody.
        public PackageUrl? Purl()
        {
            var dash = Id.LastIndexOf('-');
            if (dash <= 0 || dash == Id.Length - 1 || Path?.Split('/') is not { } parts || !parts[^1].Contains('.', StringComparison.Ordinal)) return null;
            var author = parts is [_, _, { Length: > 0 } name, ..] ? name : null;
            var version = Id[(dash + 1)..];
            return PackageUrl.Create("cpan", author, Id[..dash], version.Length > 1 && version[0] == 'v' && !char.IsAsciiDigit(version[1]) ? null : version);
        }
    }
}

using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Perl;

/// <summary>What a <c>cpanfile.snapshot</c> says: distributions, and the modules that each holds.</summary>
internal sealed class CpanSnapshotFile
{
    private readonly List<Distribution> distributions = [];
    private readonly Dictionary<string, int> holders = new(StringComparer.Ordinal);

    /// <summary>The distributions, in the file's order.</summary>
    public IReadOnlyList<Distribution> Distributions => distributions;

    /// <summary>Which distribution holds a module, by its place; null where none does.</summary>
    public int? HolderOf(string module) => holders.TryGetValue(module, out var holder) ? holder : null;

    /// <summary>Reads a file; what is not understood is passed over.</summary>
    public static CpanSnapshotFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new CpanSnapshotFile();
        var (distributions, holders) = (file.distributions, file.holders);
        var part = "";
        var lines = new Utf8Lines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
        while (lines.Next())
        {
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

        return file;
    }

    /// <summary>One distribution.</summary>
    internal sealed record Distribution(string Id, int Line)
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

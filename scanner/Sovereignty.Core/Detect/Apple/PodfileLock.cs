using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary>
/// <c>Podfile.lock</c> of CocoaPods: pods and their subspecs, which are subpaths in the purl. Pods of a folder are the project's own.
/// Source: CocoaPods guides, "Using CocoaPods"; purl type definition of cocoapods.
/// </summary>
internal sealed class PodfileLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "apple/podfile-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Podfile.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var pods = new List<Pod>();
        var direct = new HashSet<string>(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        var sources = new Dictionary<string, (string? Address, string? Commit)>(StringComparer.Ordinal);
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (yaml.At(0))
            {
                case "PODS":
                    // "- Name (1.0)", or "- Name (1.0):" with a list of what it needs.
                    var text = yaml.Key == "-" ? yaml.Text() : yaml.Key;
                    if (text is null || yaml.Count < 2) break;
                    if (yaml.Is("PODS", "-") || yaml.Is("PODS", "-", "*") && yaml.Key != "-") pods.Add(Pod.Read(text, yaml.Line));
                    else if (pods.Count > 0) pods[^1].Needs.Add(Pod.Read(text, 0).Name);
                    break;
                case "DEPENDENCIES" when yaml.Count > 1 && yaml.Text() is { } wanted:
                    direct.Add(Pod.Read(wanted, 0).Name);
                    break;
                case "EXTERNAL SOURCES" when yaml.Count == 3 && (yaml.Key == ":path" || (yaml.Key == ":podspec" && yaml.Text()?.Contains("://", StringComparison.Ordinal) != true)):
                    own.Add(yaml.At(1));
                    break;
                case "EXTERNAL SOURCES" or "CHECKOUT OPTIONS" when yaml.Count == 3 && yaml.Key is ":git" or ":commit" or ":tag" && yaml.Text() is { } value:
                    var known = sources.GetValueOrDefault(yaml.At(1));
                    sources[yaml.At(1)] = yaml.Key == ":git" ? (value, known.Commit) : (known.Address, known.Commit ?? value);
                    break;
                case "SPEC CHECKSUMS" when yaml.Count == 2 && yaml.Text() is { } sum:
                    sums[yaml.Key] = sum;
                    break;
            }
        }

        Add(pods, direct, own, sources, sums, found);
    }

    private static void Add(
        List<Pod> pods, HashSet<string> direct, HashSet<string> own, Dictionary<string, (string? Address, string? Commit)> sources, Dictionary<string, string> sums, Detection found)
    {
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            var slash = pod.Name.IndexOf('/', StringComparison.Ordinal);
            var root = slash < 0 ? pod.Name : pod.Name[..slash];
            if (root.Length == 0) continue;
            var source = sources.GetValueOrDefault(root);
            handles[pod.Name] = found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("cocoapods", null, root, pod.Version, Repositories.Qualifier(source.Address, source.Commit), subpath: slash < 0 ? null : pod.Name[(slash + 1)..]),
                Own = own.Contains(root),
                Direct = direct.Count == 0 ? null : direct.Contains(pod.Name),
                Line = pod.Line,
                Declared = new Declarations { Hashes = Integrity.FromHex("sha1", sums.GetValueOrDefault(root)), SourceUrl = Links.Public(source.Address) },
            });
        }

        foreach (var pod in pods)
        {
            foreach (var needed in pod.Needs)
            {
                if (handles.TryGetValue(pod.Name, out var from) && handles.TryGetValue(needed, out var to)) found.Edge(from, to);
            }
        }
    }

    private sealed record Pod(string Name, string? Version, int Line)
    {
        public List<string> Needs { get; } = [];

        // "Name/Sub (1.0)", "Name (= 1.0)", "Name (from `../x`)"
        public static Pod Read(string text, int line)
        {
            var open = text.IndexOf(" (", StringComparison.Ordinal);
            if (open < 0) return new Pod(text.Trim(), null, line);
            var version = text[(open + 2)..].TrimEnd(')', ' ');
            return new Pod(text[..open].Trim(), version.Length is > 0 and < 100 && !version.Contains(' ', StringComparison.Ordinal) ? version : null, line);
        }
    }
}

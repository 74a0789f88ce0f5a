using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Nix;

/// <summary><c>flake.lock</c> of Nix: inputs at a commit with their hash, and which takes in which. Source: Nix manual, "nix flake", lock files.</summary>
internal sealed class FlakeLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "nix/flake-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["flake.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var nodes = new List<Node>();
        var root = "root";
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("root"u8)) root = json.Text() ?? root;
                else if (json.Name.SequenceEqual("nodes"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        var node = new Node { Name = json.NameText(), Line = json.Line };
                        nodes.Add(node);
                        Read(ref json, node);
                    }
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        Add(nodes, root, found);
    }

    private static void Read(ref JsonLines json, Node node)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("locked"u8) && json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.Text() is { } value) node.Locked[json.NameText()] = value;
                }
            }
            else if (json.Name.SequenceEqual("inputs"u8) && json.EnterObject())
            {
                // An input that follows another one is a list that leads there; it is that one's edge.
                while (json.NextProperty())
                {
                    if (json.Text() is { } input) node.Inputs.Add(input);
                }
            }
        }
    }

    private static void Add(List<Node> nodes, string root, Detection found)
    {
        var direct = nodes.Find(n => n.Name == root)?.Inputs.ToHashSet(StringComparer.Ordinal);
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (node.Name == root || node.Purl() is not { } purl) continue;
            handles[node.Name] = found.Add(new DetectedComponent
            {
                Purl = purl,
                Direct = direct is null ? null : direct.Contains(node.Name),
                Line = node.Line,
                Declared = new Declarations { Hashes = node.Locked.TryGetValue("narHash", out var hash) ? Integrity.FromSubresource(hash) : [] },
            });
        }

        foreach (var node in nodes)
        {
            if (!handles.TryGetValue(node.Name, out var from)) continue;
            foreach (var input in node.Inputs)
            {
                if (handles.TryGetValue(input, out var to)) found.Edge(from, to);
            }
        }
    }

    private sealed class Node
    {
        public required string Name { get; init; }

        public int Line { get; init; }

        public Dictionary<string, string> Locked { get; } = new(StringComparer.Ordinal);

        public List<string> Inputs { get; } = [];

        public PackageUrl? Purl()
        {
            var revision = Locked.GetValueOrDefault("rev");
            var type = Locked.GetValueOrDefault("type");
            if (type is "github" or "gitlab" && Locked.GetValueOrDefault("owner") is { Length: > 0 } owner && Locked.GetValueOrDefault("repo") is { Length: > 0 } name)
            {
                var host = Locked.GetValueOrDefault("host");
                var qualifiers = host is null ? null : new[] { KeyValuePair.Create("repository_url", $"https://{host}") };
                return PackageUrl.Create(type, Uri.UnescapeDataString(owner), name, revision, qualifiers);
            }

            if (type == "sourcehut") return Repositories.Purl($"https://git.sr.ht/{Locked.GetValueOrDefault("owner")}/{Locked.GetValueOrDefault("repo")}", revision);
            return type is "git" or "hg" or "tarball" ? Repositories.Purl(Locked.GetValueOrDefault("url"), revision) : null;
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// <c>kustomization.yaml</c>: images that are put in the place of others, charts, and resources of other repositories.
/// Source: Kustomize reference, "kustomization".
/// </summary>
internal sealed class Kustomization : IDetector
{
    /// <inheritdoc/>
    public string Name => "kubernetes/kustomization";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var entry = new Entry();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2)
            {
                entry.AddTo(found);
                entry = new Entry { List = yaml.At(0), Line = yaml.Line };
            }

            if (yaml.Count == 2 && yaml.Key == "-" && yaml.At(0) is "resources" or "bases" or "components" && yaml.Text() is { } resource) Resource(resource, yaml.Line, found);
            else if (yaml.Count == 3 && yaml.At(1) == "-" && yaml.Text() is { } value) entry.Values[yaml.Key] = value;
        }

        entry.AddTo(found);
    }

    // https://github.com/owner/name//folder?ref=v1, github.com/owner/name?ref=v1
    private static void Resource(string text, int line, Detection found)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var host = scheme < 0 ? text.Split('/')[0] : text[(scheme + 3)..].Split('/')[0];
        var isAddress = scheme > 0 || text.StartsWith("git@", StringComparison.Ordinal) || host is "github.com" or "gitlab.com" or "bitbucket.org";
        if (!isAddress || RepositoryAddress.Purl(text) is not { } purl) return;
        found.Add(new DetectedComponent { Purl = purl, Kind = ComponentKind.BuildPart, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }

    private sealed class Entry
    {
        public string List { get; init; } = "";

        public int Line { get; init; }

        public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

        public void AddTo(Detection found)
        {
            if (!Values.TryGetValue("name", out var name)) return;
            if (List == "images")
            {
                var text = Values.GetValueOrDefault("newName", name);
                if (Values.TryGetValue("newTag", out var tag)) text += ":" + tag;
                if (Values.TryGetValue("digest", out var digest)) text += "@" + digest;
                if (ImageName.Component(text, Line) is { } component) found.Add(component);
            }
            else if (List is "helmCharts" or "helmChartInflationGenerator")
            {
                var chart = new HelmNames { Name = name, Version = Values.GetValueOrDefault("version"), Repository = Values.GetValueOrDefault("repo"), Line = Line };
                if (chart.Component(EvidenceKind.Declared) is { } component) found.Add(component);
            }
        }
    }
}

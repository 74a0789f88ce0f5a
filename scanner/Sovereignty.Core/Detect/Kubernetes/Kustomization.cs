using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// <c>kustomization.yaml</c>: images that are put in the place of others, charts with the images that their values set here, and resources of other
/// repositories. Source: Kustomize reference, "kustomization", "HelmChartInflationGenerator".
/// </summary>
internal sealed class Kustomization : IDetector
{
    /// <inheritdoc/>
    public string Name => "kubernetes/kustomization";

    /// <inheritdoc/>
    public int Version => 2;

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
            else if (yaml.Count == 2 && yaml.Key == "-" && yaml.At(0) == "generators") Generator(yaml.Block(), yaml.Line, found);
            else if (yaml.Count == 3 && yaml.At(1) == "-" && yaml.Text() is { } value) entry.Set(yaml.Key, value, yaml.Line);
        }

        entry.AddTo(found);
        if (input.Utf8.IndexOf("valuesInline:"u8) >= 0) HelmValues.Read(input.Utf8, found, input.Stop, "valuesInline");
    }

    // A generator that is written out where others name a file.
    private static void Generator(ReadOnlySpan<byte> text, int before, Detection found)
    {
        if (text.IndexOf("HelmChartInflationGenerator"u8) < 0) return;
        var chart = new GeneratedChart();
        var yaml = new YamlPaths(text);
        while (yaml.Next())
        {
            if (yaml.Count == 1) chart.Set(yaml.Key, yaml.Text(), before + yaml.Line);
        }

        chart.AddTo(found);
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
        private readonly GeneratedChart chart = new();
        private string? name;
        private string? newName;
        private string? newTag;
        private string? digest;

        public string List { get; init; } = "";

        public int Line { get; init; }

        public void Set(string key, string value, int line)
        {
            if (List is "helmCharts" or "helmChartInflationGenerator") chart.Set(key, value, line);
            else if (key == "name") name = value;
            else if (key == "newName") newName = value;
            else if (key == "newTag") newTag = value;
            else if (key == "digest") digest = value;
        }

        public void AddTo(Detection found)
        {
            chart.AddTo(found);
            if (List != "images" || name is null) return;
            var text = newName ?? name;
            if (newTag is not null) text += ":" + newTag;
            if (digest is not null) text += "@" + digest;
            if (ImageName.Component(text, Line) is { } component) found.Add(component);
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// Manifests of Kubernetes: the images of containers and of custom resources that name one, and the charts of Argo CD applications and Flux
/// releases with the images that their values set, and those of Kustomize's generators. Any YAML file may be one; those without <c>apiVersion</c> and
/// <c>kind</c> are passed over. Source: Kubernetes API reference, "Container"; Argo CD, "Application Specification"; Flux, "HelmRelease".
/// </summary>
internal sealed class Manifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "kubernetes/manifest";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.yaml", "*.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var text = input.Utf8;
        if (text.IndexOf("apiVersion:"u8) < 0 || text.IndexOf("kind:"u8) < 0 || (text.IndexOf("image:"u8) < 0 && text.IndexOf("chart:"u8) < 0 && text.IndexOf("HelmChartInflationGenerator"u8) < 0)) return;
        var document = -1;
        var kind = "";
        HelmNames? chart = null;
        var generated = new GeneratedChart();
        var hasReleases = false;
        var yaml = new YamlPaths(text);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Document != document)
            {
                End(kind, chart, generated, found);
                (document, kind, chart, generated) = (yaml.Document, "", null, new GeneratedChart());
            }

            if (yaml.Is("kind")) hasReleases |= (kind = yaml.Text() ?? "") == "HelmRelease";
            else if (kind == "HelmRelease" && yaml.Has("values")) continue;
            else if (yaml.Key == "image" && yaml.Count > 1 && kind is not ("Kustomization" or "CustomResourceDefinition")) Image(ref yaml, found);
            else if (yaml.Count == 1) generated.Set(yaml.Key, yaml.Text(), yaml.Line);
            else if (kind is "Application" or "ApplicationSet" && yaml.Key == "values" && yaml.At(yaml.Count - 2) == "helm") HelmValues.Read(yaml.Block(), found, input.Stop, before: yaml.Line);
            else if (kind is "Application" or "ApplicationSet" or "HelmRelease" && yaml.Text() is { } value) ReadChart(ref yaml, kind, value, ref chart, found);
        }

        End(kind, chart, generated, found);
        if (hasReleases) HelmValues.Read(text, found, input.Stop, "values");
        if (text.IndexOf("valuesObject:"u8) >= 0) HelmValues.Read(text, found, input.Stop, "valuesObject");
    }

    private static void End(string kind, HelmNames? chart, GeneratedChart generated, Detection found)
    {
        Add(chart, found);
        if (kind == "HelmChartInflationGenerator") generated.AddTo(found);
    }

    // The schema of a custom resource, too, has keys called image; their values are maps. A label of that name is the writer's own.
    private static void Image(ref YamlPaths yaml, Detection found)
    {
        if (yaml.At(yaml.Count - 2) is "labels" or "annotations" or "matchLabels") return;
        var isContainer = yaml.Has("containers") || yaml.Has("initContainers") || yaml.Has("ephemeralContainers");
        if (yaml.Text() is not { } image || (!isContainer && !image.AsSpan().ContainsAny(':', '/'))) return;
        if (ImageName.Component(image, yaml.Line) is { } component) found.Add(component);
    }

    private static void ReadChart(ref YamlPaths yaml, string kind, string value, ref HelmNames? chart, Detection found)
    {
        if (kind == "HelmRelease")
        {
            if (yaml.Is("spec", "chart", "spec", "chart")) chart = new HelmNames { Name = value.Contains('/', StringComparison.Ordinal) ? null : value, Line = yaml.Line, Version = chart?.Version };
            else if (yaml.Is("spec", "chart", "spec", "version")) (chart ??= new HelmNames()).Version = value;
            return;
        }

        if (yaml.Count < 3 || (yaml.At(yaml.Count - 2) != "source" && !(yaml.Count > 3 && yaml.At(yaml.Count - 2) == "-" && yaml.At(yaml.Count - 3) == "sources"))) return;
        if (yaml.Key == "repoURL")
        {
            // With several sources, each begins with its repository as a rule; keys in another order are put together all the same.
            if (chart?.Repository is not null)
            {
                Add(chart, found);
                chart = null;
            }

            (chart ??= new HelmNames()).Repository = value.Contains("://", StringComparison.Ordinal) || value.Contains("{{", StringComparison.Ordinal) ? value : $"oci://{value}";
        }
        else if (yaml.Key == "chart") ((chart ??= new HelmNames()).Name, chart.Line) = (value, yaml.Line);
        else if (yaml.Key == "targetRevision") (chart ??= new HelmNames()).Version = value;
    }

    private static void Add(HelmNames? chart, Detection found)
    {
        if (chart?.Component(EvidenceKind.Declared) is { } component) found.Add(component);
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// <c>Chart.yaml</c> and <c>Chart.lock</c> of Helm, and <c>requirements.yaml</c> and <c>.lock</c> of charts of version 1: the charts that a chart
/// takes in, as ranges or locked. A chart in a folder beside it is the project's own. Source: Helm documentation, "Charts".
/// </summary>
internal sealed class HelmChart : IDetector
{
    /// <inheritdoc/>
    public string Name => "kubernetes/helm-chart";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Chart.yaml", "Chart.lock", "requirements.yaml", "requirements.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var isLock = input.FileName.EndsWith(".lock", StringComparison.Ordinal);
        if (input.FileName.StartsWith("requirements", StringComparison.Ordinal) && !IsChart(input)) return;
        var chart = new HelmNames();
        HelmNames? entry = null;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count == 1 || yaml.Is("dependencies", "-"))
            {
                if (entry?.Component(isLock ? EvidenceKind.Locked : EvidenceKind.Declared) is { } component) found.Add(component);
                entry = yaml.Count == 1 ? null : new HelmNames { Line = yaml.Line };
            }

            if (yaml.Is("name")) chart.Name = yaml.Text();
            else if (yaml.Is("version")) chart.Version = yaml.Text();
            else if (entry is not null && yaml.Begins("dependencies", "-", "*") && yaml.Count == 3) Set(entry, yaml.Key, yaml.Text(), yaml.Line);
        }

        if (entry?.Component(isLock ? EvidenceKind.Locked : EvidenceKind.Declared) is { } last) found.Add(last);
        if (!isLock && chart.Component(EvidenceKind.Declared) is { } own) found.Project(own.Purl);
    }

    private static void Set(HelmNames entry, string key, string? value, int line)
    {
        switch (key)
        {
            case "name":
                entry.Name = value;
                entry.Line = line;
                break;
            case "version":
                entry.Version = value;
                break;
            case "repository":
                entry.Repository = value;
                break;
            case "condition":
                entry.IsOptional = true;
                break;
        }
    }

    // Ansible and others have a requirements.yaml of their own.
    private static bool IsChart(DetectorInput input) => input.Resolve("Chart.yaml", out var path) && input.Neighbour(path, static _ => "") is not null;
}

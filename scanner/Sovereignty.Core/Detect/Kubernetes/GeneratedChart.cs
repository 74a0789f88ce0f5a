using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// A chart that Kustomize renders: an entry of <c>helmCharts</c>, of the older <c>helmChartInflationGenerator</c>, or a file of that kind. Source: Kustomize
/// reference, "HelmChartInflationGenerator".
/// </summary>
internal sealed class GeneratedChart
{
    private readonly HelmNames names = new();

    /// <summary>Takes a key in; those that say nothing of where the chart comes from are passed over.</summary>
    public void Set(string key, string? value, int line)
    {
        if (key is "name" or "chartName" && value is not null) (names.Name, names.Line) = (value, line);
        else if (key is "version" or "chartVersion") names.Version = value;
        else if (key is "repo" or "chartRepo" or "chartRepoUrl") names.Repository = value;
    }

    /// <summary>Hands the chart over. One without a repository lies in the project's own chart folder.</summary>
    public void AddTo(Detection found)
    {
        if (names.Component(EvidenceKind.Declared) is { } chart) found.Add(names.Repository is null && names.Version is null ? chart with { Own = true } : chart);
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// <c>helmfile.yaml</c>: the charts of its releases with the address of the repository that they name. Values that templates fill in stay open.
/// Source: Helmfile documentation, "Configuration".
/// </summary>
internal sealed class Helmfile : IDetector
{
    /// <inheritdoc/>
    public string Name => "kubernetes/helmfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["helmfile*.yaml", "helmfile*.yml", "helmfile*.gotmpl", "helmfile.d/*.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var repositories = new Dictionary<string, string>(StringComparer.Ordinal);
        var releases = new List<HelmNames>();
        HelmNames? release = null;
        string? name = null, url = null;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Is("repositories", "-")) (name, url) = (null, null);
            else if (yaml.Is("repositories", "-", "name")) name = yaml.Text();
            else if (yaml.Is("repositories", "-", "url")) url = yaml.Text();
            else if (yaml.Is("releases", "-")) releases.Add(release = new HelmNames());
            else if (yaml.Is("releases", "-", "chart") && release is not null) (release.Name, release.Line) = (yaml.Text(), yaml.Line);
            else if (yaml.Is("releases", "-", "version") && release is not null) release.Version = yaml.Text();
            if (name is not null && url is not null) repositories[name] = url;
        }

        foreach (var chart in releases)
        {
            if (chart.Name is not { Length: > 0 } text) continue;
            var slash = text.LastIndexOf('/');
            var before = slash < 0 ? "" : text[..slash];
            chart.Name = text[(slash + 1)..];
            chart.Repository = before.StartsWith('.') || before.StartsWith('/') ? "." : before.Contains("://", StringComparison.Ordinal) ? before : repositories.GetValueOrDefault(before);
            if (chart.Component(EvidenceKind.Declared) is { Own: false } component) found.Add(component);
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// <c>.gitlab-ci.yml</c>: images and services of jobs, and the projects and components that it includes; GitLab's own templates and files of the
/// repository are none. Variables are put in where the file itself sets them. Source: GitLab documentation, "CI/CD YAML syntax reference".
/// </summary>
internal sealed class GitLabPipeline : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/gitlab";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.gitlab-ci.yml", "*.gitlab-ci.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var images = new List<(string Text, int Line)>();
        var include = new Include();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count == 1 || yaml.Is("include", "-"))
            {
                include.AddTo(found);
                include = new Include();
            }

            if (yaml.Begins("variables", "*"))
            {
                if (yaml.Text() is { } value && (yaml.Count == 2 || yaml.Key == "value") && variables.Count < 1000) variables[yaml.At(1)] = value;
            }
            else if (yaml.At(0) == "include")
            {
                if (yaml.Key is "project" or "ref" or "component") include.Set(yaml.Key, yaml.Text(), yaml.Line);
            }
            else if (yaml.IsFlow)
            {
                ReadFlow(ref yaml, images);
            }
            else if (IsImage(ref yaml) && yaml.Text() is { } image)
            {
                images.Add((image, yaml.Line));
            }
        }

        include.AddTo(found);
        foreach (var (text, line) in images)
        {
            if (ImageName.Component(Variables.Expand(text, variables.GetValueOrDefault!), line, Scope.Development) is { } component) found.Add(component);
        }
    }

    // At the top, under default, or in a job: image: x; image: { name: x }; services: [x]; services: - name: x
    private static bool IsImage(ref YamlPaths yaml)
    {
        var from = yaml.Count > 1 && yaml.At(0) is not ("image" or "services") ? 1 : 0;
        var rest = yaml.Count - from;
        if (rest < 1) return false;
        if (yaml.At(from) == "image") return rest == 1 || (rest == 2 && yaml.Key == "name");
        return yaml.At(from) == "services" && ((rest == 2 && yaml.Key == "-") || (rest == 3 && yaml.Key == "name"));
    }

    private static void ReadFlow(ref YamlPaths yaml, List<(string Text, int Line)> images)
    {
        var isMap = yaml.Key == "image" || (yaml.Key == "-" && yaml.Has("services"));
        if (!isMap && yaml.Key != "services") return;
        var flow = yaml.Flow();
        while (flow.Next())
        {
            if (isMap ? flow.Key.SequenceEqual("name"u8) : flow.Key.IsEmpty)
            {
                if (flow.Text() is { } image) images.Add((image, yaml.Line));
            }
        }
    }

    private sealed class Include
    {
        private string? project;
        private string? reference;
        private string? component;
        private int line;

        public void Set(string key, string? value, int at)
        {
            if (key == "project") (project, line) = (value, at);
            else if (key == "ref") reference = value;
            else (component, line) = (value, at);
        }

        public void AddTo(Detection found)
        {
            if (Purl() is not { } purl) return;
            found.Add(new DetectedComponent { Purl = purl, Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
        }

        private PackageUrl? Purl()
        {
            if (project is { Length: > 2 and < 400 })
            {
                var slash = project.LastIndexOf('/');
                if (project.Contains('$', StringComparison.Ordinal) || slash <= 0 || slash == project.Length - 1) return null;
                return PackageUrl.Create("gitlab", project[..slash], project[(slash + 1)..], reference);
            }

            // host/group/project/component@version; the host may be $CI_SERVER_FQDN, which is the instance itself.
            if (component is not { Length: > 2 and < 400 }) return null;
            var at = component.IndexOf('@', StringComparison.Ordinal);
            var parts = (at < 0 ? component : component[..at]).Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 4 || parts[1..].Any(p => p.Contains('$', StringComparison.Ordinal))) return null;
            var qualifiers = parts[0] == "gitlab.com" || parts[0].StartsWith('$') ? null : new[] { KeyValuePair.Create("repository_url", $"https://{parts[0]}") };
            return PackageUrl.Create("gitlab", string.Join('/', parts[1..^2]), parts[^2], at < 0 ? null : component[(at + 1)..], qualifiers, parts[^1]);
        }
    }
}

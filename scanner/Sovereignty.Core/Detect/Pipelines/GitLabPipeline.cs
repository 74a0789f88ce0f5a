using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// <c>.gitlab-ci.yml</c> and the files of the tree that it includes: images and services of jobs, and the projects, components and remote files that it
/// takes in; GitLab's own templates are none. Variables are put in where one of the files sets them. Source: GitLab documentation, "CI/CD YAML syntax reference".
/// </summary>
internal sealed class GitLabPipeline : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/gitlab";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.gitlab-ci.yml", "*.gitlab-ci.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var images = new List<(string Text, int Line, string? Path)>();
        var files = new IncludedFiles(input, found);
        files.Read(input.Utf8, input.Path, (utf8, of) => Read(utf8, of, variables, images));
        foreach (var (text, line, path) in images)
        {
            found.Within = path;
            if (ImageName.Component(Variables.Expand(text, variables.GetValueOrDefault!), line, Scope.Development) is { } component) found.Add(component);
        }

        found.Within = null;
    }

    private static void Read(ReadOnlySpan<byte> utf8, IncludedFiles files, Dictionary<string, string> variables, List<(string Text, int Line, string? Path)> images)
    {
        var include = new GitLabInclude();
        var yaml = new YamlPaths(utf8);
        while (yaml.Next())
        {
            files.Stop.ThrowIfCancellationRequested();
            if (yaml.Count == 1 || yaml.Is("include", "-"))
            {
                include.AddTo(files);
                include = new GitLabInclude();
            }

            if (yaml.Begins("variables", "*"))
            {
                if (yaml.Text() is { } value && (yaml.Count == 2 || yaml.Key == "value") && variables.Count < 1000) variables.TryAdd(yaml.At(1), value);
            }
            else if (yaml.At(0) == "include")
            {
                ReadInclude(ref yaml, include, files);
            }
            else if (IsImage(ref yaml) && yaml.Text() is { } image)
            {
                images.Add((image, yaml.Line, files.Found.Within));
            }
        }

        include.AddTo(files);
    }

    // include: x, a map, or a list of texts and maps; what lies deeper (inputs, rules, several files of one project) is none.
    private static void ReadInclude(ref YamlPaths yaml, GitLabInclude include, IncludedFiles files)
    {
        if (yaml.Text() is not { } text) return;
        if (yaml.Count == 1 || yaml.Is("include", "-")) GitLabInclude.Of(text, yaml.Line).AddTo(files);
        else if (yaml.Count == 2 || (yaml.Count == 3 && yaml.At(1) == "-")) include.Set(yaml.Key, text, yaml.Line);
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
}

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
            else if (yaml.IsFlow)
            {
                ReadFlow(ref yaml, images, files.Found.Within);
            }
            else if (IsImage(ref yaml) && yaml.Text() is { } image)
            {
                images.Add((image, yaml.Line, files.Found.Within));
            }
        }

        include.AddTo(files);
    }

    // include: x; include: [x]; include: { local: x }; a list of texts, or of maps over several lines or on one.
    private static void ReadInclude(ref YamlPaths yaml, GitLabInclude include, IncludedFiles files)
    {
        if (yaml.IsFlow && yaml.Key is "include" or "-")
        {
            var flow = yaml.Flow();
            while (flow.Next())
            {
                if (flow.Text() is not { } part) continue;
                if (!flow.Key.IsEmpty) include.Set(System.Text.Encoding.UTF8.GetString(flow.Key), part, yaml.Line);
                else GitLabInclude.Of(part, yaml.Line).AddTo(files);
            }
        }
        else if (yaml.Text() is { } text)
        {
            if (yaml.Key is "include" or "-") GitLabInclude.Of(text, yaml.Line).AddTo(files);
            else include.Set(yaml.Key, text, yaml.Line);
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

    private static void ReadFlow(ref YamlPaths yaml, List<(string Text, int Line, string? Path)> images, string? path)
    {
        var isMap = yaml.Key == "image" || (yaml.Key == "-" && yaml.Has("services"));
        if (!isMap && yaml.Key != "services") return;
        var flow = yaml.Flow();
        while (flow.Next())
        {
            if (isMap ? flow.Key.SequenceEqual("name"u8) : flow.Key.IsEmpty)
            {
                if (flow.Text() is { } image) images.Add((image, yaml.Line, path));
            }
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// <c>azure-pipelines.yml</c>: tasks, images and the repositories of templates. No purl type stands for a task; it is generic, under
/// <c>azure-pipelines-task</c>. Source: Azure Pipelines documentation, "YAML schema reference".
/// </summary>
internal sealed class AzurePipeline : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/azure";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["azure-pipelines*.yml", "azure-pipelines*.yaml", ".azure-pipelines/*.yml", ".azuredevops/*.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var isGitHub = false;
        string? repository = null, reference = null;
        var line = 0;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2 || yaml.Is("resources", "repositories", "-"))
            {
                AddRepository(isGitHub, repository, reference, line, found);
                (isGitHub, repository, reference) = (false, null, null);
            }

            if (yaml.Begins("resources", "repositories", "-") && yaml.Count == 4)
            {
                if (yaml.Key == "type") isGitHub = yaml.Text() is "github" or "githubenterprise";
                else if (yaml.Key == "name") (repository, line) = (yaml.Text(), yaml.Line);
                else if (yaml.Key == "ref") reference = yaml.Text();
            }
            else if (yaml.Key == "task" && yaml.Count > 1 && yaml.Text() is { } task) AddTask(task, yaml.Line, found);
            else if (IsImage(ref yaml) && yaml.Text() is { } image && ImageName.Component(image, yaml.Line, Scope.Development) is { } component) found.Add(component);
        }

        AddRepository(isGitHub, repository, reference, line, found);
    }

    // container: name may be the alias of a container of the resources; those are texts without tag and registry.
    private static bool IsImage(ref YamlPaths yaml) =>
        yaml.Is("resources", "containers", "-", "image") || (yaml.Key == "image" && yaml.Count > 1 && yaml.At(yaml.Count - 2) == "container")
        || (yaml.Key == "container" && !yaml.Begins("resources") && yaml.Value.IndexOfAny((byte)':', (byte)'/') > 0);

    private static void AddTask(string task, int line, Detection found)
    {
        var at = task.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? task : task[..at];
        if (name.Length is 0 or > 200 || name.Contains('$', StringComparison.Ordinal)) return;
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("generic", "azure-pipelines-task", name, at < 0 ? null : task[(at + 1)..]),
            Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }

    private static void AddRepository(bool isGitHub, string? name, string? reference, int line, Detection found)
    {
        if (!isGitHub || name is null || name.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } repository]) return;
        var version = reference is null ? null : reference[(reference.LastIndexOf('/') + 1)..];
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("github", owner, repository, version), Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// <c>azure-pipelines.yml</c>: tasks, images and the repositories of templates, in the file and in the templates of the tree that it takes in. No purl
/// type stands for a task; it is generic, under <c>azure-pipelines-task</c>. Source: Azure Pipelines documentation, "YAML schema reference".
/// </summary>
internal sealed class AzurePipeline : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/azure";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["azure-pipelines*.yml", "azure-pipelines*.yaml", ".azure-pipelines/*.yml", ".azuredevops/*.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var files = new IncludedFiles(input, found);
        files.Read(input.Utf8, input.Path, Read);
    }

    private static void Read(ReadOnlySpan<byte> utf8, IncludedFiles files)
    {
        var found = files.Found;
        string? forge = null, repository = null, reference = null;
        var line = 0;
        var yaml = new YamlPaths(utf8);
        while (yaml.Next())
        {
            files.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2 || yaml.Is("resources", "repositories", "-"))
            {
                AddRepository(forge, repository, reference, line, found);
                (forge, repository, reference) = (null, null, null);
            }

            if (yaml.Begins("resources", "repositories", "-") && yaml.Count == 4)
            {
                if (yaml.Key == "type") forge = yaml.Text() switch { "github" or "githubenterprise" => "github", "bitbucket" => "bitbucket", _ => null };
                else if (yaml.Key == "name") (repository, line) = (yaml.Text(), yaml.Line);
                else if (yaml.Key == "ref") reference = yaml.Text();
            }
            else if (yaml.Key == "task" && yaml.Count > 1 && yaml.Text() is { } task) AddTask(task, yaml.Line, found);
            else if (yaml.Key == "template" && yaml.Text() is { } template) Include(template, files);
            else if (IsImage(ref yaml) && yaml.Text() is { } image && ImageName.Component(image, yaml.Line, Scope.Development) is { } component) found.Add(component);
        }

        AddRepository(forge, repository, reference, line, found);
    }

    // Beside the file that asks, or from the top of the repository; one of another repository has its alias behind an @.
    private static void Include(string template, IncludedFiles files)
    {
        if (template.Contains('@', StringComparison.Ordinal) && !template.EndsWith("@self", StringComparison.Ordinal)) return;
        var path = template.Split('@')[0];
        if (path.StartsWith('/')) files.FromRoot(path.TrimStart('/'));
        else files.Beside(path);
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

    private static void AddRepository(string? forge, string? name, string? reference, int line, Detection found)
    {
        if (forge is null || name is null || name.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } repository]) return;
        var version = reference is null ? null : reference[(reference.LastIndexOf('/') + 1)..];
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create(forge, owner, repository, version), Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }
}

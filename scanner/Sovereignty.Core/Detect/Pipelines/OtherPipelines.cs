using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>Pipelines of Woodpecker, Drone, Bitbucket and CircleCI: the images that steps run in, Bitbucket's pipes and CircleCI's orbs. Source: their documentation.</summary>
internal sealed class OtherPipelines : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/others";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames =>
        [".woodpecker.yml", ".woodpecker.yaml", ".woodpecker/*.yml", ".woodpecker/*.yaml", ".drone.yml", "bitbucket-pipelines.yml", ".circleci/config.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var isCircle = input.Folder.EndsWith(".circleci", StringComparison.Ordinal);
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Text() is not { } text) continue;
            if (isCircle && yaml.Is("orbs", "*")) AddOrb(text, yaml.Line, found);
            else if (yaml.Key == "pipe" && input.FileName == "bitbucket-pipelines.yml") AddPipe(text, yaml.Line, found);
            else if (isCircle ? yaml.Key == "image" && yaml.Has("docker") : IsImage(ref yaml))
            {
                if (ImageName.Component(text, yaml.Line, Scope.Development) is { } component) found.Add(component);
            }
        }
    }

    // image: x, or image: with name: x below it.
    private static bool IsImage(ref YamlPaths yaml) => yaml.Key == "image" || (yaml.Key == "name" && yaml.Count > 1 && yaml.At(yaml.Count - 2) == "image");

    // owner/name:1.0 is a repository of Bitbucket; docker://image:1.0 an image.
    private static void AddPipe(string pipe, int line, Detection found)
    {
        if (pipe.StartsWith("docker://", StringComparison.Ordinal))
        {
            if (ImageName.Component(pipe, line, Scope.Development) is { } image) found.Add(image);
            return;
        }

        var colon = pipe.LastIndexOf(':');
        if ((colon < 0 ? pipe : pipe[..colon]).Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } name, .. var folder] || pipe.Contains('$', StringComparison.Ordinal)) return;
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("bitbucket", owner, name, colon < 0 ? null : pipe[(colon + 1)..], subpath: folder.Length > 0 ? string.Join('/', folder) : null),
            Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }

    private static void AddOrb(string orb, int line, Detection found)
    {
        var at = orb.IndexOf('@', StringComparison.Ordinal);
        if ((at < 0 ? orb : orb[..at]).Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } name]) return;
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("generic", $"circleci-orb/{owner}", name, at < 0 ? null : orb[(at + 1)..]),
            Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// Workflows of GitHub, Forgejo and Gitea, and actions: the actions, workflows and images that they use, at the commit that <c>actions.lock</c> fixes.
/// Source: GitHub documentation, "Workflow syntax" and "Metadata syntax"; Forgejo documentation, "Actions".
/// </summary>
internal sealed class Workflows : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/workflows";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames =>
    [
        ".github/workflows/*.yml", ".github/workflows/*.yaml", ".forgejo/workflows/*.yml", ".forgejo/workflows/*.yaml", ".gitea/workflows/*.yml", ".gitea/workflows/*.yaml",
        "action.yml", "action.yaml",
    ];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var yaml = new YamlPaths(input.Utf8);
        var lines = new Utf8Lines(input.Utf8);
        ActionsLockFile? locked = null;
        var isLooked = false;
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Key == "uses" && yaml.Text() is { } uses)
            {
                while (lines.Number < yaml.Line && lines.Next())
                {
                }

                if (ActionNames.Component(uses, ActionNames.Release(lines.Current), yaml.Line) is not { } component) continue;
                if (!isLooked) (locked, isLooked) = (ActionsLockFile.Beside(input), true);
                found.Add(locked?.Lock(component) ?? component);
            }
            else if (IsImage(ref yaml) && yaml.Text() is { } image && ImageName.Component(image, yaml.Line, Scope.Development) is { } component)
            {
                found.Add(component);
            }
        }
    }

    private static bool IsImage(ref YamlPaths yaml) =>
        yaml.Is("jobs", "*", "container") || yaml.Is("jobs", "*", "container", "image") || yaml.Is("jobs", "*", "services", "*") || yaml.Is("jobs", "*", "services", "*", "image")
        || (yaml.Is("runs", "image") && !yaml.Value.EndsWith("Dockerfile"u8) && !yaml.Value.StartsWith("."u8) && !yaml.Value.EndsWith("Dockerfile\""u8) && !yaml.Value.EndsWith("Dockerfile'"u8));
}

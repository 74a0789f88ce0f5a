using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary><c>.pre-commit-config.yaml</c>: the repositories that hooks come from. Source: pre-commit documentation, "Adding pre-commit plugins".</summary>
internal sealed class PreCommit : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/pre-commit";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".pre-commit-config.yaml", ".pre-commit-config.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? address = null, version = null;
        var line = 0;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2)
            {
                Add(address, version, line, found);
                (address, version) = (null, null);
            }

            if (yaml.Is("repos", "-", "repo")) (address, line) = (yaml.Text(), yaml.Line);
            else if (yaml.Is("repos", "-", "rev")) version = yaml.Text();
        }

        Add(address, version, line, found);
    }

    private static void Add(string? address, string? version, int line, Detection found)
    {
        if (Repositories.Purl(address, version) is not { } purl) return;
        found.Add(new DetectedComponent { Purl = purl, Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }
}

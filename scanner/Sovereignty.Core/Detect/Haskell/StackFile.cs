using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Haskell;

/// <summary><c>stack.yaml</c>: the packages beside the snapshot, of Hackage or of repositories. Source: Stack documentation, "Package location".</summary>
internal sealed class StackFile : IDetector
{
    /// <inheritdoc/>
    public string Name => "haskell/stack-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["stack.yaml", "stack-*.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? address = null, commit = null;
        var line = 0;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2)
            {
                AddRepository(address, commit, line, found);
                (address, commit) = (null, null);
                if (yaml.Is("extra-deps", "-") && HackageNames.Split(yaml.Text()) is { } package) Add(PackageUrl.Create("hackage", null, package.Name, package.Version), yaml.Line, found);
            }
            else if (yaml.Begins("extra-deps", "-") && yaml.Count == 3)
            {
                if (yaml.Key == "git") (address, line) = (yaml.Text(), yaml.Line);
                else if (yaml.Key == "github" && yaml.Text() is { } name) (address, line) = ($"https://github.com/{name}", yaml.Line);
                else if (yaml.Key == "commit") commit = yaml.Text();
            }
        }

        AddRepository(address, commit, line, found);
    }

    private static void AddRepository(string? address, string? commit, int line, Detection found)
    {
        if (Repositories.Purl(address, commit) is { } purl) Add(purl, line, found);
    }

    private static void Add(PackageUrl purl, int line, Detection found) =>
        found.Add(new DetectedComponent { Purl = purl, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
}

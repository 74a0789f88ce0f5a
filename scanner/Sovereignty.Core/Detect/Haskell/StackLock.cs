using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Haskell;

/// <summary><c>stack.yaml.lock</c>: packages beside the snapshot, of Hackage or of repositories; what the snapshot itself holds is not in the file. Source: Stack documentation, "Lock files".</summary>
internal sealed class StackLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "haskell/stack-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["stack.yaml.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null, address = null, commit = null;
        var line = 0;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2)
            {
                Add(name, version, address, commit, line, found);
                (name, version, address, commit) = (null, null, null, null);
            }
            else if (yaml.Begins("packages", "-", "completed") && yaml.Count == 4)
            {
                if (yaml.Key == "hackage") (address, line) = (null, yaml.Line);
                if (yaml.Key == "hackage" && HackageNames.Split(yaml.Text()) is { } split) (name, version) = split;
                else if (yaml.Key == "name") (name, line) = (yaml.Text(), yaml.Line);
                else if (yaml.Key == "version") version = yaml.Text();
                else if (yaml.Key is "git" or "hg") (address, line) = (yaml.Text(), yaml.Line);
                else if (yaml.Key == "commit") commit = yaml.Text();
            }
        }

        Add(name, version, address, commit, line, found);
    }

    private static void Add(string? name, string? version, string? address, string? commit, int line, Detection found)
    {
        // A package of a repository has a name and version too, unless the file is cut short.
        var purl = string.IsNullOrEmpty(name) ? Repositories.Purl(address, commit) : PackageUrl.Create("hackage", null, name, version, Repositories.Qualifier(address, commit));
        var source = Links.Public(address);
        if (purl is not null) found.Add(new DetectedComponent { Purl = purl, Line = line, Declared = source is null ? Declarations.None : new Declarations { SourceUrl = source } });
    }
}

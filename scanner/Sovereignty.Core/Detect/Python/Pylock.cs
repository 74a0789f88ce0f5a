using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary><c>pylock.toml</c>, the standard lock file, with inline or separate tables. Source: Python packaging, pylock.toml (PEP 751).</summary>
public sealed class Pylock : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/pylock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pylock.toml", "pylock.*.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => TomlLock.Write(TomlLock.Read(input, found, "packages", ReadKey), input, found);

    private static void ReadKey(ref TomlLines toml, TomlPackage package)
    {
        if (toml.Table.Count == 2)
        {
            if (toml.Table[1] is "vcs" or "archive" && toml.Key == "url") package.Repository = toml.Text();
            else if (toml.Table[1] == "directory") package.IsLocal = true;
            else if (toml.Table[1] == "dependencies" && toml.Key == "name" && toml.Text() is { } need) package.Needs.Add((need, null));
            return;
        }

        if (toml.Table.Count != 1 || TomlLock.TryReadFiles(ref toml, package)) return;
        switch (toml.Key)
        {
            case "name": package.Name = toml.Text(); break;
            case "version": package.Version = toml.Text(); break;
            case "marker": package.Scope = ScopeOf(toml.Text()); break;
            case "directory": package.IsLocal = true; break;
            case "dependencies": TomlLock.ReadNeeds(ref toml, (name, version) => package.Needs.Add((name, version))); break;
            case "vcs" or "archive" when toml.EnterInline():
                while (toml.NextProperty())
                {
                    if (toml.Key == "url") package.Repository = toml.Text();
                }

                break;
            default: break;
        }
    }

    // "'dev' in dependency_groups", "'docs' in extras": what is installed only when a group or extra is asked for.
    private static Scope? ScopeOf(string? marker) =>
        marker is null || marker.Contains(" or ", StringComparison.Ordinal) ? null
        : marker.Contains("in dependency_groups", StringComparison.Ordinal) && !marker.Contains("not in dependency_groups", StringComparison.Ordinal) ? Scope.Development
        : marker.Contains("in extras", StringComparison.Ordinal) && !marker.Contains("not in extras", StringComparison.Ordinal) ? Scope.Optional
        : null;
}

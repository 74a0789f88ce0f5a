using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

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
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines | Gives.Hashes;

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

        if (toml.Table.Count != 1) return;
        switch (toml.Key)
        {
            case "name": package.Name = toml.Text(); break;
            case "version": package.Version = toml.Text(); break;
            case "directory": package.IsLocal = true; break;
            case "dependencies" when toml.EnterArray():
                while (toml.NextItem())
                {
                    if (toml.EnterInline()) ReadNeed(ref toml, package);
                }

                break;
            case "vcs" or "archive" when toml.EnterInline():
                while (toml.NextProperty())
                {
                    if (toml.Key == "url") package.Repository = toml.Text();
                }

                break;
            case "sdist" when toml.EnterInline(): ReadFile(ref toml, package); break;
            case "wheels" when toml.EnterArray():
                while (toml.NextItem())
                {
                    if (toml.EnterInline()) ReadFile(ref toml, package);
                }

                break;
            default: break;
        }
    }

    private static void ReadNeed(ref TomlLines toml, TomlPackage package)
    {
        string? name = null, version = null;
        while (toml.NextProperty())
        {
            if (toml.Key == "name") name = toml.Text();
            else if (toml.Key == "version") version = toml.Text();
        }

        if (name is not null) package.Needs.Add((name, version));
    }

    private static void ReadFile(ref TomlLines toml, TomlPackage package)
    {
        string? name = null, url = null, hash = null;
        while (toml.NextProperty())
        {
            if (toml.Key == "name") name = toml.Text();
            else if (toml.Key == "url") url = toml.Text();
            else if (toml.Key == "hashes" && toml.EnterInline())
            {
                while (toml.NextProperty()) hash = $"{toml.Key}:{toml.Text()}";
            }
        }

        package.AddFile(name, url, hash);
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>
/// <c>uv.lock</c>. The project and the members of its workspace are packages there too, by their source; what they need is direct. Source:
/// astral-sh/uv, lock format.
/// </summary>
public sealed class UvLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/uv-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["uv.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => TomlLock.Write(TomlLock.Read(input, found, "package", ReadKey), input, found);

    private static void ReadKey(ref TomlLines toml, TomlPackage package)
    {
        if (toml.In("package", "optional-dependencies")) ReadNeeds(ref toml, package, Scope.Optional);
        else if (toml.In("package", "dev-dependencies")) ReadNeeds(ref toml, package, toml.Key.Contains("test", StringComparison.OrdinalIgnoreCase) ? Scope.Test : Scope.Development);
        else if (toml.Table.Count == 1) ReadPackageKey(ref toml, package);
    }

    private static void ReadPackageKey(ref TomlLines toml, TomlPackage package)
    {
        switch (toml.Key)
        {
            case "name": package.Name = toml.Text(); break;
            case "version": package.Version = toml.Text(); break;
            case "dependencies": ReadNeeds(ref toml, package, Scope.Runtime); break;
            case "source" when toml.EnterInline():
                while (toml.NextProperty())
                {
                    if (toml.Key is "virtual" or "editable" or "directory") (package.IsLocal, package.IsRoot) = (true, toml.Text() == ".");
                    else if (toml.Key is "git" or "url") package.Repository = toml.Text();
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

    private static void ReadNeeds(ref TomlLines toml, TomlPackage package, Scope scope)
    {
        if (!toml.EnterArray()) return;
        while (toml.NextItem())
        {
            if (!toml.EnterInline()) continue;
            string? name = null, version = null;
            while (toml.NextProperty())
            {
                if (toml.Key == "name") name = toml.Text();
                else if (toml.Key == "version") version = toml.Text();
            }

            if (name is null) continue;
            if (scope == Scope.Runtime) package.Needs.Add((name, version));
            else package.GroupNeeds.Add((name, version, scope));
        }
    }

    private static void ReadFile(ref TomlLines toml, TomlPackage package)
    {
        string? url = null, hash = null;
        while (toml.NextProperty())
        {
            if (toml.Key is "url" or "filename") url = toml.Text();
            else if (toml.Key == "hash") hash = toml.Text();
        }

        package.AddFile(null, url, hash);
    }
}

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
        if (TomlLock.TryReadFiles(ref toml, package)) return;
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
            default: break;
        }
    }

    private static void ReadNeeds(ref TomlLines toml, TomlPackage package, Scope scope) => TomlLock.ReadNeeds(ref toml, (name, version) =>
    {
        if (scope == Scope.Runtime) package.Needs.Add((name, version));
        else package.GroupNeeds.Add((name, version, scope));
    });
}

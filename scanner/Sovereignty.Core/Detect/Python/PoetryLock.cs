using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>
/// <c>poetry.lock</c>, versions 1 and 2. Early files state a category, late ones groups; those between neither, then <c>pyproject.toml</c> tells.
/// Source: python-poetry/poetry, packages/locker.
/// </summary>
public sealed class PoetryLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/poetry-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["poetry.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => TomlLock.Write(TomlLock.Read(input, found, "package", ReadKey), input, found);

    private static void ReadKey(ref TomlLines toml, TomlPackage package)
    {
        if (toml.Table.Count == 1) ReadPackageKey(ref toml, package);
        else if (toml.In("package", "dependencies")) package.Needs.Add((toml.Key, null));
        else if (toml.In("package", "source"))
        {
            if (toml.Key == "type") package.IsLocal = toml.Text() == "directory";
            else if (toml.Key == "url" && !package.IsLocal) package.Repository = toml.Text();
        }
    }

    private static void ReadPackageKey(ref TomlLines toml, TomlPackage package)
    {
        if (toml.Key == "name") package.Name = toml.Text();
        else if (toml.Key == "version") package.Version = toml.Text();
        else if (toml.Key == "category") package.Scope = toml.Text() == "main" ? package.Scope ?? Scope.Runtime : Scope.Development;
        else if (toml.Key == "optional" && toml.IsTrue) package.Scope = package.Scope is Scope.Development ? Scope.Development : Scope.Optional;
        else if (toml.Key == "groups") package.Scope = ReadGroups(ref toml, package.Scope == Scope.Optional ? Scope.Optional : Scope.Runtime);
        else if (toml.Key == "files" && toml.EnterArray())
        {
            while (toml.NextItem())
            {
                if (!toml.EnterInline()) continue;
                string? file = null, hash = null;
                while (toml.NextProperty())
                {
                    if (toml.Key == "file") file = toml.Text();
                    else if (toml.Key == "hash") hash = toml.Text();
                }

                package.AddFile(file, null, hash);
            }
        }
    }

    /// <summary>Reads the names of groups: the strongest counts, and the main group is <paramref name="main"/>.</summary>
    internal static Scope ReadGroups(ref TomlLines toml, Scope main)
    {
        var strongest = Scope.Test;
        if (!toml.EnterArray()) return main;
        while (toml.NextItem())
        {
            var group = toml.Text();
            var scope = group is "main" or "default" ? main : group?.Contains("test", StringComparison.OrdinalIgnoreCase) == true ? Scope.Test : Scope.Development;
            if (scope > strongest) strongest = scope;
        }

        return strongest;
    }
}

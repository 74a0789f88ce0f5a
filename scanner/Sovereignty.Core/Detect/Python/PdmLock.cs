using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Python;

/// <summary><c>pdm.lock</c>. A package with an extra has a table of its own and is the same package. Source: pdm-project/pdm, lockfile.</summary>
public sealed class PdmLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/pdm-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pdm.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => TomlLock.Write(TomlLock.Read(input, found, "package", ReadKey), input, found);

    private static void ReadKey(ref TomlLines toml, TomlPackage package)
    {
        if (toml.Table.Count != 1) return;
        if (toml.Key == "name") package.Name = toml.Text();
        else if (toml.Key == "version") package.Version = toml.Text();
        else if (toml.Key == "path") package.IsLocal = true;
        else if (toml.Key is "git" or "url") package.Repository = toml.Text();
        else if (toml.Key == "groups") package.Scope = PoetryLock.ReadGroups(ref toml, Model.Scope.Runtime);
        else if (toml.Key == "dependencies" && toml.EnterArray())
        {
            while (toml.NextItem())
            {
                if (toml.Text() is { } text && Requirement.TryParse(text, out var one)) package.Needs.Add((one.Name.ToString(), Requirement.ExactVersion(one.Specifier)));
            }
        }
        else if (toml.Key == "files" && toml.EnterArray())
        {
            while (toml.NextItem())
            {
                if (!toml.EnterInline()) continue;
                string? file = null, url = null, hash = null;
                while (toml.NextProperty())
                {
                    if (toml.Key == "file") file = toml.Text();
                    else if (toml.Key == "url") url = toml.Text();
                    else if (toml.Key == "hash") hash = toml.Text();
                }

                package.AddFile(file, url, hash);
            }
        }
    }
}

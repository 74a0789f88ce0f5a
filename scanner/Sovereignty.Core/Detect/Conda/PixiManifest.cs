using System.Collections.Immutable;
using Sovereignty.Detect.Python;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Conda;

/// <summary>
/// <c>pixi.toml</c>: packages of conda and of the Python index that a workspace asks for, also for one platform or one feature. A version without an
/// operator is a range. Source: pixi documentation, "Manifest".
/// </summary>
internal sealed class PixiManifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "conda/pixi-manifest";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pixi.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (toml.IsTable || toml.Table.Count == 0) continue;
            if (ScopeOf(toml.Table) is not { } scope) continue;
            var isPython = toml.Table[^1] == "pypi-dependencies";
            var (name, line) = (toml.Key, toml.Line);
            string? version = toml.Text(), link = null;
            var isFolder = false;
            if (toml.EnterInline())
            {
                while (toml.NextProperty())
                {
                    if (toml.Key == "version") version = toml.Text();
                    else if (toml.Key is "git" or "url") link = toml.Text();
                    else if (toml.Key == "path") isFolder = true;
                }
            }

            if (isFolder) continue;
            if (isPython) AddPython(name, version, link, scope, line, found);
            else if (CondaSpec.Component($"{name} {Range(version)}", line) is { } component) found.Add(component with { Scope = scope });
        }

        toml.Tell(found);
    }

    private static void AddPython(string name, string? version, string? link, Scope scope, int line, Detection found)
    {
        if (!Requirement.IsName(name)) return;
        var specifier = Range(version);
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("pypi", null, name, Requirement.ExactVersion(specifier)), Requested = specifier.Length > 0 ? specifier : Links.Public(link), Scope = scope,
            Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }

    private static string Range(string? version) => version is null or "*" ? "" : version.Trim();

    // [dependencies], [feature.NAME.pypi-dependencies], [target.PLATFORM.build-dependencies], [feature.NAME.target.PLATFORM.dependencies]
    private static Scope? ScopeOf(IReadOnlyList<string> table)
    {
        var scope = table[^1] switch
        {
            "dependencies" or "pypi-dependencies" => Scope.Runtime,
            "host-dependencies" or "build-dependencies" => Scope.Development,
            _ => (Scope?)null,
        };
        if (scope is null || (table.Count > 1 && table[0] is not ("feature" or "target"))) return null;
        if (table.Count < 3 || table[0] != "feature" || scope != Scope.Runtime) return scope;
        return table[1].Contains("test", StringComparison.OrdinalIgnoreCase) ? Scope.Test : Scope.Optional;
    }
}

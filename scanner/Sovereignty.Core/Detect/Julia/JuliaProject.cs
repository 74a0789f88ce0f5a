using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Julia;

/// <summary>
/// <c>Project.toml</c> of Julia: the packages that a project asks for, with what <c>[compat]</c> allows. The standard library is named like any other.
/// Source: Pkg.jl documentation, "Project.toml and Manifest.toml".
/// </summary>
internal sealed class JuliaProject : IDetector
{
    /// <inheritdoc/>
    public string Name => "julia/project";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Project.toml", "JuliaProject.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, uuid = null, version = null, licence = null;
        var asked = new List<(string Name, string Uuid, Scope Scope, int Line)>();
        var ranges = new Dictionary<string, string>(StringComparer.Ordinal);
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (toml.IsTable || toml.Table.Count > 1 || toml.Text() is not { } text) continue;
            var (table, key) = (toml.Table.Count == 0 ? "" : toml.Table[0], toml.Key);
            if (table.Length == 0)
            {
                if (key == "name") name = text;
                else if (key == "uuid") uuid = text;
                else if (key == "version") version = text;
                else if (key == "license") licence = text;
            }
            else if (table == "compat") ranges[key] = text;
            else if (table is "deps" or "extras" or "weakdeps" && Guid.TryParse(text, out _) && asked.Count < 20_000)
            {
                asked.Add((key, text, table switch { "deps" => Scope.Runtime, "weakdeps" => Scope.Optional, _ => Scope.Test }, toml.Line));
            }
        }

        // Project.toml is a common name; Julia's packages all have a uuid.
        if (asked.Count == 0 && uuid is null) return;
        toml.Tell(found);
        if (name is not null && uuid is not null) found.Project(PackageUrl.Create("julia", null, name, version, [KeyValuePair.Create("uuid", uuid)]), licence);
        foreach (var (package, id, scope, line) in asked)
        {
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("julia", null, package, null, [KeyValuePair.Create("uuid", id)]), Requested = ranges.GetValueOrDefault(package), Scope = scope, Direct = true, Line = line,
                Evidence = EvidenceKind.Declared,
            });
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Beam;

/// <summary><c>gleam.toml</c>: what a project of Gleam asks for, of Hex or of repositories. Source: Gleam documentation, "gleam.toml".</summary>
internal sealed class GleamProject : IDetector
{
    /// <inheritdoc/>
    public string Name => "beam/gleam-project";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["gleam.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null, licence = null;
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (toml.IsTable) continue;
            if (toml.Table.Count == 0)
            {
                if (toml.Key == "name") name = toml.Text();
                else if (toml.Key == "version") version = toml.Text();
                else if (toml.Key == "licences" && toml.EnterArray())
                {
                    while (toml.NextItem())
                    {
                        if (toml.Text() is { } one) licence = licence is null ? one : $"{licence} AND {one}";
                    }
                }
            }
            else if (toml.In("dependencies")) Add(ref toml, Scope.Runtime, found);
            else if (toml.In("dev-dependencies") || toml.In("dev_dependencies")) Add(ref toml, Scope.Development, found);
        }

        toml.Tell(found);
        if (name is { Length: > 0 and < 200 }) found.Project(PackageUrl.Create("hex", null, name, version), licence);
    }

    private static void Add(ref TomlLines toml, Scope scope, Detection found)
    {
        var (name, line, range) = (toml.Key, toml.Line, toml.Text());
        string? address = null, reference = null;
        var isFolder = false;
        if (toml.EnterInline())
        {
            while (toml.NextProperty())
            {
                if (toml.Key == "git") address = toml.Text();
                else if (toml.Key == "ref") reference = toml.Text();
                else if (toml.Key == "version") range = toml.Text();
                else if (toml.Key == "path") isFolder = true;
            }
        }

        if (isFolder || name.Length is 0 or > 200) return;
        var purl = (address is null ? null : Repositories.Purl(address, reference)) ?? PackageUrl.Create("hex", null, name, HexRange.Exact(range));
        found.Add(new DetectedComponent { Purl = purl, Requested = purl.Version is null ? range : null, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }
}

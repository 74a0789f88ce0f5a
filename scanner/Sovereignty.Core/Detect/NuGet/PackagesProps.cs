using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>Directory.Packages.props</c> and other <c>*packages.props</c>: the versions that the projects below use. What only fixes a version is
/// neither direct nor transitive by itself. Source: NuGet central package management.
/// </summary>
public sealed class PackagesProps : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/packages-props";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*packages.props"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = MsBuildFile.Parse(input.Bytes);
        var evaluation = new MsBuildEvaluation(input);
        evaluation.Above(input.Folder, "Directory.Build.props");
        evaluation.File(input.Path, file);
        foreach (var (item, path) in evaluation.Items)
        {
            if (path != input.Path || item.Version is null || (item.Include ?? item.Update) is not { } names || evaluation.Expand(names) is not { } expanded) continue;
            var version = evaluation.Expand(item.Version)?.Trim();
            if (string.IsNullOrEmpty(version))
            {
                found.Problem("version-unresolved", $"the version of `{expanded}` is set elsewhere", item.Line, "its projects are reported without a version", ProblemSeverity.Note);
                continue;
            }

            // A central version says nothing of what it is needed for: with the weakest scope, what the projects say wins.
            var scope = item.Type switch { "PackageVersion" => Scope.Test, "PackageReference" => Scope.Runtime, _ => Scope.Development };
            var type = item.Type == "GlobalPackageReference" ? item.Type : "PackageVersion";
            foreach (var name in expanded.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!PackageReferences.IsName(name)) continue;
                found.Add(PackageReferences.Component(new PackageReferences.Reference(name, type, item.Line), version, scope));
            }
        }

        if (file.Failure is { } failure) SafeXml.Malformed(found, failure);
    }
}

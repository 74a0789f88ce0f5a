using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cargo;

/// <summary>
/// <c>Cargo.toml</c>: what a Rust package asks for; what a workspace lends is looked up above. Only <c>=1.2.3</c> is a version, all else a range.
/// </summary>
public sealed class CargoManifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "cargo/cargo-manifest";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Cargo.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = CargoManifestFile.Parse(input.Bytes);
        if (!string.IsNullOrEmpty(file.Name)) found.Project(PackageUrl.Create("cargo", null, file.Name, file.Version), file.Licence);
        foreach (var dependency in file.Dependencies)
        {
            var source = dependency.IsShared ? FromWorkspace(input, file, dependency.Alias) ?? dependency : dependency;
            if (dependency.IsLocal || source.IsLocal || source.Name.Length == 0) continue;
            var link = Links.Public(source.Repository);
            var version = ExactVersion(source.Requested);
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("cargo", null, source.Name, version, version is null ? Repositories.Qualifier(source.Repository, source.Reference) : null),
                Requested = source.Requested ?? link,
                Scope = dependency.Scope,
                Direct = true,
                Line = dependency.Line,
                Evidence = EvidenceKind.Declared,
                Declared = link is null ? Declarations.None : new Declarations { DownloadUrl = link },
            });
        }

        if (file.FailedLine > 0) found.Problem("file-malformed", "this line is no valid TOML and was passed over", file.FailedLine, "the lines around it were read");
    }

    private static CargoManifestFile.Dependency? FromWorkspace(DetectorInput input, CargoManifestFile own, string name)
    {
        if (own.Shared(name) is { } same) return same;
        foreach (var folder in RootedPath.Upwards(RootedPath.FolderOf(input.Folder)))
        {
            if (input.Neighbour(RootedPath.In(folder, "Cargo.toml"), CargoManifestFile.Parse) is { Members: not null } workspace) return workspace.Shared(name);
        }

        return null;
    }

    private static string? ExactVersion(string? range)
    {
        if (range is null || !range.StartsWith('=')) return null;
        var version = range.AsSpan(1).Trim();
        return version.Count('.') >= 2 && !version.ContainsAny(',', '*') ? version.ToString() : null;
    }
}

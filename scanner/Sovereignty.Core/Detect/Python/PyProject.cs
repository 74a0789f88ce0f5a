using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary><c>pyproject.toml</c>: what a Python project asks for, to run, to develop, to build. Source: see <see cref="PyProjectFile"/>.</summary>
public sealed class PyProject : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/pyproject";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pyproject.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = PyProjectFile.Parse(input.Bytes);
        if (Requirement.IsName(file.Name)) found.Project(PackageUrl.Create("pypi", null, file.Name!, file.Version), file.Licence);
        foreach (var dependency in file.Dependencies)
        {
            var link = dependency.Url.Length == 0 ? null : Links.Public(dependency.Url);
            found.Add(new DetectedComponent
            {
                Purl = Repositories.FromLink(PackageUrl.Create("pypi", null, dependency.Name, Requirement.ExactVersion(dependency.Specifier) ?? (link is null ? null : Requirement.WheelVersion(link))), link),
                Requested = dependency.Specifier.Length > 0 ? dependency.Specifier : link,
                Scope = dependency.Scope,
                Direct = true,
                Line = dependency.Line,
                Evidence = EvidenceKind.Declared,
                Declared = link is null ? Declarations.None : new Declarations { DownloadUrl = link },
            });
        }

        if (file.FailedLine > 0) found.Problem("file-malformed", "this line is no valid TOML and was passed over", file.FailedLine, "the lines around it were read");
    }
}

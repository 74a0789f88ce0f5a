using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// A project file of MSBuild, .NET's or another (C++, SQL, WiX), with what applies to it from above: <c>Directory.Build.props</c>, <c>Directory.Packages.props</c>,
/// <c>Directory.Build.targets</c> and what they import. Packages with <c>PrivateAssets="all"</c> are for development, those of test
/// projects for testing. Source: MSBuild evaluation order; NuGet central package management.
/// </summary>
public sealed class ProjectFile : IDetector
{
    private const string TestSdk = "Microsoft.NET.Test.Sdk";

    /// <inheritdoc/>
    public string Name => "nuget/project-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.csproj", "*.fsproj", "*.vbproj", "*.vcxproj", "*.sqlproj", "*.wixproj", "*.proj"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = MsBuildFile.Parse(input.Bytes);
        var evaluation = new MsBuildEvaluation(input);
        evaluation.Above(input.Folder, "Directory.Build.props");
        evaluation.Above(input.Folder, "Directory.Packages.props");
        evaluation.File(input.Path, file);
        evaluation.Above(input.Folder, "Directory.Build.targets");
        NameProject(input, evaluation, found);
        var targets = evaluation.Property("TargetFrameworks") ?? evaluation.Property("TargetFramework");
        if (targets is { Length: > 0 and < 1000 }) found.BuiltFor([.. targets.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(20)]);
        var references = new PackageReferences(evaluation, input.Path);
        references.Apply();
        var isTest = evaluation.Property("IsTestProject") is { } test
            ? test.Equals("true", StringComparison.OrdinalIgnoreCase)
            : references.All.Any(r => r.Name.Equals(TestSdk, StringComparison.OrdinalIgnoreCase));
        foreach (var reference in references.All)
        {
            var scope = isTest ? Scope.Test : reference.IsPrivate ? Scope.Development : Scope.Runtime;
            foreach (var version in references.VersionsOf(reference)) found.Add(PackageReferences.Component(reference, version, scope));
        }

        foreach (var sdk in evaluation.Sdks)
        {
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("nuget", null, sdk.Name, VersionRange.Taken(evaluation.Expand(sdk.Version))),
                Kind = ComponentKind.BuildPart,
                Requested = sdk.Version,
                Scope = Scope.Development,
                Direct = true,
                Line = sdk.Line,
                Evidence = EvidenceKind.Declared,
            });
        }

        // What `dotnet publish` puts the program into. Source: .NET documentation, "Containerize an app".
        if (evaluation.Property("ContainerBaseImage") is { Length: > 0 } image && Docker.ImageName.Component(image, 0) is { } container) found.Add(container);
        if (file.Failure is { } failure) SafeXml.Malformed(found, failure);
    }

    private static void NameProject(DetectorInput input, MsBuildEvaluation evaluation, Detection found)
    {
        var name = evaluation.Property("PackageId") ?? evaluation.Property("AssemblyName");
        if (string.IsNullOrWhiteSpace(name)) name = Path.GetFileNameWithoutExtension(input.FileName);
        if (name.Length == 0) return;
        found.Project(PackageUrl.Create("nuget", null, name, evaluation.Property("Version") ?? evaluation.Property("VersionPrefix")), evaluation.Property("PackageLicenseExpression"));
    }
}

using System.Collections.Immutable;

namespace Sovereignty.Detect;

/// <summary>The one list of detectors; a test proves that it is complete.</summary>
public static class Detectors
{
    /// <summary>All detectors, by name.</summary>
    public static ImmutableArray<IDetector> All { get; } =
    [
        new Cargo.CargoLock(),
        new Cargo.CargoManifest(),
        new Composer.ComposerLock(),
        new Composer.ComposerManifest(),
        new Composer.InstalledPackages(),
        new Conda.CondaLock(),
        new Conda.EnvironmentFile(),
        new Conda.InstalledCondaPackage(),
        new Docker.ComposeFile(),
        new Docker.Dockerfile(),
        new Go.GoMod(),
        new Go.GoSum(),
        new Go.VendoredModules(),
        new Jvm.JavaArchive(),
        new Jvm.GradleLock(),
        new Jvm.PomXml(),
        new Jvm.SbtLock(),
        new Jvm.VerificationMetadata(),
        new Jvm.VersionCatalog(),
        new Kubernetes.HelmChart(),
        new Kubernetes.HelmValues(),
        new Kubernetes.Helmfile(),
        new Kubernetes.Kustomization(),
        new Kubernetes.Manifest(),
        new Npm.BunLock(),
        new Npm.DenoLock(),
        new Npm.PackageJson(),
        new Npm.PackageLock(),
        new Npm.PnpmLock(),
        new Npm.YarnLock(),
        new NuGet.DepsJson(),
        new NuGet.PackagesConfig(),
        new NuGet.PackagesLock(),
        new NuGet.PackagesProps(),
        new NuGet.ProjectAssets(),
        new NuGet.ProjectFile(),
        new Pipelines.AzurePipeline(),
        new Pipelines.GitLabPipeline(),
        new Pipelines.OtherPipelines(),
        new Pipelines.Workflows(),
        new Python.InstalledPackage(),
        new Python.PdmLock(),
        new Python.PipfileLock(),
        new Python.PoetryLock(),
        new Python.Pylock(),
        new Python.PyProject(),
        new Python.Requirements(),
        new Python.SetupCfg(),
        new Python.UvLock(),
        new Ruby.Gemfile(),
        new Ruby.GemfileLock(),
        new Ruby.Gemspec(),
        new Sbom.CycloneDxJson(),
        new Terraform.Configuration(),
        new Terraform.LockFile(),
        new Tools.Ansible(),
        new Tools.DevContainer(),
        new Tools.MiseConfig(),
        new Tools.PreCommit(),
        new Tools.PublicCode(),
        new Tools.ToolVersions(),
        new Tools.EditorExtensions(),
    ];

    /// <summary>All detectors, indexed.</summary>
    public static DetectorIndex Index { get; } = new(All);
}

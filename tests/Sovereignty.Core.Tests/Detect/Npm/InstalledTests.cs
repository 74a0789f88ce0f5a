using Sovereignty.Detect;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Detect.Npm;

/// <summary>A project without a lock file, but with what npm installed.</summary>
public sealed class InstalledTests
{
    private const string Manifest = """{"name":"app","version":"1.0.0","dependencies":{"a":"^1.0.0"},"devDependencies":{"t":"2"}}""";
    private const string Copy =
        """
        {"name":"app","lockfileVersion":3,"packages":{
        "node_modules/a":{"version":"1.2.3","license":"MIT","dependencies":{"b":"^1"}},
        "node_modules/b":{"version":"1.0.1"},
        "node_modules/t":{"version":"2.0.0","dev":true}}}
        """;

    [Fact]
    public void What_is_installed_says_versions_and_the_manifest_what_is_direct()
    {
        using var folder = new TemporaryFolder();
        folder.Write("web/package.json", Manifest);
        folder.Write("web/.gitignore", "node_modules/\n");
        folder.Write("web/node_modules/.package-lock.json", Copy);
        folder.Write("web/node_modules/a/package.json", """{"name":"a","version":"1.2.3"}""");
        Holds(DetectorRunner.Run(folder.Path, Detectors.Index, new RunOptions(), TestContext.Current.CancellationToken));
        Holds(Opened.Run(Pack.Tar(("web/package.json", Manifest), ("web/node_modules/.package-lock.json", Copy))));
    }

    [Theory]
    [InlineData("package-lock.json", """{"lockfileVersion":3,"packages":{"":{"dependencies":{"a":"^1.0.0"}},"node_modules/a":{"version":"1.0.0"}}}""")]
    [InlineData("yarn.lock", "# yarn lockfile v1\n\na@^1.0.0:\n  version \"1.0.0\"\n")]
    public void A_lock_file_beside_it_is_what_counts(string name, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", """{"name":"app","version":"1.0.0","dependencies":{"a":"^1.0.0"}}""");
        folder.Write(name, text);
        folder.Write("node_modules/.package-lock.json", Copy);
        var run = DetectorRunner.Run(folder.Path, Detectors.Index, new RunOptions(), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(run.Files, f => f.Path.Contains("node_modules", StringComparison.Ordinal));
        Assert.Equal(["pkg:npm/a@1.0.0"], ComponentMerger.Merge(run.Files).Components.Select(c => c.Id));
    }

    private static void Holds(FolderDetections run)
    {
        var merged = ComponentMerger.Merge(run.Files).Components;
        Assert.Equal([("pkg:npm/a@1.2.3", true), ("pkg:npm/b@1.0.1", false), ("pkg:npm/t@2.0.0", true)], merged.Select(c => (c.Id, c.Direct == true)));
        Assert.Equal(1, run.FoldersSkipped["node_modules"]);
        Assert.Equal(2, merged[0].Evidence.Length);
    }
}

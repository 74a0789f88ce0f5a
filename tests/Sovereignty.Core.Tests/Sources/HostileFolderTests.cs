using System.Diagnostics;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Tests.Sources;

/// <summary>Folders as a stranger could have packed them, scanned as a whole.</summary>
public sealed class HostileFolderTests
{
    private const string Lock = """{"lockfileVersion":3,"packages":{"node_modules/left-pad":{"version":"1.3.0"}}}""";

    // A pipe that is waited for never ends; a slow machine does.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_pipe_is_not_waited_for_whatever_it_is_called()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no pipes in folders on this system");
        using var folder = new TemporaryFolder();
        folder.Write("package-lock.json", Lock);
        foreach (var name in (string[])["web/package-lock.json", "web/.gitignore", "web/LICENSE", "web/tool", "web/main.c", "web/app.cs", "web/app.dll", "web/app.jar", "web/bom.json", "sovereignty.yaml", "list.csv"])
        {
            var path = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var made = Process.Start("mkfifo", [path]);
            made.WaitForExit();
            Assert.Equal(0, made.ExitCode);
        }

        var run = Task.Run(() => Scan(folder.Path, Path.Combine(folder.Path, "list.csv")), TestContext.Current.CancellationToken);
        var scan = await run.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Contains(scan.Components, c => c.Id == "pkg:npm/left-pad@1.3.0");
    }

    [Fact]
    public void A_file_of_settings_that_was_found_and_decides_what_is_seen_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package-lock.json", Lock);
        folder.Write("sovereignty.yaml", "exclude: ['**/*']\nregistries:\n  npm: http://registry.example/\n");

        var problem = Assert.Single(Scan(folder.Path).Problems, p => p.Code == "configuration-decides");
        Assert.Equal("this file was found in what is scanned, and decides what is left out (`exclude`: 1), where registries are (http://registry.example/)", problem.Message);
        Assert.Equal("sovereignty.yaml", problem.Path);
        Assert.DoesNotContain(Scan(folder.Path, named: Path.Combine(folder.Path, "sovereignty.yaml")).Problems, p => p.Code == "configuration-decides");
    }

    [Fact]
    public void A_line_of_a_million_list_marks_is_read_once()
    {
        Effort.GrowsWithInput(1_000_000, marks =>
        {
            var lines = new YamlLines(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("- ", marks)) + "a: b"));
            var steps = 0;
            while (lines.Next()) steps++;
            Assert.Equal(marks + 1, steps);
        });
    }

    [Fact]
    public void A_repository_whose_settings_name_another_work_tree_does_not_have_it_looked_through()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        folder.Write("a/package-lock.json", Lock);
        var work = Path.Combine(folder.Path, "a");
        TestGit.Run(work, "init", "-q");
        TestGit.Run(work, "add", ".");
        TestGit.Run(work, "commit", "-q", "-m", "x");
        TestGit.Run(work, "config", "core.worktree", other.Path);

        var state = Sovereignty.Sources.Git.GitReader.Read(work, out var problem);
        Assert.SkipWhen(problem?.Code == "git-library-missing", "LibGit2Sharp brings no libgit2 for this kind of machine");

        // In the other folder nothing of the commit is there: looked through, it would be a change.
        Assert.Null(state!.Dirty);
    }

    private static Scan Scan(string folder, string? list = null, string? named = null) => ScanPipeline.Run(new ScanRequest
    {
        Sources = list is null ? [folder] : [folder, list], AsOf = new DateOnly(2026, 1, 1), ToolVersion = "0", Configuration = named, LocalCaches = true, LicenceTexts = true,
        Catalogue = () => new Sovereignty.Resolve.Catalogue.CatalogueReading(Sovereignty.Resolve.Catalogue.Catalogue.Empty, []),
    }).Scan;
}

using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Tests.Detect;

public sealed class DetectorRunnerTests
{
    private static readonly DetectorIndex Index = new([new LineDetector("a.lock", EvidenceKind.Locked), new LineDetector("*.wish", EvidenceKind.Declared)]);

    [Fact]
    public void Finds_files_in_every_folder_and_keeps_what_was_read_before_a_failure()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.lock", "one 1.0\ntwo 2.0");
        folder.Write("deep/er/a.lock", "three 3.0\nfail\nfour 4.0");
        var run = DetectorRunner.Run(folder.Path, Index, new RunOptions());
        Assert.Equal(["a.lock", "deep/er/a.lock"], run.Files.Select(f => f.Path));
        Assert.Equal(["one", "two", "three"], run.Files.SelectMany(f => f.Components).Select(c => c.Purl.Name));
        var problem = Assert.Single(run.Files.SelectMany(f => f.Problems));
        Assert.Equal(("detector-failed", "deep/er/a.lock"), (problem.Code, problem.Path));
        Assert.StartsWith("1 component(s) read before the failure were kept", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_over_installed_packages_and_build_output_and_counts_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.lock", "one 1.0");
        folder.Write("node_modules/x/a.lock", "hidden 1.0");
        folder.Write("web/node_modules/x/a.lock", "hidden 1.0");
        folder.Write("app/app.csproj", "");
        folder.Write("app/bin/a.lock", "hidden 1.0");
        folder.Write("tools/bin/a.lock", "shown 1.0");
        var run = DetectorRunner.Run(folder.Path, Index, new RunOptions());
        Assert.Equal(["a.lock", "tools/bin/a.lock"], run.Files.Select(f => f.Path));
        Assert.Equal((2, 1), (run.FoldersSkipped["node_modules"], run.FoldersSkipped["bin"]));
    }

    [Fact]
    public void Reads_programs_of_one_C_sharp_file_outside_projects_only()
    {
        const string App = "#!/usr/bin/env dotnet\n#:package Acme@1.0.0\n";
        using var folder = new TemporaryFolder();
        folder.Write("scripts/app.cs", App);
        folder.Write("scripts/plain.cs", "// #:package Hidden@1.0.0\nclass A;\n");
        folder.Write("src/app.csproj", "<Project />");
        folder.Write("src/program.cs", App);
        folder.Write("src/deep/er/program.cs", App);
        for (var i = 0; i < 60; i++) folder.Write($"many/{i}.cs", App);
        var run = DetectorRunner.Run(folder.Path, new DetectorIndex([new Sovereignty.Detect.NuGet.FileBasedApp()]), new RunOptions());
        Assert.Equal(["scripts/app.cs"], run.Files.Select(f => f.Path));
    }

    [Fact]
    public void Honours_gitignore_and_exclude()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".gitignore", "*.lock\n!keep/*.lock\ngenerated/\n");
        folder.Write("a.lock", "ignored 1");
        folder.Write("keep/a.lock", "kept 1");
        folder.Write("generated/a.wish", "ignored 1");
        folder.Write("third/a.wish", "excluded 1");
        var run = DetectorRunner.Run(folder.Path, Index, new RunOptions { Exclude = ["third"] });
        Assert.Equal(["keep/a.lock"], run.Files.Select(f => f.Path));
    }

    [Fact]
    public void Follows_no_symbolic_links()
    {
        using var outside = new TemporaryFolder();
        outside.Write("a.lock", "secret 1");
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "out"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a.lock"), Path.Combine(outside.Path, "a.lock"));
        Assert.Empty(DetectorRunner.Run(folder.Path, Index, new RunOptions()).Files);
    }

    [Fact]
    public void A_neighbour_that_is_a_link_or_outside_the_root_is_not_there()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.txt", "secret");
        using var folder = new TemporaryFolder();
        folder.Write("plain.txt", "plain");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.txt"), Path.Combine(outside.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "dir"), outside.Path);
        var files = new Sovereignty.Sources.FolderFiles(folder.Path);
        Assert.NotNull(files.Parsed("plain.txt", b => b.ToArray()));
        Assert.Null(files.Parsed("link.txt", b => b.ToArray()));
        Assert.Null(files.Parsed("dir/secret.txt", b => b.ToArray()));
        Assert.False(RootedPath.TryCombine("a", "../../etc/passwd", out _));
        Assert.False(RootedPath.TryCombine("", "/etc/passwd", out _));
        Assert.True(RootedPath.TryCombine("a/b", "../c.txt", out var path) && path == "a/c.txt");
    }

    [Fact]
    public void A_folder_without_permission_is_told_and_the_rest_is_complete()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs Unix permissions");
            return;
        }

        using var folder = new TemporaryFolder();
        folder.Write("a.lock", "one 1");
        folder.Write("closed/a.lock", "two 2");
        var closed = Path.Combine(folder.Path, "closed");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            Assert.SkipWhen(CanList(closed), "this user reads every folder (root)");
            var run = DetectorRunner.Run(folder.Path, Index, new RunOptions());
            Assert.Equal(["a.lock"], run.Files.Select(f => f.Path));
            var problem = Assert.Single(run.Problems);
            Assert.Equal(("folder-unreadable", "closed"), (problem.Code, problem.Path));
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Any_number_of_workers_gives_the_same(int workers)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 300; i++) folder.Write($"d{i % 17}/e{i}/a.lock", $"p{i % 40} {i % 3}.0\nq{i} 1.0");
        var one = ComponentMerger.Merge(DetectorRunner.Run(folder.Path, Index, new RunOptions { Workers = 1 }).Files);
        var many = ComponentMerger.Merge(DetectorRunner.Run(folder.Path, Index, new RunOptions { Workers = workers }).Files);
        Assert.Equal(one.Components.Select(c => $"{c.Id} {string.Join(',', c.Evidence)}"), many.Components.Select(c => $"{c.Id} {string.Join(',', c.Evidence)}"));
        Assert.Equal(one.Edges, many.Edges);
    }

    [Fact]
    public void A_deep_tree_does_not_overflow()
    {
        using var folder = new TemporaryFolder();
        folder.Write(string.Join('/', Enumerable.Repeat("d", 150)) + "/a.lock", "deep 1");
        Assert.Single(DetectorRunner.Run(folder.Path, Index, new RunOptions()).Files);
    }

    private static bool CanList(string folder)
    {
        try
        {
            Directory.GetFiles(folder);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}

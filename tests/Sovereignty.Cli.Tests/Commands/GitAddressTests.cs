using System.Text.Json;

namespace Sovereignty.Tests.Commands;

public sealed class GitAddressTests
{
    [Fact]
    public void A_repository_named_by_its_address_gives_what_its_clone_gives()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dienst/requirements.txt", "flask==3.0.0\n");
        TestGit.Run(folder.Path, "init", "-q", "-b", "trunk", "dienst");
        TestGit.Run(Path.Combine(folder.Path, "dienst"), "add", ".");
        TestGit.Run(Path.Combine(folder.Path, "dienst"), "commit", "-q", "-m", "first");
        var commit = TestGit.Run(Path.Combine(folder.Path, "dienst"), "rev-parse", "HEAD").Trim();
        TestGit.Run(folder.Path, "clone", "-q", "--bare", "dienst", "dienst.git");
        var address = new Uri(Path.Combine(folder.Path, "dienst.git")).AbsoluteUri;

        var run = BuiltProgram.RunIn(folder.Path, [], "sbom", address, "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var bom = JsonDocument.Parse(run.Output);
        Assert.Equal("dienst", bom.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString());
        var component = bom.RootElement.GetProperty("components").EnumerateArray().Single(c => c.TryGetProperty("purl", out var purl) && purl.GetString() == "pkg:pypi/flask@3.0.0");
        Assert.Equal("requirements.txt", component.GetProperty("evidence").GetProperty("occurrences")[0].GetProperty("location").GetString());

        Assert.Equal(0, BuiltProgram.RunIn(folder.Path, [], "scan", address, "--quiet", "--report", "bericht.html").ExitCode);
        Assert.Contains(commit[..12], File.ReadAllText(Path.Combine(folder.Path, "bericht.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_filter_or_hook_of_this_machine_is_run_for_a_repository_that_asks_for_it()
    {
        using var folder = new TemporaryFolder();
        var (marker, work) = (Path.Combine(folder.Path, "ran"), Path.Combine(folder.Path, "dienst"));
        folder.Write("dienst/requirements.txt", "flask==3.0.0\n");
        folder.Write("dienst/.gitattributes", "*.txt filter=mark\n");
        TestGit.Run(folder.Path, "init", "-q", "-b", "trunk", "dienst");
        TestGit.Run(work, "add", ".");
        TestGit.Run(work, "commit", "-q", "-m", "first");
        // As a machine is set that knows the filter, such as that of Git LFS.
        var settings = folder.Write("settings", $"[filter \"mark\"]\n\tsmudge = touch {marker}; cat\n\trequired = true\n[core]\n\thooksPath = {folder.Path}/hooks\n");
        var hook = folder.Write("hooks/post-checkout", $"#!/bin/sh\ntouch {marker}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(hook, (UnixFileMode)0x1ED);

        var run = BuiltProgram.RunIn(folder.Path, [("GIT_CONFIG_GLOBAL", settings)], "sbom", new Uri(work).AbsoluteUri, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("pkg:pypi/flask@3.0.0", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(marker));
        // The same settings do run the filter and the hook where nobody holds them back.
        TestGit.RunWith([("GIT_CONFIG_GLOBAL", settings)], folder.Path, "clone", "-q", work, Path.Combine(folder.Path, "by-hand"));
        Assert.True(File.Exists(marker));
    }

    [Fact]
    public void Without_leave_to_reach_the_network_the_run_ends_and_says_how()
    {
        var run = BuiltProgram.Run("scan", "https://user:secret@git.example/group/repo.git");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error[source-remote]: `https://git.example/group/repo.git` is an address", run.Error, StringComparison.Ordinal);
        Assert.Contains("--online", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }
}

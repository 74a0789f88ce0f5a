using System.Diagnostics;
using System.Text.Json;

namespace Sovereignty.Tests.Commands;

public sealed class GitAddressTests
{
    [Fact]
    public void A_repository_named_by_its_address_gives_what_its_clone_gives()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dienst/requirements.txt", "flask==3.0.0\n");
        Git(folder.Path, "init", "-q", "-b", "trunk", "dienst");
        Git(Path.Combine(folder.Path, "dienst"), "add", ".");
        Git(Path.Combine(folder.Path, "dienst"), "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "first");
        var commit = Git(Path.Combine(folder.Path, "dienst"), "rev-parse", "HEAD").Trim();
        Git(folder.Path, "clone", "-q", "--bare", "dienst", "dienst.git");
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
    public void Without_leave_to_reach_the_network_the_run_ends_and_says_how()
    {
        var run = BuiltProgram.Run("scan", "https://user:secret@git.example/group/repo.git");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error[source-remote]: `https://git.example/group/repo.git` is an address", run.Error, StringComparison.Ordinal);
        Assert.Contains("--online", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    private static string Git(string at, params string[] arguments)
    {
        using var process = Start(at, arguments);
        Assert.SkipWhen(process is null, "git is not on this machine");
        var output = process!.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static Process? Start(string at, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = at, RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

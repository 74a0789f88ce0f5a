using System.ComponentModel;
using System.Diagnostics;

namespace Sovereignty.Tests;

/// <summary>This machine's git for making repositories: with nobody's settings, nothing left running in the background, and the same person and day each time.</summary>
internal static class TestGit
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("GIT_CONFIG_GLOBAL", OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_TEMPLATE_DIR", ""),
        ("GIT_AUTHOR_NAME", "A"), ("GIT_AUTHOR_EMAIL", "a@example.org"), ("GIT_COMMITTER_NAME", "A"), ("GIT_COMMITTER_EMAIL", "a@example.org"),
        ("GIT_AUTHOR_DATE", "2026-05-04T10:00:00Z"), ("GIT_COMMITTER_DATE", "2026-05-04T10:00:00Z"), ("LC_ALL", "C"),
    ];

    /// <summary>Runs git in a folder and gives what it prints. The test is skipped where there is no git, and fails where git does.</summary>
    public static string Run(string folder, params string[] arguments) => RunWith([], folder, arguments);

    /// <summary>Runs git with more environment variables, which come before those that every run has.</summary>
    public static string RunWith((string Name, string Value)[] environment, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "maintenance.auto=false", "-c", "gc.auto=0", "-c", "safe.directory=*", .. arguments]) start.ArgumentList.Add(argument);
        // Where the tests were started by a hook of git, such variables name another repository.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in Settings.Concat(environment)) start.Environment[name] = value;
        using var process = Start(start);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("git is not on this machine");
            throw;
        }
    }
}

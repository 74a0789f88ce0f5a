using System.ComponentModel;
using System.Diagnostics;

namespace Sovereignty.Sources.Git;

/// <summary>What git answered.</summary>
/// <param name="Failure">Its last words where it failed, in one line; null where it did not.</param>
internal readonly record struct GitAnswer(string? Failure);

/// <summary>Gets the lines of an answer; false ends git early.</summary>
internal delegate bool GitLine(ReadOnlySpan<char> line);

/// <summary>This machine's git, run in a folder whose growth is watched. What it says is kept short; it can ask nobody anything.</summary>
/// <param name="folder">The folder that it may fill.</param>
/// <param name="limits">How far, and for how long.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class GitProgram(string folder, FetchLimits limits, CancellationToken stop)
{
    private const int MostTalk = 16 * 1024;

    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(10);

    // Over the settings of user and machine: nothing that could run a program beside git, or fetch more than was asked for.
    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "submodule.recurse=false", "fetch.recurseSubmodules=false", "advice.detachedHead=false",
        "gc.auto=0", "maintenance.auto=false", "core.longpaths=true",
    ];

    private readonly Stopwatch clock = Stopwatch.StartNew();

    /// <summary>Runs git and drops what it prints.</summary>
    public GitAnswer Run(params string[] arguments) => Run(static _ => true, arguments);

    /// <summary>Runs git.</summary>
    /// <param name="line">Gets each line that it prints.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="GitFetchException">There is no git, or it goes beyond the limits.</exception>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public GitAnswer Run(GitLine line, params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            process.StandardInput.Close();
            var talk = Task.Run(() => Talk(process.StandardError), CancellationToken.None);
            var answer = Task.Run(() => Lines(process.StandardOutput, line), CancellationToken.None);
            for (var turn = 0; !answer.Wait(100) || !process.WaitForExit(100); turn++)
            {
                stop.ThrowIfCancellationRequested();
                if (clock.Elapsed > limits.Time) throw new GitFetchException($"it took longer than {limits.Time.TotalMinutes:0} minutes", "clone it yourself and name the folder");
                if (turn % 8 == 7 && Size() > limits.Bytes) throw TooLarge(limits);
                if (answer.IsCompletedSuccessfully && !answer.Result) break;
            }

            if (!answer.Result) return new GitAnswer("it said more than was asked for");
            process.WaitForExit();
            return new GitAnswer(process.ExitCode == 0 ? null : OneLine(talk.Result));
        }
        finally
        {
            if (!process.HasExited) End(process);
        }
    }

    /// <summary>What is told of a repository that is too large.</summary>
    public static GitFetchException TooLarge(FetchLimits limits) =>
        new($"it has more than {limits.Bytes >> 20} MiB or {limits.Files} files, which is as much as is fetched", "clone it yourself and name the folder, or only a part of it");

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var setting in Settings)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Where the program was started by a hook of git, these name another repository.
        foreach (var name in start.Environment.Keys.Where(k => k is "GIT_DIR" or "GIT_WORK_TREE" or "GIT_INDEX_FILE" or "GIT_OBJECT_DIRECTORY" or "GIT_NAMESPACE" or "GIT_COMMON_DIR" or "GIT_TEMPLATE_DIR").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_ALLOW_PROTOCOL"] = GitAddress.Transports;
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ASKPASS"] = "";
        start.Environment["SSH_ASKPASS"] = "";
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw NoGit();
        }
        catch (Win32Exception)
        {
            throw NoGit();
        }
    }

    // Until it is gone it may write into the folder, which is removed next.
    private static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit(LastMoment);
    }

    private static GitFetchException NoGit() => new("git is not installed on this machine", "install it (`apt-get install git`), or clone the repository elsewhere and name the folder");

    private static bool Lines(StreamReader output, GitLine line)
    {
        while (output.ReadLine() is { } text)
        {
            if (!line(text)) return false;
        }

        return true;
    }

    // All of it is read, so that git never waits; only the beginning is kept.
    private static string Talk(StreamReader error)
    {
        var kept = new char[MostTalk];
        var length = error.ReadBlock(kept);
        var rest = new char[4096];
        while (error.Read(rest) > 0)
        {
        }

        return new string(kept, 0, length);
    }

    private static string OneLine(string talk)
    {
        var lines = talk.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var said = lines.FirstOrDefault(l => l.StartsWith("fatal: ", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "git gave no reason";
        if (said.StartsWith("fatal: ", StringComparison.Ordinal)) said = said["fatal: ".Length..];
        return Archives.ArchiveReading.Shown(said).TrimEnd('.');
    }

    private long Size()
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Exists ? f.Length : 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Git renames what it has finished while this looks.
            return 0;
        }
    }
}

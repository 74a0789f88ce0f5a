using System.Globalization;
using Sovereignty.Model;

namespace Sovereignty.Sources.Git;

/// <summary>How much is fetched at most, and how long that may take.</summary>
/// <param name="Bytes">Of the repository as git stores it, and of its files as they are checked out.</param>
/// <param name="Files">How many files are checked out.</param>
/// <param name="Time">For everything together.</param>
internal sealed record FetchLimits(long Bytes, int Files, TimeSpan Time)
{
    /// <summary>What holds unless a test says otherwise.</summary>
    public static readonly FetchLimits Usual = new(8L << 30, 2_000_000, TimeSpan.FromMinutes(30));
}

/// <summary>
/// Fetches the newest state of a repository with this machine's own git, so that its proxies, certificates, mirrors and credential helpers hold. No
/// history, no submodules, no files of Git LFS; no hook and no filter runs, and nobody is asked for a password.
/// </summary>
/// <param name="address">What to fetch.</param>
/// <param name="folder">An empty folder to work in.</param>
/// <param name="root">Where the files go, inside <paramref name="folder"/>.</param>
/// <param name="limits">How much at most.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class GitFetch(GitAddress address, string folder, string root, FetchLimits limits, CancellationToken stop)
{
    private readonly GitProgram git = new(folder, limits, stop);

    /// <summary>Fetches and checks out.</summary>
    /// <returns>What was fetched.</returns>
    /// <exception cref="GitFetchException">It could not be fetched, or is too large.</exception>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public GitState Run()
    {
        Clone();
        if (git.Run("-C", root, "rev-parse", "--quiet", "--verify", "HEAD^{commit}") is not { Failure: null }) return new GitState(Remote, null, null, false, null);
        Measure();
        // These attributes come before those of the repository: files arrive as they are stored, and no filter is called for them.
        Directory.CreateDirectory(Path.Combine(root, ".git", "info"));
        File.WriteAllText(Path.Combine(root, ".git", "info", "attributes"), "* -filter -text -ident -working-tree-encoding\n");
        Demand(git.Run("-C", root, "reset", "--quiet", "--hard", "HEAD"));
        return State();
    }

    private string? Remote => address.IsLocal ? null : address.Shown;

    private void Clone()
    {
        string[] what = ["--quiet", "--single-branch", "--no-tags", "--no-checkout", "--no-recurse-submodules", "--template=", .. address.Reference is { } reference ? (string[])["--branch", reference] : [], "--", address.Url, root];
        var cloned = git.Run(["clone", "--depth=1", .. what]);
        // A web server that only holds the files of a repository cannot say where history is to be cut.
        if (cloned.Failure?.Contains("shallow", StringComparison.Ordinal) == true) cloned = git.Run(["clone", .. what]);
        Demand(cloned);
    }

    // Trees that name themselves many times over can stand for more files than there is room for.
    private void Measure()
    {
        var (files, bytes) = (0, 0L);
        var listed = git.Run(line =>
        {
            // mode SP type SP hash SP size TAB path
            var end = line.IndexOf('\t');
            var head = end < 0 ? line : line[..end];
            if (long.TryParse(head[(head.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture, out var size)) bytes += size;
            return ++files <= limits.Files && bytes <= limits.Bytes;
        }, "-C", root, "ls-tree", "-r", "-l", "HEAD");
        if (files > limits.Files || bytes > limits.Bytes) throw GitProgram.TooLarge(limits);
        Demand(listed);
    }

    private GitState State()
    {
        var lines = new List<string>();
        Demand(git.Run(line => { lines.Add(line.ToString()); return lines.Count < 10; }, "-C", root, "log", "-1", "--format=%H%n%ct", "HEAD"));
        var branch = new List<string>();
        var named = git.Run(line => { branch.Add(line.ToString()); return branch.Count < 2; }, "-C", root, "symbolic-ref", "--quiet", "--short", "HEAD");
        var at = lines.Count > 1 && long.TryParse(lines[1], CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 253402300800
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime) : (DateOnly?)null;
        return new GitState(Remote, named.Failure is null && branch.Count > 0 ? branch[0] : null, lines.FirstOrDefault(), false, at);
    }

    private void Demand(GitAnswer answer)
    {
        if (answer.Failure is { } failure) throw new GitFetchException(Public(failure), Hint(failure));
    }

    // Git repeats the address in what it says.
    private string Public(string failure) => failure.Replace(address.Url, address.Shown, StringComparison.Ordinal);

    private static string Hint(string failure) =>
        failure.Contains("could not read Username", StringComparison.Ordinal) || failure.Contains("Authentication failed", StringComparison.Ordinal) || failure.Contains("Permission denied", StringComparison.Ordinal)
            ? "for a private repository, give git a credential helper or a key that asks for nothing, or clone it yourself and name the folder"
            : "check it with `git ls-remote`; clone it yourself and name the folder if that works";
}

/// <summary>A repository could not be fetched.</summary>
/// <param name="message">Why.</param>
/// <param name="hint">What to do about it.</param>
internal sealed class GitFetchException(string message, string hint) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Hint => hint;
}

using Sovereignty.Model;

namespace Sovereignty.Sources.Git;

/// <summary>The repositories that one run fetched by their address. Disposing of them removes what was fetched.</summary>
/// <param name="mayReachNetwork">Whether addresses beyond this machine may be asked.</param>
/// <param name="fetching">Told of an address before it is asked, or null.</param>
/// <param name="problems">What went wrong.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class FetchedRepositories(bool mayReachNetwork, Action<string>? fetching, List<Problem> problems, CancellationToken stop) : IDisposable
{
    private readonly List<string> folders = [];

    /// <summary>Fetches what an argument names and opens it as the folder that it was put into; null, and told, when that cannot be.</summary>
    public OpenedSource? Open(string argument)
    {
        if (GitAddress.Parse(argument) is not { } address)
        {
            Tell("source-remote", $"`{Shown(argument)}` is no address that git fetches from", "name a repository (https://host/group/repo.git, git@host:group/repo.git), a folder or a file");
            return null;
        }

        if (!address.IsLocal && !mayReachNetwork)
        {
            Tell("source-remote", $"`{address.Shown}` is an address, and nothing reaches the network without --online", "add --online to have git fetch it, or clone it yourself and name the folder");
            return null;
        }

        fetching?.Invoke(address.Shown);
        var folder = Directory.CreateTempSubdirectory("sovereignty-git-").FullName;
        folders.Add(folder);
        var root = Path.Combine(folder, address.Name);
        try
        {
            var state = new GitFetch(address, folder, root, FetchLimits.Usual, stop).Run();
            Note(root, address);
            return new OpenedSource(address.Shown, SourceKind.Folder, root, null, "", address.Name) { Fetched = state };
        }
        catch (GitFetchException failure)
        {
            Tell("source-not-fetched", $"`{address.Shown}` could not be fetched: {failure.Message}", failure.Hint);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var folder in folders) Remove(folder);
    }

    // What a clone by hand would bring, or a folder's own file would decide, and a fetched repository does not.
    private void Note(string root, GitAddress address)
    {
        if (File.Exists(Path.Combine(root, ".gitmodules")))
        {
            problems.Add(new Problem("submodules-not-fetched", ProblemSeverity.Note, $"`{address.Shown}` has submodules, which were not fetched") { Hint = "name their addresses as sources, too, or clone with them and name the folder" });
        }

        if (File.Exists(Path.Combine(root, Configuration.ConfigurationFile.Name)))
        {
            problems.Add(new Problem("configuration-not-applied", ProblemSeverity.Note, $"the {Configuration.ConfigurationFile.Name} of `{address.Shown}` was not applied: what is fetched decides nothing here")
            {
                Hint = "clone the repository and name the folder, or name a file of your own with --config",
            });
        }
    }

    private void Tell(string code, string message, string hint) => problems.Add(new Problem(code, ProblemSeverity.Error, message) { Hint = hint });

    private static string Shown(string argument) => Detect.Reading.Links.Public(argument) ?? argument;

    // Git marks the files of its store as read-only, which keeps Windows from removing them.
    private static void Remove(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)) file.Attributes = FileAttributes.Normal;
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among temporary files; the system clears it away.
        }
    }
}

using LibGit2Sharp;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources.Git;

/// <summary>Reads the state of the git work tree that a folder lies in. No type of LibGit2Sharp leaves this folder.</summary>
public static class GitReader
{
    /// <summary>
    /// Remote, branch, commit and dirty flag; null when the folder lies in no work tree, or with a problem when git could not be read.
    /// Never writes, runs no hook, reaches no network.
    /// </summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="problem">Why nothing could be read, or null.</param>
    public static GitState? Read(string folder, out Problem? problem)
    {
        problem = null;
        if (!LiesInWorkTree(folder)) return null;
        try
        {
            return Read(folder);
        }
        catch (Exception e) when (IsMissingLibrary(e))
        {
            problem = new Problem("git-library-missing", ProblemSeverity.Warning, "libgit2 was not found beside the program, so nothing is said about the git repository")
            {
                Path = ".",
                Hint = "publish the program for this kind of machine (`dotnet publish -r RID`); the files themselves were scanned",
            };
        }
        catch (Exception e) when (e is LibGit2SharpException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            problem = new Problem("git-unreadable", ProblemSeverity.Warning, $"the git repository could not be read: {Reason.Of(e)}")
            {
                Path = ".",
                Hint = "check it with `git status`; the files themselves were scanned",
            };
        }

        return null;
    }

    private static GitState? Read(string folder)
    {
        if (Repository.Discover(folder) is not { } found) return null;
        using var repository = new Repository(found);
        var head = repository.Head;
        var remote = repository.Network.Remotes["origin"] ?? repository.Network.Remotes.FirstOrDefault();
        // A repository's own settings can name any folder as its work tree, the whole disk too: one that holds no repository is not looked through.
        var workTree = repository.Info.WorkingDirectory;
        bool? dirty = workTree is not null && !HoldsRepository(workTree) ? null : workTree is not null && head.Tip is not null && IsDirty(repository);
        return new GitState(
            remote is null ? null : Links.Public(remote.Url) ?? remote.Url,
            repository.Info.IsHeadDetached ? null : head.FriendlyName,
            head.Tip?.Sha,
            dirty,
            head.Tip is null ? null : DateOnly.FromDateTime(head.Tip.Committer.When.UtcDateTime),
            Below(repository.Info.WorkingDirectory, folder));
    }

    // Null at the top, and where a link leads elsewhere.
    private static string? Below(string? workTree, string folder)
    {
        if (workTree is null) return null;
        var below = Path.GetRelativePath(workTree, folder).Replace(Path.DirectorySeparatorChar, '/');
        return below == "." || below.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(below) ? null : below;
    }

    private static bool IsDirty(Repository repository)
    {
        var status = repository.RetrieveStatus(new StatusOptions { IncludeUntracked = false, IncludeIgnored = false, DetectRenamesInIndex = false, DetectRenamesInWorkDir = false, ExcludeSubmodules = true });
        return status.IsDirty;
    }

    // Looked for by hand so that folders outside any repository never load the native library.
    private static bool LiesInWorkTree(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (HoldsRepository(at.FullName)) return true;
        }

        return false;
    }

    private static bool HoldsRepository(string folder) => Path.Combine(folder, ".git") is var git && (Directory.Exists(git) || File.Exists(git));

    private static bool IsMissingLibrary(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException) return true;
        }

        return false;
    }
}

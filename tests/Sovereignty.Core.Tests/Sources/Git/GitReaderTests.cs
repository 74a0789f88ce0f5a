using Sovereignty.Sources.Git;

namespace Sovereignty.Tests.Sources.Git;

public sealed class GitReaderTests
{
    [Fact]
    public void A_folder_in_a_work_tree_gets_remote_branch_commit_and_dirty_flag()
    {
        SkipWithoutLibrary();
        using var folder = new TemporaryFolder();
        folder.Write("sub/a.txt", "one");
        TestGit.Run(folder.Path, "init", "-q", "-b", "trunk");
        TestGit.Run(folder.Path, "remote", "add", "origin", "https://user:secret@git.example/group/repo.git?token=1");
        TestGit.Run(folder.Path, "add", ".");
        TestGit.Run(folder.Path, "commit", "-q", "-m", "first");
        var clean = GitReader.Read(Path.Combine(folder.Path, "sub"), out var problem)!;
        Assert.Null(problem);
        Assert.Equal(("https://git.example/group/repo.git", "trunk", false), (clean.Remote, clean.Branch, clean.Dirty));
        Assert.Equal(TestGit.Run(folder.Path, "rev-parse", "HEAD").Trim(), clean.Commit);
        folder.Write("sub/a.txt", "two");
        Assert.True(GitReader.Read(folder.Path, out _)!.Dirty);
    }

    [Fact]
    public void A_repository_without_a_commit_has_none()
    {
        SkipWithoutLibrary();
        using var folder = new TemporaryFolder();
        TestGit.Run(folder.Path, "init", "-q");
        var state = GitReader.Read(folder.Path, out var problem);
        Assert.Null(problem);
        Assert.Null(state!.Commit);
        Assert.Null(state.Remote);
    }

    [Fact]
    public void A_folder_outside_any_repository_says_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(GitReader.Read(folder.Path, out var problem));
        Assert.Null(problem);
    }

    [Fact]
    public void A_broken_repository_is_told_with_a_hint()
    {
        SkipWithoutLibrary();
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD", "rubbish");
        folder.Write(".git/config", "[core\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git", "objects"));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git", "refs"));
        Assert.Null(GitReader.Read(folder.Path, out var problem));
        Assert.Equal("git-unreadable", problem?.Code);
        Assert.NotNull(problem?.Hint);
    }

    private static void SkipWithoutLibrary()
    {
        using var folder = new TemporaryFolder();
        TestGit.Run(folder.Path, "init", "-q");
        GitReader.Read(folder.Path, out var problem);
        Assert.SkipWhen(problem?.Code == "git-library-missing", "LibGit2Sharp brings no libgit2 for this kind of machine");
    }
}

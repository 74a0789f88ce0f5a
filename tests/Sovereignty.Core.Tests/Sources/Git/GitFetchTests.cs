using System.Net;
using Sovereignty.Model;
using Sovereignty.Sources;
using Sovereignty.Sources.Git;

namespace Sovereignty.Tests.Sources.Git;

public sealed class GitFetchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<Problem> problems = [];

    public GitFetchTests()
    {
        Commit("requirements.txt", "flask==3.0.0\n");
        Git("tag", "v1");
        Commit("requirements.txt", "flask==3.1.0\n");
    }

    private string Work => Path.Combine(folder.Path, "tree");

    private string Address => new Uri(Work).AbsoluteUri;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_newest_state_of_a_repository_is_read_as_a_folder_and_gone_afterwards()
    {
        string root;
        using (var fetched = Fetched(online: false))
        {
            var source = fetched.Open(Address)!;
            Assert.Empty(problems);
            root = source.Root;
            Assert.Equal("flask==3.1.0\n", File.ReadAllText(Path.Combine(root, "requirements.txt")));
            Assert.Equal((SourceKind.Folder, "tree"), (source.Kind, source.Name));
            Assert.Equal((Git("rev-parse", "HEAD").Trim(), "trunk", false), (source.Fetched!.Commit, source.Fetched.Branch, source.Fetched.Dirty));
            Assert.Equal(new DateOnly(2026, 5, 4), source.Fetched.CommittedAt);
            Assert.Equal("1\n", TestGit.Run(root, "rev-list", "--count", "HEAD"));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(root)));
    }

    [Fact]
    public void A_branch_or_tag_after_the_hash_is_what_is_read()
    {
        using var fetched = Fetched(online: false);
        Assert.Equal("flask==3.0.0\n", File.ReadAllText(Path.Combine(fetched.Open(Address + "#v1")!.Root, "requirements.txt")));
        Assert.Null(fetched.Open(Address + "#nowhere"));
        Assert.Equal("source-not-fetched", Assert.Single(problems).Code);
    }

    [Fact]
    public void Offline_no_address_of_the_network_is_asked()
    {
        using var server = new StaticServer(folder.Path);
        using var fetched = Fetched(online: false);
        Assert.Null(fetched.Open($"http://user:secret@{server.Host}/tree/.git"));
        var problem = Assert.Single(problems);
        Assert.Equal(("source-remote", ProblemSeverity.Error), (problem.Code, problem.Severity));
        Assert.Contains("--online", problem.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Asked);
    }

    [Fact]
    public void A_web_server_that_only_holds_the_files_of_a_repository_is_enough()
    {
        Git("update-server-info");
        using var server = new StaticServer(folder.Path);
        using var fetched = Fetched(online: true);
        var source = fetched.Open($"http://user:secret@{server.Host}/tree/.git");
        Assert.Empty(problems);
        Assert.Equal("flask==3.1.0\n", File.ReadAllText(Path.Combine(source!.Root, "requirements.txt")));
        Assert.Equal($"http://{server.Host}/tree/.git", source.Argument);
        Assert.Equal(source.Argument, source.Fetched!.Remote);
        Assert.True(server.Asked > 0);
    }

    [Fact]
    public void What_is_not_there_is_told_without_the_password_that_was_given()
    {
        using var server = new StaticServer(folder.Path);
        using var fetched = Fetched(online: true);
        Assert.Null(fetched.Open($"http://user:secret@{server.Host}/nothing.git"));
        var problem = Assert.Single(problems);
        Assert.Equal("source-not-fetched", problem.Code);
        Assert.Contains("not found", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message + problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_of_more_files_or_bytes_than_are_fetched_is_told_and_left_out()
    {
        Commit("more.txt", new string('x', 5000));
        foreach (var limits in (FetchLimits[])[new(long.MaxValue, 1, TimeSpan.FromMinutes(10)), new(4000, 100, TimeSpan.FromMinutes(10))])
        {
            var at = Directory.CreateDirectory(Path.Combine(folder.Path, $"to-{limits.Files}")).FullName;
            var failure = Assert.Throws<GitFetchException>(() => new GitFetch(GitAddress.Parse(Address)!, at, Path.Combine(at, "x"), limits, TestContext.Current.CancellationToken).Run());
            Assert.Contains("as much as is fetched", failure.Message, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(at, "x", "more.txt")));
        }
    }

    [Fact]
    public void What_takes_too_long_is_ended()
    {
        var limits = FetchLimits.Usual with { Time = TimeSpan.Zero };
        var at = Directory.CreateDirectory(Path.Combine(folder.Path, "slow")).FullName;
        // `upload-pack` of an address that never answers: a server that accepts and says nothing.
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = GitAddress.Parse($"git://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/x")!;
        Assert.Contains("longer", Assert.Throws<GitFetchException>(() => new GitFetch(address, at, Path.Combine(at, "x"), limits, TestContext.Current.CancellationToken).Run()).Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(300);
        Assert.Throws<OperationCanceledException>(() => new GitFetch(address, at, Path.Combine(at, "y"), FetchLimits.Usual, stop.Token).Run());
    }

    [Fact]
    public void Submodules_and_a_configuration_that_were_left_aside_are_told()
    {
        Commit(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = https://host.example/x.git\n");
        Commit("sovereignty.yaml", "organisation: Fremd\n");
        using var fetched = Fetched(online: false);
        var source = fetched.Open(Address)!;
        Assert.Equal(["submodules-not-fetched", "configuration-not-applied"], problems.Select(p => p.Code));
        Assert.Null(ConfigurationSource.Read(null, [source], problems).Folder);
    }

    [Fact]
    public void A_repository_without_a_commit_is_an_empty_folder()
    {
        var empty = Path.Combine(folder.Path, "empty");
        TestGit.Run(folder.Path, "init", "-q", "--bare", empty);
        using var fetched = Fetched(online: false);
        var source = fetched.Open(new Uri(empty).AbsoluteUri);
        Assert.Empty(problems);
        Assert.Null(source!.Fetched!.Commit);
    }

    private FetchedRepositories Fetched(bool online) => new(online, null, problems, TestContext.Current.CancellationToken);

    private void Commit(string path, string text)
    {
        if (!Directory.Exists(Work)) TestGit.Run(folder.Path, "init", "-q", "-b", "trunk", Work);
        folder.Write("tree/" + path, text);
        Git("add", ".");
        Git("commit", "-q", "-m", path);
    }

    private string Git(params string[] arguments) => TestGit.Run(Work, arguments);

    /// <summary>A web server that hands out the files of a folder, on this machine only.</summary>
    private sealed class StaticServer : IDisposable
    {
        private readonly LoopbackServer server;
        private readonly string root;
        private int asked;

        public StaticServer(string root)
        {
            this.root = root;
            server = new LoopbackServer(Reply);
        }

        public string Host => $"127.0.0.1:{server.Port}";

        public int Asked => asked;

        public void Dispose() => server.Dispose();

        private async Task Reply(HttpListenerContext context)
        {
            Interlocked.Increment(ref asked);
            var file = Path.Combine(root, context.Request.Url!.AbsolutePath.TrimStart('/'));
            context.Response.StatusCode = File.Exists(file) ? 200 : 404;
            if (File.Exists(file)) await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
            context.Response.Close();
        }
    }
}

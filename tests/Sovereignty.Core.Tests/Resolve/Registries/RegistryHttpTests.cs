using Sovereignty.Resolve.Registries;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class RegistryHttpTests : IDisposable
{
    private static readonly HttpLimits Short = RegistryTest.Limits with { LargestAnswer = 100 };

    private readonly RecordedServer server = new();
    private readonly RegistryHttp http = new(RegistryHttp.Handler(Short), TimeProvider.System, Short);

    [Fact]
    public async Task A_busy_server_is_asked_again_after_the_time_it_asks_for()
    {
        server.AnswerInTurn("/a", (503, "", [("Retry-After", "0")]), (429, "", []), (200, "{}", []));

        var fetched = await Get("a");

        Assert.Equal((FetchEnd.Found, 3), (fetched.End, server.Asked.Count));
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_for_long_is_not_asked_again()
    {
        server.Answer("/a", "", 429, ("Retry-After", "3600"));

        var fetched = await Get("a");

        Assert.Equal((FetchEnd.Failed, "it answered with status 429", 1), (fetched.End, fetched.Failure, server.Asked.Count));
    }

    [Fact]
    public async Task A_refusal_is_not_asked_again()
    {
        server.Answer("/a", "", 401);

        Assert.Equal(("it refuses with status 401", 1), ((await Get("a")).Failure, server.Asked.Count));
    }

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone()
    {
        server.Answer("/a", "", 500);
        for (var i = 0; i < 10; i++) await Get("a");

        Assert.Equal("it failed too often in a row", (await Get("a")).Failure);
        Assert.Equal(Short.DeadAfter * (1 + Short.Again), server.Asked.Count);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_given_up()
    {
        server.Drip("/a");
        using var impatient = new RegistryHttp(RegistryHttp.Handler(), TimeProvider.System, RegistryTest.Limits with { Patience = TimeSpan.FromMilliseconds(200) });

        var fetched = await impatient.GetJson(new Uri(server.Address + "a"), null, null, TestContext.Current.CancellationToken);

        Assert.Equal((FetchEnd.Failed, "it did not answer in time"), (fetched.End, fetched.Failure));
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_refused_whether_it_says_so_or_not()
    {
        server.Answer("/a", new string('x', 101));

        Assert.Equal(FetchEnd.Failed, (await Get("a")).End);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        server.Answer("/a", "{}", 200, ("ETag", "\"1\""), ("Last-Modified", "Mon, 01 Jun 2026 10:00:00 GMT"));
        var first = await Get("a");
        server.Answer("/a", "", 304);

        var second = await http.GetJson(new Uri(server.Address + "a"), null, first.Validator, TestContext.Current.CancellationToken);

        Assert.Equal((FetchEnd.Unchanged, "\"1\""), (second.End, server.Asked[1].Known));
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), first.Modified);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_credentials()
    {
        using var other = new RecordedServer();
        server.Answer("/a", "", 302, ("Location", other.Address + "b"));
        server.Answer("/same", "", 301, ("Location", "/b"));
        server.Answer("/b", "{}");
        other.Answer("/b", "{}");

        Assert.Equal(FetchEnd.Found, (await Get("a")).End);
        Assert.Equal(FetchEnd.Found, (await Get("same")).End);

        Assert.Equal("Bearer secret", server.Asked[0].Authorization);
        Assert.Null(Assert.Single(other.Asked).Authorization);
        Assert.Equal("Bearer secret", server.Asked.Single(a => a.Path == "/b").Authorization);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        server.Answer("/a", "", 302, ("Location", "/a"));

        Assert.Equal("it redirects without end", (await Get("a")).Failure);
    }

    [Fact]
    public async Task It_says_what_it_is_and_nothing_more()
    {
        server.Answer("/a", "{}");
        await Get("a");

        Assert.Equal("sovereignty", server.Asked[0].Agent);
    }

    [Fact]
    public async Task Giving_up_throws()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.GetJson(new Uri(server.Address), null, null, stop.Token));
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    private Task<Fetched> Get(string path) => http.GetJson(new Uri(server.Address + path), HttpCredentials.Bearer("secret"), null, TestContext.Current.CancellationToken);
}

using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries;
using Sovereignty.Resolve.Registries.Npm;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class NpmRegistryTests : IDisposable
{
    private readonly RecordedServer server = new();
    private readonly TemporaryFolder cache = new();
    private readonly RegistryHttp http = new(RegistryHttp.Handler(RegistryTest.Limits), TimeProvider.System, RegistryTest.Limits);

    [Fact]
    public async Task A_version_is_asked_for_alone_and_tells_licence_maker_source_and_deprecation()
    {
        server.Answer("/@acme%2fa/1.0.0", """
            { "name": "@acme/a", "version": "1.0.0", "license": "MIT", "author": { "name": "Acme" }, "repository": { "type": "git", "url": "git+https://github.com/acme/a.git" }, "deprecated": "use b" }
            """);

        var statement = (await Ask(Component("pkg:npm/@acme/a@1.0.0"))).Statements.Single().Value.Single();

        Assert.Equal(("MIT", "Acme", "git+https://github.com/acme/a.git", "use b"), (statement.Licence, statement.Maker, statement.SourceUrl, statement.Release!.Deprecated));
        Assert.Equal(Origin.Registry, statement.Origin);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_direct_dependency_is_worth_the_dates_of_the_whole_document()
    {
        server.Answer("/a", """
            { "dist-tags": { "latest": "2.0.0" }, "time": { "1.0.0": "2020-05-01T10:00:00.000Z", "2.0.0": "2024-06-01T10:00:00.000Z" },
              "versions": { "1.0.0": { "license": { "type": "ISC" } }, "2.0.0": {} } }
            """);

        var statement = (await Ask(Component("pkg:npm/a@1.0.0", direct: true))).Statements.Single().Value.Single();

        Assert.Equal("ISC", statement.Licence);
        Assert.Equal(new Release(new(2020, 5, 1), "2.0.0", new(2024, 6, 1), null), statement.Release);
    }

    [Fact]
    public async Task A_mirror_that_answers_for_no_version_is_asked_for_the_document_once()
    {
        server.Answer("/a", """{ "versions": { "1.0.0": { "license": "MIT" }, "2.0.0": { "licenses": [{ "type": "MIT" }, { "type": "Apache-2.0" }] } } }""");

        var found = await Ask(Component("pkg:npm/a@1.0.0"), Component("pkg:npm/a@2.0.0"));

        Assert.Equal("MIT", found.Statements["pkg:npm/a@1.0.0"][0].Licence);
        Assert.Equal("MIT OR Apache-2.0", found.Statements["pkg:npm/a@2.0.0"][0].Licence);
        Assert.Single(server.Asked, a => a.Path == "/a");
    }

    [Fact]
    public async Task Answers_are_kept_and_not_asked_for_again()
    {
        server.Answer("/a/1.0.0", """{ "license": "MIT" }""");
        await Ask(Component("pkg:npm/a@1.0.0"), Component("pkg:npm/unknown@1.0.0"));
        var before = server.Asked.Count;

        var again = await Ask(Component("pkg:npm/a@1.0.0"), Component("pkg:npm/unknown@1.0.0"));

        Assert.Equal((0, 2, before), (again.Asked, again.Kept, server.Asked.Count));
        Assert.Equal("MIT", again.Statements.Single().Value[0].Licence);
        Assert.Equal("registry-package-unknown", Assert.Single(again.Problems).Code);
    }

    [Fact]
    public async Task A_dead_registry_costs_its_facts_and_is_left_alone_soon()
    {
        using var dead = new ClosedPort();
        var configuration = new NpmConfiguration(new Uri(dead.Address), ImmutableDictionary<string, Uri>.Empty, ImmutableDictionary<string, HttpCredentials>.Empty);
        var components = Enumerable.Range(0, 40).Select(i => Component($"pkg:npm/p{i}@1.0.0")).ToList();

        var found = await RegistryLookup.Ask(components, [new NpmRegistry(configuration, http)], Options(), TestContext.Current.CancellationToken);

        Assert.Empty(found.Statements);
        var problem = Assert.Single(found.Problems);
        Assert.Equal(("registry-failed", "40 packages could not be looked up in the npm registry: it could not be reached"), (problem.Code, problem.Message));
        Assert.InRange(found.Asked, 1, 20);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("[]")]
    [InlineData("{\"license\": 7, \"author\": [], \"repository\": null, \"deprecated\": {}}")]
    public async Task A_strange_answer_costs_that_package_only(string body)
    {
        server.Answer("/strange/1.0.0", body);
        server.Answer("/a/1.0.0", """{ "license": "MIT" }""");

        var found = await Ask(Component("pkg:npm/strange@1.0.0"), Component("pkg:npm/a@1.0.0"));

        Assert.Equal("MIT", found.Statements["pkg:npm/a@1.0.0"][0].Licence);
        if (found.Statements.TryGetValue("pkg:npm/strange@1.0.0", out var strange)) Assert.Null(strange[0].Licence);
    }

    [Fact]
    public async Task A_token_is_sent_to_its_place_and_nowhere_else()
    {
        server.Answer("/npm/a/1.0.0", """{ "license": "MIT" }""");
        server.Answer("/other/@x%2fb/1.0.0", """{ "license": "MIT" }""");
        var configuration = new NpmConfiguration(new Uri(server.Address + "npm/"), new Dictionary<string, Uri> { ["@x"] = new(server.Address + "other/") },
            new Dictionary<string, HttpCredentials> { [$"//127.0.0.1:{server.Port}/npm/"] = HttpCredentials.Bearer("secret")! });

        await RegistryLookup.Ask([Component("pkg:npm/a@1.0.0"), Component("pkg:npm/@x/b@1.0.0")], [new NpmRegistry(configuration, http)], Options(), TestContext.Current.CancellationToken);

        Assert.Equal("Bearer secret", server.Asked.Single(a => a.Path == "/npm/a/1.0.0").Authorization);
        Assert.Null(server.Asked.Single(a => a.Path == "/other/@x%2fb/1.0.0").Authorization);
    }

    [Fact]
    public void The_users_npmrc_is_read_with_scopes_tokens_and_variables()
    {
        var (registry, scopes, credentials) = NpmConfiguration.Parse("""
            # a comment
            registry = "https://registry.example/npm"
            @acme:registry=https://registry.example/acme/
            //registry.example/acme/:_authToken=${TOKEN}
            //registry.example/old/:username=ada
            //registry.example/old/:_password=c2VjcmV0
            //registry.example/older/:_auth=YWRhOnNlY3JldA==
            fund=false
            """, name => name == "TOKEN" ? "t" : null);

        Assert.Equal("https://registry.example/npm/", registry!.AbsoluteUri);
        Assert.Equal("https://registry.example/acme/", scopes["@acme"].AbsoluteUri);
        Assert.Equal("Bearer t", credentials["//registry.example/acme/"].Header.ToString());
        Assert.Equal("Basic YWRhOnNlY3JldA==", credentials["//registry.example/old/"].Header.ToString());
        Assert.Equal("Basic YWRhOnNlY3JldA==", credentials["//registry.example/older/"].Header.ToString());
        Assert.DoesNotContain("YWRh", credentials["//registry.example/old/"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_ends_the_questions()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RegistryLookup.Ask([Component("pkg:npm/a@1.0.0")], [new NpmRegistry(Configuration(), http)], Options(), stop.Token));
    }

    [Fact]
    public async Task What_a_registry_says_names_no_host()
    {
        server.Answer("/a/1.0.0", """{ "license": "MIT" }""");

        var statement = (await Ask(Component("pkg:npm/a@1.0.0"))).Statements.Single().Value.Single();

        Assert.Equal(("the npm registry", null), (statement.Because.Text, statement.Because.Source));
    }

    public void Dispose()
    {
        server.Dispose();
        cache.Dispose();
        http.Dispose();
    }

    private Task<RegistryFindings> Ask(params IReadOnlyList<Component> components) =>
        RegistryLookup.Ask(components, [new NpmRegistry(Configuration(), http)], Options(), TestContext.Current.CancellationToken);

    private NpmConfiguration Configuration() => new(new Uri(server.Address), ImmutableDictionary<string, Uri>.Empty, ImmutableDictionary<string, HttpCredentials>.Empty);

    private RegistryOptions Options() => new() { CacheFolder = cache.Path };

    private static Component Component(string purl, bool direct = false)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component { Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Direct = direct };
    }
}

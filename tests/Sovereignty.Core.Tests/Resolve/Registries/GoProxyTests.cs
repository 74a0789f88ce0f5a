using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Go;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class GoProxyTests : RegistryTest
{
    [Fact]
    public async Task Dates_origin_deprecation_and_retraction_are_told()
    {
        Server.Answer("/acme.example/core/@v/v1.0.0.info", """{ "Version": "v1.0.0", "Time": "2020-01-01T00:00:00Z", "Origin": { "VCS": "git", "URL": "https://github.com/acme/core" } }""");
        Server.Answer("/acme.example/core/@latest", """{ "Version": "v1.5.0", "Time": "2024-01-01T00:00:00Z" }""");
        Server.Answer("/acme.example/core/@v/v1.5.0.mod", "// Deprecated: use acme.example/core/v2\nmodule acme.example/core\n\nretract (\n\tv1.4.0\n\t[v0.9.0, v1.0.0] // broken\n)\n");

        var statement = await AskOne(new GoProxy(new GoProxySettings([Place()], []), Http), "pkg:golang/acme.example/core@v1.0.0");

        Assert.Equal("https://github.com/acme/core", statement.SourceUrl);
        Assert.Equal(new Release(new(2020, 1, 1), "v1.5.0", new(2024, 1, 1), "use acme.example/core/v2", true), statement.Release);
    }

    [Fact]
    public async Task A_private_module_is_told_to_no_proxy()
    {
        var found = await Ask(new GoProxy(new GoProxySettings([Place()], ["*.corp.example", "github.com/acme/secret"]), Http), "pkg:golang/git.corp.example/x@v1.0.0", "pkg:golang/github.com/acme/secret/sub@v1.0.0");

        Assert.Empty(found.Statements);
        Assert.Empty(Server.Asked);
    }

    [Theory]
    [InlineData("github.com/Azure/azure-sdk-for-go", "github.com/!azure/azure-sdk-for-go")]
    [InlineData("v1.0.0+incompatible", "v1.0.0+incompatible")]
    public void Capitals_are_written_small_with_a_mark(string path, string expected) => Assert.Equal(expected, GoProxy.Escape(path));

    [Theory]
    [InlineData("https://a.example,https://b.example,direct", "https://a.example/ https://b.example/")]
    [InlineData("direct", "")]
    [InlineData("off", "")]
    [InlineData("https://a.example|off|https://b.example", "https://a.example/")]
    public async Task The_proxies_that_go_is_set_to_are_asked_up_to_direct_or_off(string variable, string expected)
    {
        var settings = await GoProxySettings.Of(MachineWith(("GOPROXY", variable)), Place(), TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(' ', settings?.Proxies.Select(p => p.Address.AbsoluteUri) ?? []));
    }

    [Fact]
    public async Task What_go_keeps_and_what_go_answers_are_taken_in_turn()
    {
        var machine = MachineWith() with { Ask = (_, _, _) => Task.FromResult<string?>("https://answered.example,direct") };
        var answered = await GoProxySettings.Of(machine, null, TestContext.Current.CancellationToken);
        Folder.Write(".config/go/env", "GOPRIVATE=corp.example\nGOPROXY=https://kept.example\n");
        var kept = await GoProxySettings.Of(machine, null, TestContext.Current.CancellationToken);

        Assert.Equal("https://answered.example/", answered!.Proxies.Single().Address.AbsoluteUri);
        Assert.Equal(("https://kept.example/", false), (kept!.Proxies.Single().Address.AbsoluteUri, kept.Allows("corp.example/x")));
    }
}

using System.Collections.Immutable;
using Sovereignty.Resolve.Registries;
using Sovereignty.Resolve.Registries.Npm;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class AnswerCacheTests : RegistryTest
{
    private readonly Clock clock = new();

    [Fact]
    public async Task An_old_answer_is_asked_for_again_with_its_tag_and_stays_if_nothing_changed()
    {
        Server.Answer("/a", Document, 200, ("ETag", "\"7\""));
        await Ask(Npm(), clock, "pkg:npm/a@1.0.0");
        Server.Answer("/a", "", 304);
        clock.Days += 10;

        var again = await Ask(Npm(), clock, "pkg:npm/a@1.0.0");
        var kept = await Ask(Npm(), clock, "pkg:npm/a@1.0.0");

        Assert.Equal((1, 0, "MIT", "\"7\""), (again.Asked, again.Kept, again.Statements.Single().Value[0].Licence, Server.Asked[^1].Known));
        Assert.Equal((0, 1), (kept.Asked, kept.Kept));
    }

    [Fact]
    public async Task An_old_answer_speaks_when_the_registry_is_silent_and_is_dated()
    {
        Server.Answer("/a", Document);
        await Ask(Npm(), clock, "pkg:npm/a@1.0.0");
        Server.Answer("/a", "", 500);
        var first = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        clock.Days += 10;

        var found = await Ask(Npm(), clock, "pkg:npm/a@1.0.0");

        Assert.Equal(("MIT", first), (found.Statements.Single().Value[0].Licence, found.Statements.Single().Value[0].Because.Checked));
        Assert.Equal("registry-failed", Assert.Single(found.Problems).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"Purl\":\"pkg:npm/other@1.0.0\",\"At\":\"2026-01-01T00:00:00Z\",\"Answer\":{\"Licence\":\"GPL-3.0-only\"}}")]
    [InlineData("[1,2]")]
    public async Task A_damaged_file_costs_a_question(string text)
    {
        Server.Answer("/a", Document);
        await Ask(Npm(), clock, "pkg:npm/a@1.0.0");
        var file = Directory.EnumerateFiles(Path.Combine(Folder.Path, "cache"), "*.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var found = await Ask(Npm(), clock, "pkg:npm/a@1.0.0");

        Assert.Equal((1, "MIT"), (found.Asked, found.Statements.Single().Value[0].Licence));
    }

    [Fact]
    public async Task Runs_at_once_do_not_disturb_each_other()
    {
        Server.Answer("/a", Document);
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask(Npm(), clock, "pkg:npm/a@1.0.0")));

        Assert.All(runs, r => Assert.Equal("MIT", r.Statements.Single().Value[0].Licence));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Folder.Path, "cache"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_nothing_but_the_keeping()
    {
        Folder.Write("cache", "a file, no folder");
        Server.Answer("/a", Document);

        Assert.Equal("MIT", (await Ask(Npm(), clock, "pkg:npm/a@1.0.0")).Statements.Single().Value[0].Licence);
    }

    private const string Document = """{ "versions": { "1.0.0": { "license": "MIT" } } }""";

    private NpmRegistry Npm() => new(new NpmConfiguration(new Uri(Server.Address), ImmutableDictionary<string, Uri>.Empty, ImmutableDictionary<string, HttpCredentials>.Empty), Http);

    private sealed class Clock : TimeProvider
    {
        public int Days { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(Days);
    }
}

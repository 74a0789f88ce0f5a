using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries;
using Sovereignty.Resolve.Registries.Graphs;
using Sovereignty.Resolve.Registries.Npm;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class ComputedGraphTests : RegistryTest
{
    [Fact]
    public async Task A_manifest_without_a_lock_file_gets_what_npm_would_install()
    {
        Server.Answer("/a", """
            { "dist-tags": { "latest": "1.5.0" }, "versions": { "1.0.0": {}, "1.9.0": {}, "1.5.0": { "dependencies": { "b": "^2.0.0", "both": "1.0.0" }, "optionalDependencies": { "gone": "^1.0.0", "both": "1.0.0" },
              "peerDependencies": { "c": "*", "maybe": "*" }, "peerDependenciesMeta": { "maybe": { "optional": true } } } } }
            """);
        Server.Answer("/b", """{ "dist-tags": { "latest": "3.0.0" }, "versions": { "2.1.0": { "dependencies": { "a": "^1.0.0" } }, "2.2.0": { "deprecated": "broken" }, "3.0.0": {}, "2.3.0-rc.1": {} } }""");
        Server.Answer("/c", """{ "dist-tags": { "latest": "0.1.0" }, "versions": { "0.1.0": {} } }""");
        Server.Answer("/both", """{ "dist-tags": { "latest": "1.0.0" }, "versions": { "1.0.0": {} } }""");
        var problems = new List<Problem>();

        var merged = ComponentMerger.Merge([.. await Compute(problems, Manifest(("a", "^1.0.0"))), Manifest(("a", "^1.0.0"))]);

        Assert.Equal(["pkg:npm/a@1.5.0", "pkg:npm/b@2.1.0", "pkg:npm/both@1.0.0", "pkg:npm/c@0.1.0"], merged.Components.Select(c => c.Id));
        Assert.Equal([EvidenceKind.Computed, EvidenceKind.Declared], merged.Components[0].Evidence.Select(e => e.Kind).Order().Reverse());
        Assert.Equal((true, false, Scope.Optional), (merged.Components[0].Direct, merged.Components[1].Direct, merged.Components[2].Scope));
        Assert.Contains(new DependencyEdge("pkg:npm/b@2.1.0", "pkg:npm/a@1.5.0"), merged.Edges);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task What_the_registry_does_not_hold_is_told()
    {
        var problems = new List<Problem>();

        await Compute(problems, Manifest(("missing", "^1.0.0"), ("here", "file:../here"), ("forge", "github:acme/x")));

        Assert.Equal(("graph-incomplete", "package.json"), (Assert.Single(problems).Code, problems[0].Path));
        Assert.StartsWith("1 packages", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_computed_where_a_lock_file_speaks()
    {
        var locked = new Detection("npm/package-lock", "package-lock.json");
        locked.Add(new DetectedComponent { Purl = PackageUrl.Create("npm", null, "a", "1.0.0"), Evidence = EvidenceKind.Locked });

        Assert.Empty(ComputedGraphs.Manifests([Manifest(("a", "^1.0.0")), locked]));
        Assert.Single(ComputedGraphs.Manifests([Manifest(("a", "^1.0.0"))]));
    }

    [Theory]
    [InlineData("^1.0.0", "1.5.0")]
    [InlineData(">1.5.0", "1.9.0")]
    [InlineData("next", "2.0.0-beta.1")]
    [InlineData("^3.0.0", null)]
    [InlineData("unknown-tag", null)]
    public void The_tagged_version_comes_first_then_the_highest(string range, string? expected)
    {
        using var json = JsonDocument.Parse("""{ "dist-tags": { "latest": "1.5.0", "next": "2.0.0-beta.1" }, "versions": { "1.0.0": {}, "1.5.0": {}, "1.9.0": {}, "2.0.0-beta.1": {} } }""");

        Assert.Equal(expected, NpmGraph.Pick(json.RootElement, range)?.ToString());
    }

    private Task<IReadOnlyList<Detection>> Compute(List<Problem> problems, Detection manifest) => ComputedGraphs.Compute(
        [(manifest, "npm")], [new NpmRegistry(new NpmConfiguration(new Uri(Server.Address), ImmutableDictionary<string, Uri>.Empty, ImmutableDictionary<string, HttpCredentials>.Empty), Http)],
        problems, TestContext.Current.CancellationToken);

    private static Detection Manifest(params (string Name, string Range)[] wishes)
    {
        var found = new Detection("npm/package-json", "package.json");
        foreach (var (name, range) in wishes) found.Add(new DetectedComponent { Purl = PackageUrl.Create("npm", null, name), Requested = range, Direct = true, Line = 3, Evidence = EvidenceKind.Declared });
        return found;
    }
}

using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Tests.Detect;

/// <summary>A manifest says what a lock file beside it leaves out: what its packages are needed for, and which of them were asked for.</summary>
public sealed class LockCompletionTests
{
    [Fact]
    public void What_a_manifest_needs_for_development_only_is_so_with_all_that_it_needs_in_turn()
    {
        var merged = ComponentMerger.Merge([
            Manifest("", ("web", Scope.Runtime), ("lint", Scope.Development)),
            Lock("", Gives.Edges, ["web", "lint", "parser", "shared"], ("lint", "parser"), ("lint", "shared"), ("web", "shared")),
        ]);
        Assert.Equal(
            ["lint Development direct", "parser Development transitive", "shared Runtime transitive", "web Runtime direct"],
            merged.Components.Select(c => $"{c.Name} {c.Scope} {(c.Direct == true ? "direct" : c.Direct == false ? "transitive" : "?")}"));
        Assert.Equal(4, merged.Occurrences.Count(o => o.Path == "a.lock" && o.Direct is not null));
        Assert.Equal(2, merged.Occurrences.Count(o => o.Path == "a.lock" && o.Scope == Scope.Development));
    }

    [Fact]
    public void What_nothing_needs_and_no_manifest_names_counts_as_run_time_and_stays_unknown()
    {
        var merged = ComponentMerger.Merge([Manifest("", ("lint", Scope.Test)), Lock("", Gives.Edges, ["lint", "other"])]);
        var other = merged.Components.Single(c => c.Name == "other");
        Assert.Equal((Scope.Runtime, null), (other.Scope, other.Direct));
    }

    [Fact]
    public void Packages_that_need_each_other_and_nobody_names_count_as_run_time()
    {
        var merged = ComponentMerger.Merge([Manifest("", ("lint", Scope.Test)), Lock("", Gives.Edges, ["lint", "a", "b"], ("a", "b"), ("b", "a"))]);
        Assert.Equal(["a Runtime", "b Runtime", "lint Test"], merged.Components.Select(c => $"{c.Name} {c.Scope}"));
    }

    [Fact]
    public void A_format_that_says_it_itself_is_not_overruled()
    {
        var merged = ComponentMerger.Merge([Manifest("", ("lint", Scope.Test)), Lock("", Gives.Edges | Gives.Scope | Gives.Relation, ["lint", "parser"], ("lint", "parser"))]);
        Assert.Equal(["lint Runtime ", "parser Runtime "], merged.Components.Select(c => $"{c.Name} {c.Scope} {(c.Name == "lint" ? "" : c.Direct)}"));
    }

    [Fact]
    public void Without_a_manifest_a_lock_file_stands_as_it_is()
    {
        var merged = ComponentMerger.Merge([Manifest("here/", ("lint", Scope.Test)), Lock("there/", Gives.Edges, ["lint", "parser"], ("lint", "parser"))]);
        Assert.All(merged.Components.Where(c => c.Version is not null), c => Assert.Equal((Scope.Runtime, null), (c.Scope, c.Direct)));
    }

    [Fact]
    public void A_part_of_the_own_repository_stays_one_when_a_manifest_asks_for_it()
    {
        var locked = new Detection("test/lock", "a.lock");
        locked.Add(new DetectedComponent { Purl = Purl("part", "1.0"), Own = true });
        var merged = ComponentMerger.Merge([Manifest("", ("part", Scope.Runtime)), locked]);
        Assert.True(Assert.Single(merged.Components).Own);
    }

    private static Detection Manifest(string folder, params (string Name, Scope Scope)[] wishes)
    {
        var found = new Detection("test/manifest", folder + "a.manifest");
        foreach (var (name, scope) in wishes) found.Add(new DetectedComponent { Purl = Purl(name, null), Scope = scope, Direct = true, Evidence = EvidenceKind.Declared });
        return found;
    }

    private static Detection Lock(string folder, Gives gives, string[] names, params (string From, string To)[] needs)
    {
        var found = new Detection("test/lock", folder + "a.lock") { Gives = gives };
        var handles = names.ToDictionary(n => n, n => found.Add(new DetectedComponent { Purl = Purl(n, "1.0") }));
        foreach (var (from, to) in needs) found.Edge(handles[from], handles[to]);
        return found;
    }

    private static PackageUrl Purl(string name, string? version) => PackageUrl.Create("npm", null, name, version);
}

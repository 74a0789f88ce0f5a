using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Tests.Detect;

public sealed class ComponentMergerTests
{
    private static readonly LineDetector Lock = new("a.lock", EvidenceKind.Locked);
    private static readonly LineDetector Wish = new("a.wish", EvidenceKind.Declared);

    [Fact]
    public void One_package_in_many_files_is_one_component_with_all_places()
    {
        var merged = ComponentMerger.Merge([DetectorTester.Run(Lock, "x/a.lock", "one 1.0"), DetectorTester.Run(Lock, "y/a.lock", "zero 0\none 1.0")]);
        var one = merged.Components.Single(c => c.Name == "one");
        Assert.Equal(["x/a.lock:1", "y/a.lock:2"], one.Evidence.Select(e => $"{e.Path}:{e.Line}"));
        Assert.Equal(2, merged.Occurrences.Count(o => o.Component == one.Id));
    }

    [Theory]
    [InlineData("a.wish", "a.lock")]
    [InlineData("packages/web/a.wish", "a.lock")]
    public void The_nearest_locks_version_wins_over_the_range(string wish, string locked)
    {
        var merged = ComponentMerger.Merge([DetectorTester.Run(Wish, wish, "one ^1.0"), DetectorTester.Run(Lock, locked, "one 1.2.3")]);
        var one = Assert.Single(merged.Components);
        Assert.Equal(("pkg:npm/one@1.2.3", "^1.0", 2), (one.Id, one.Requested, one.Evidence.Length));
    }

    [Fact]
    public void Of_several_locked_versions_the_direct_one_is_what_was_asked_for()
    {
        var merged = ComponentMerger.Merge([DetectorTester.Run(Wish, "a.wish", "one ^2"), DetectorTester.Run(Lock, "a.lock", "one 1.0 transitive\none 2.0 direct")]);
        Assert.Equal([1, 2], merged.Components.Select(c => c.Evidence.Length));
    }

    [Fact]
    public void A_wish_without_a_lock_stays_without_a_version()
    {
        var merged = ComponentMerger.Merge([DetectorTester.Run(Wish, "a/a.wish", "one ^1.0"), DetectorTester.Run(Lock, "b/a.lock", "one 1.2.3")]);
        Assert.Equal(["pkg:npm/one", "pkg:npm/one@1.2.3"], merged.Components.Select(c => c.Id));
        Assert.Null(merged.Components[0].Version);
    }

    [Fact]
    public void NuGet_names_that_differ_in_case_are_one()
    {
        var a = new Detection("test/a", "a");
        a.Add(new DetectedComponent { Purl = PackageUrl.Create("nuget", null, "newtonsoft.json", "13.0.1") });
        var b = new Detection("test/b", "b");
        b.Add(new DetectedComponent { Purl = PackageUrl.Create("nuget", null, "Newtonsoft.Json", "13.0.1") });
        Assert.Equal("pkg:nuget/Newtonsoft.Json@13.0.1", Assert.Single(ComponentMerger.Merge([a, b]).Components).Id);
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        Detection[] files =
        [
            DetectorTester.Run(Lock, "x/a.lock", "one 1.0\ntwo 2.0"), DetectorTester.Run(Wish, "x/a.wish", "one ^1"), DetectorTester.Run(Lock, "y/a.lock", "two 2.0\none 1.0"),
        ];
        var forwards = ComponentMerger.Merge(files);
        var backwards = ComponentMerger.Merge(files.Reverse());
        Assert.Equal(forwards.Components.Select(c => c.Id), backwards.Components.Select(c => c.Id));
        Assert.Equal(forwards.Edges, backwards.Edges);
        Assert.Equal([("pkg:npm/one@1.0", "pkg:npm/two@2.0"), ("pkg:npm/two@2.0", "pkg:npm/one@1.0")], forwards.Edges.Select(e => (e.From, e.To)));
    }
}

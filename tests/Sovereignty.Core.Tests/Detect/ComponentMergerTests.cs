using FsCheck;
using FsCheck.Fluent;
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
    public void A_locked_commit_stands_for_the_tag_that_was_asked_for()
    {
        var wish = DetectorTester.Run(new Sovereignty.Detect.Python.Pipfile(), "Pipfile", "[packages]\na = {git = \"https://git.example/a.git\", ref = \"v1\"}");
        var locked = DetectorTester.Run(new Sovereignty.Detect.Python.PipfileLock(), "Pipfile.lock", """{"default": {"a": {"git": "https://git.example/a.git", "ref": "0a1b2c"}}}""");
        var one = Assert.Single(ComponentMerger.Merge([wish, locked]).Components);
        Assert.Equal(("pkg:pypi/a?vcs_url=git%2Bhttps://git.example/a.git%400a1b2c", 2), (one.Id, one.Evidence.Length));
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

    [Fact]
    public void The_order_of_files_does_not_matter_whatever_they_say() => Prop.ForAll(Scans().ToArbitrary(), scan =>
    {
        var sorted = ComponentMerger.Merge(scan);
        var shuffled = ComponentMerger.Merge(scan.OrderBy(d => new string([.. d.Path.Reverse()]), StringComparer.Ordinal).ThenByDescending(d => d.Detector, StringComparer.Ordinal));
        return Text(sorted) == Text(shuffled) && Text(sorted) == Text(ComponentMerger.Merge(scan.AsEnumerable().Reverse()));
    }).Holds();

    [Fact]
    public void Every_place_is_kept_and_every_component_has_one() => Prop.ForAll(Scans().ToArbitrary(), scan =>
    {
        var merged = ComponentMerger.Merge(scan);
        var places = scan.SelectMany(d => d.Components.Select(c => (d.Detector, d.Path, c.Line))).ToHashSet();
        var kept = merged.Components.SelectMany(c => c.Evidence.Select(e => (e.Detector, e.Path, e.Line))).ToHashSet();
        var ids = merged.Components.Select(c => c.Id).ToList();
        return places.SetEquals(kept) && merged.Components.All(c => c.Evidence.Length > 0) && ids.Distinct(StringComparer.OrdinalIgnoreCase).Count() == ids.Count
            && merged.Edges.All(e => ids.Contains(e.From) && ids.Contains(e.To) && e.From != e.To);
    }).Holds();

    [Fact]
    public void Merging_what_was_merged_in_two_halves_gives_no_more_components() => Prop.ForAll(Scans().ToArbitrary(), scan =>
    {
        var all = ComponentMerger.Merge(scan).Components.Length;
        var halves = scan.Chunk(Math.Max(1, scan.Count / 2)).Sum(half => ComponentMerger.Merge(half).Components.Length);
        return all <= halves;
    }).Holds();

    [Fact]
    public void A_range_is_never_counted_beside_the_version_that_a_lock_file_above_it_fixes() => Prop.ForAll(Scans().ToArbitrary(), scan =>
    {
        var merged = ComponentMerger.Merge(scan);
        var locked = scan.SelectMany(d => d.Components.Where(c => c.Evidence != EvidenceKind.Declared && c.Purl.Version is not null).Select(c => (Folder: RootedPath.FolderOf(d.Path), Key: KeyOf(c.Purl))));
        return merged.Components.Where(c => c.Version is null).All(open => open.Evidence.All(e =>
            e.Kind != EvidenceKind.Declared || !locked.Any(l => l.Key == KeyOf(open.Purl!) && RootedPath.Upwards(RootedPath.FolderOf(e.Path)).Contains(l.Folder))));
    }).Holds();

    private static string KeyOf(PackageUrl purl) => purl.Type == "nuget" ? $"nuget {purl.Name.ToLowerInvariant()}" : $"{purl.Type} {purl.Name}";

    private static Gen<List<Detection>> Scans()
    {
        var component = from name in Gen.Elements("one", "two", "Three")
                        from version in Gen.Elements("1.0", "2.0", null)
                        from type in Gen.Elements("npm", "nuget")
                        from upper in Gen.Elements(true, false)
                        from evidence in Gen.Elements(Enum.GetValues<EvidenceKind>())
                        from scope in Gen.Elements(Enum.GetValues<Scope>())
                        from direct in Gen.Elements<bool?>(true, false, null)
                        from line in Gen.Choose(1, 9)
                        select new DetectedComponent
                        {
                            Purl = PackageUrl.Create(type, null, type == "nuget" && upper ? name.ToUpperInvariant() : name, version), Evidence = evidence, Scope = scope, Direct = direct, Line = line, Requested = version is null ? "^1" : null,
                        };
        var file = from components in component.ListOf()
                   from edges in Gen.Choose(0, 5).ArrayOf(4)
                   select (components, edges);
        return file.ListOf(6).Select(files =>
        {
            string[] paths = ["a/lock", "a/wish", "a/b/wish", "c/lock", "wish", "a/b/lock"];
            return files.Select((f, i) =>
            {
                var detection = new Detection($"test/{i % 2}", paths[i]);
                var handles = f.components.Select(detection.Add).ToList();
                if (handles.Count > 0)
                {
                    for (var e = 0; e < 4; e += 2) detection.Edge(handles[f.edges[e] % handles.Count], handles[f.edges[e + 1] % handles.Count]);
                }

                return detection;
            }).ToList();
        });
    }

    private static string Text(MergedComponents merged) => string.Join('\n', merged.Components.Select(c =>
        $"{c.Id} {c.Requested} {c.Scope} {c.Direct} {c.Own} {c.Kind} {string.Join(',', c.Evidence.Select(e => $"{e.Detector} {e.Path} {e.Line} {e.Kind}"))}"))
        + string.Join('\n', merged.Edges.Select(e => $"{e.From} -> {e.To}")) + string.Join('\n', merged.Occurrences.Select(o => $"{o.Component} {o.Path} {o.Scope} {o.Direct}"));
}

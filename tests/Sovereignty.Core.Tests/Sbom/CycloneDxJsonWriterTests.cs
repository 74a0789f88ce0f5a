using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Sbom;
using Sovereignty.Tests.Detect;
using Sovereignty.Tests.Store;

namespace Sovereignty.Tests.Sbom;

public sealed class CycloneDxJsonWriterTests
{
    private static readonly IDetector Reader = Detectors.All.Single(d => d.Name == "sbom/cyclonedx-json");

    [Fact]
    public void A_scan_is_written_as_approved()
    {
        var scan = Sample.Scan("aaaa1111");
        var edge = new DependencyEdge(scan.Components[0].Id, "pkg:npm/two@2");
        var two = scan.Components[0] with { Id = edge.To, Name = "two", Version = "2", Purl = PackageUrl.Create("npm", null, "two", "2"), Direct = false, Scope = Scope.Test, Facts = ComponentFacts.Unknown };
        Golden.Matches(Write(scan with { Components = [scan.Components[0], two], Edges = [edge] }), "Expected/sample.cdx.json");
    }

    [Fact]
    public void The_same_scan_gives_the_same_bytes() => Assert.Equal(Write(Sample.Scan("a")), Write(Sample.Scan("a")));

    [Fact]
    public void What_is_written_is_read_back_as_the_same_components() => Prop.ForAll(Components().ToArbitrary(), components =>
    {
        var scan = Sample.Scan("x") with { Components = components, Edges = [], Vendors = ImmutableSortedDictionary<string, VendorProfile>.Empty };
        var back = ComponentMerger.Merge([DetectorTester.Run(Reader, "x.cdx.json", Write(scan))]).Components;
        return back.Select(Describe).SequenceEqual(components.Select(Describe));
    }).QuickCheckThrowOnFailure();

    private static string Describe(Component c) => $"{c.Id} {c.Own} {c.Kind} {c.Scope} {c.Direct} {c.Requested} {c.Declared.Licence} {c.Declared.Maker} {string.Join(' ', c.Declared.Hashes)} {c.Declared.SourceUrl}";

    private static Gen<ImmutableArray<Component>> Components()
    {
        var one = from type in Gen.Elements("npm", "nuget", "maven", "golang", "generic")
                  from name in Gen.Elements("core", "left-pad", "Ünïcode", "a b", "x+y", "\"quoted\"", "<b>")
                  from version in Gen.Elements("1.0.0", "2.0.0-rc.1+build", "v1", null)
                  from scope in Gen.Elements(Enum.GetValues<Scope>())
                  from direct in Gen.Elements<bool?>(true, false, null)
                  from licence in Gen.Elements(null, "MIT", "UNLICENSED", "Some \u202e words")
                  from hash in Gen.Elements<ImmutableArray<string>>([], ["sha256:" + new string('a', 64)])
                  let purl = PackageUrl.Create(type, type == "maven" ? "org.example" : null, name, version)
                  select new Component
                  {
                      Id = purl.ToString(), Own = scope == Scope.Optional, Kind = ComponentKind.Library, Name = purl.FullName, Version = purl.Version, Purl = purl, Scope = scope, Direct = direct,
                      Requested = version is null ? "^1" : null,
                      Evidence = [new Evidence("test/x", "x", 1, EvidenceKind.Locked)],
                      Declared = new Declarations { Licence = licence, Maker = licence is null ? null : "A Maker", Hashes = hash, SourceUrl = scope == Scope.Test ? "https://git.example/a" : null },
                  };
        return one.ListOf().Select(list => list.DistinctBy(c => c.Id).OrderBy(c => c.Id, StringComparer.Ordinal).ToImmutableArray());
    }

    private static string Write(Scan scan)
    {
        using var stream = new MemoryStream();
        CycloneDxJsonWriter.Write(scan, "sample", stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Sovereignty.Detect;
using Sovereignty.Detect.Sbom;
using Sovereignty.Model;
using Sovereignty.Sbom;
using Sovereignty.Tests.Detect;
using Sovereignty.Tests.Store;

namespace Sovereignty.Tests.Sbom;

/// <summary>
/// What we write we read back as the same components and edges, in every format, with or without facts resolved. What no format carries back:
/// the places in the scanned tree (read back, a component stands in the SBOM), components without a purl (they get a generic one), hashes of
/// algorithms that CycloneDX and SPDX do not name, and services, which follow from the components. XML cannot hold control characters.
/// </summary>
public sealed class RoundTripTests
{
    private static readonly Because Because = new("a test");

    public static TheoryData<string, string> Formats => new()
    {
        { "cyclonedx", "1.6" }, { "cyclonedx", "1.7" }, { "cyclonedx-xml", "1.6" }, { "cyclonedx-xml", "1.7" }, { "spdx", "1.6" }, { "spdx3", "1.6" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_read_back_as_the_same_scan(string format, string version) => Prop.ForAll(Scans().ToArbitrary(), scan =>
    {
        var bytes = Write(scan, SbomFormats.Named(format)!.Value, version);
        var reader = SbomKind.Of(bytes)!;
        var back = ComponentMerger.Merge([DetectorTester.Run(reader, "x", bytes)]);
        Assert.Equal(scan.Components.Select(Describe), back.Components.Select(Describe));
        Assert.Equal(scan.Edges, back.Edges);
    }).Holds();

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_read_back_and_written_again_says_the_same(string format, string version)
    {
        var kind = SbomFormats.Named(format)!.Value;
        var scan = Sample.Scan("x") with { Vendors = ImmutableSortedDictionary<string, VendorProfile>.Empty };
        scan = scan with { Components = [.. scan.Components.Select(c => c with { Facts = ComponentFacts.Unknown, Declared = c.Declared with { Hashes = [] } })] };
        var once = ComponentMerger.Merge([DetectorTester.Run(SbomKind.Of(Write(scan, kind, version))!, "x", Write(scan, kind, version))]).Components;
        var again = Write(scan with { Components = [.. once] }, kind, version);
        Assert.Equal(once.Select(Describe), ComponentMerger.Merge([DetectorTester.Run(SbomKind.Of(again)!, "x", again)]).Components.Select(Describe));
    }

    private static string Describe(Component c) =>
        $"{c.Id} {c.Name} {c.Version} own={c.Own} {c.Kind} {c.Scope} {c.Direct} [{c.Requested}] licence={c.Declared.Licence} maker={c.Declared.Maker} {c.Declared.MakerCountry} supplier={c.Declared.Supplier} {c.Declared.SupplierCountry} "
        + $"source={c.Declared.SourceUrl} from={c.Declared.DownloadUrl} {string.Join(' ', c.Declared.Hashes)}";

    private static Gen<Scan> Scans() =>
        from components in Components().ListOf()
        let sorted = components.DistinctBy(c => c.Id).OrderBy(c => c.Id, StringComparer.Ordinal).ToImmutableArray()
        from picks in Gen.Choose(0, 1000).ListOf()
        select Sample.Scan("x") with
        {
            Components = [.. sorted],
            Edges = [.. Edges(sorted, picks).Distinct().Order()],
            Vendors = ((ImmutableSortedDictionary<string, VendorProfile>)Sample.Scan("x").Vendors).Add("stated:jane", Stated("stated:jane", "Jane Doe <jane@city.example>")),
        };

    private static IEnumerable<DependencyEdge> Edges(ImmutableArray<Component> components, List<int> picks)
    {
        for (var i = 0; i + 1 < picks.Count && components.Length > 1; i += 2)
        {
            var (from, to) = (picks[i] % components.Length, picks[i + 1] % components.Length);
            if (from != to) yield return new DependencyEdge(components[from].Id, components[to].Id);
        }
    }

    private static VendorProfile Stated(string id, string name) => new(
        new Vendor { Id = id, Name = name, Citation = new Citation("stated", new DateOnly(2026, 11, 22), Confidence.Low, "") }, [id], null, null, null, null, Confidence.Low);

    private static Gen<Component> Components() =>
        from type in Gen.Elements("npm", "nuget", "maven", "golang", "generic", "docker")
        from name in Gen.Elements("core", "left-pad", "Ünïcode", "a b", "x+y", "\"quoted\"", "<b>&amp;", "a%0Ab", "𝒳")
        from version in Gen.Elements("1.0.0", "2.0.0-rc.1+build", "v1", null)
        from scope in Gen.Elements(Enum.GetValues<Scope>())
        from direct in Gen.Elements<bool?>(true, false, null)
        from kind in Gen.Elements(ComponentKind.Library, ComponentKind.Application, ComponentKind.Container, ComponentKind.BuildPart, ComponentKind.OperatingSystemPackage, ComponentKind.File)
        from declared in Declared()
        from facts in Facts()
        let purl = PackageUrl.Create(type, type == "maven" ? "org.example" : null, name, version)
        select new Component
        {
            Id = purl.ToString(), Own = scope == Scope.Optional, Kind = kind, Name = purl.FullName, Version = purl.Version, Purl = purl, Scope = scope, Direct = direct,
            Requested = version is null ? "^1 || %2F" : null,
            Evidence = [new Evidence("test/x", "folder/x", 1, EvidenceKind.Locked), new Evidence("test/y", "y", 0, EvidenceKind.Locked)],
            Declared = declared,
            Facts = declared.Licence is "MIT" && facts.Licence is null ? facts with { Licence = Licence("MIT", Origin.Declared) } : facts,
        };

    private static Gen<Declarations> Declared() =>
        from licence in Gen.Elements(null, "MIT", "UNLICENSED", "Some \u202e words (really)", "MIT/Apache-2.0", "LicenseRef-city", "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT")
        from maker in Gen.Elements(null, "A Maker", "Jane Doe <jane@city.example>", "Who: ever (somebody@city.example)", "NONE", "Acme")
        from supplier in Gen.Elements(null, "A Supplier", "Supplier (Group)")
        from country in Gen.Elements(null, "DE")
        from seat in Gen.Elements(null, "NL", "US")
        from source in Gen.Elements(null, "https://git.example/a", "git+https://git.example/a.git", "ssh://git.example/a b")
        from download in Gen.Elements(null, "https://registry.example/a/-/a-1.0.0.tgz", "https://registry.example/a|b")
        from hashes in Gen.Elements<ImmutableArray<string>>([], ["sha256:" + new string('a', 64)], ["sha1:" + new string('b', 40), "sha512:" + new string('c', 128)])
        select new Declarations { Licence = licence, Maker = maker, MakerCountry = maker is null ? null : seat, Supplier = supplier, SupplierCountry = supplier is null ? null : country, SourceUrl = source, DownloadUrl = download, Hashes = hashes };

    private static Gen<ComponentFacts> Facts() =>
        from developer in Gen.Elements(null, "acme", "stated:jane", "nobody-we-know")
        from licence in Gen.Elements(null, "MIT", "Apache-2.0 OR MIT", "LicenseRef-other AND MIT")
        from repository in Gen.Elements(null, "https://forge.example/a/b")
        from origin in Gen.Elements(Origin.Inferred, Origin.Curated)
        select new ComponentFacts
        {
            Developer = developer is null ? null : Fact.Of(developer, origin, Confidence.Medium, Because),
            Licence = licence is null ? null : Licence(licence, origin),
            SourceRepository = repository is null ? null : Fact.Of(repository, origin, Confidence.Medium, Because),
        };

    private static Fact<Licence> Licence(string expression, Origin origin) => Fact.Of(new Licence(expression, LicenceClass.Permissive, true), origin, Confidence.High, Because);

    private static byte[] Write(Scan scan, SbomFormat format, string version)
    {
        using var stream = new MemoryStream();
        SbomWriter.Write(scan, "sample", format, version, stream);
        return stream.ToArray();
    }
}

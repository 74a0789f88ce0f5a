using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Tests.Store;

/// <summary>A small scan with something in every field that is stored.</summary>
internal static class Sample
{
    public static Scan Scan(string id, params string[] versions)
    {
        var citation = new Citation("https://vendor.example/imprint", new DateOnly(2026, 11, 22), Confidence.High, "vendors/x.yaml:1");
        var vendor = new Vendor { Id = "acme", Name = "Acme", Kind = VendorKind.Listed, Country = "DE", Independent = true, Citation = citation, Owners = [new Ownership("acme", 51.5m, null, null, null, Confidence.Low)] };
        var because = new Because("catalogue entry acme", "package-lock.json", 3, "https://vendor.example", new DateOnly(2026, 1, 2));
        return new Scan
        {
            Id = id,
            AsOf = new DateOnly(2026, 11, 22),
            ToolVersion = "0.1.0",
            CatalogueDigest = "abc",
            Organisation = new Organisation("Musterstadt", [new Unit("city", "Stadt", null), new Unit("works", "Stadtwerke", "city")]),
            Sources = [new Source("./repo", SourceKind.Folder, ".", null, new GitState("https://git.example/a.git", "main", "0123", true, new DateOnly(2026, 11, 1)))],
            Components =
            [
                .. (versions.Length == 0 ? ["1.0.0"] : versions).Select(version => new Component
                {
                    Id = $"pkg:npm/%40scope/one@{version}",
                    Kind = ComponentKind.Library,
                    Name = "@scope/one",
                    Version = version,
                    Purl = PackageUrl.Create("npm", "@scope", "one", version),
                    Scope = Scope.Runtime,
                    Direct = true,
                    Evidence = [new Evidence("npm/package-lock", "package-lock.json", 3, EvidenceKind.Locked)],
                    Declared = new Declarations { Licence = "MIT", Hashes = ["sha512:00"] },
                    Facts = new ComponentFacts
                    {
                        Developer = Fact.Of("acme", Origin.Curated, Confidence.High, because),
                        Licence = Fact.Of(new Licence("MIT", LicenceClass.Permissive, true), Origin.Declared, Confidence.High, because),
                    },
                }),
            ],
            Systems = [new SoftwareSystem { Id = "portal", Name = "Portal", Kind = SystemKind.Own, Criticality = Criticality.High, Parts = [new SystemPart("pkg:npm/%40scope/one@1.0.0", Scope.Runtime, true)] }],
            Vendors = ImmutableSortedDictionary<string, VendorProfile>.Empty.Add("acme", new VendorProfile(vendor, ["acme"], "acme", "DE", VendorKind.Listed, Bloc.Eu, Confidence.High)),
            Problems = [new Problem("file-unreadable", ProblemSeverity.Warning, "no") { Path = "a", Line = 3 }],
            FilesSeen = 12,
            FoldersSkipped = ImmutableSortedDictionary<string, int>.Empty.Add("node_modules", 2),
            Assessment = new Assessment(
                [new PackUsed("lock-in", "1", "d", 30)],
                [
                    new Finding
                    {
                        Rule = "exit/no-export", Subject = SubjectKind.System, SubjectId = "portal", Title = new LocalText("Kein Export", "No export"), Message = new LocalText("a", "b"),
                        Why = new LocalText("c", "d"), HowToFix = new LocalText("e", "f"), Severity = Severity.High, Dimension = Dimension.Exit, Exposure = 0.5, Risk = 0.25, Because = [because],
                    },
                ],
                [],
                [new Score(SubjectKind.Organisation, Organisation.Id, 40.5, 60.25, [new DimensionRisk(Dimension.Exit, 1, 0.1, 0.2)], [new Contribution("exit/no-export", Dimension.Exit, 0.5, 0.5, 0.5)])],
                [], []),
        };
    }
}

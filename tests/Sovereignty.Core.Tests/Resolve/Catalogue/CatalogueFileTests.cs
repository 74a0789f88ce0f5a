using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Catalogue;

public sealed class CatalogueFileTests
{
    private const string OfEachKind = """
        vendors:
          - { id: a, name: A, legalName: A SE, kind: listed, seat: { country: DE, place: Ulm }, aliases: [Aa], domains: [a.example], forges: [github.com/a],
              owners: [{ vendor: b, share: 24.5, from: 2020-01-01, until: 2024-12-31, source: register, confidence: low }],
              contracting: [{ name: A Ltd, country: IE }], source: "a register", checked: 2026-01-01, confidence: medium }
          - { id: b, name: B, independent: true, source: "a register", checked: 2026-01-01, confidence: high }
        products:
          - { id: p, name: P, vendor: a, class: c, aliases: [Pp], licence: MIT, deployment: [saas, on-premises], platforms: [], formats: { open: [odt] },
              standards: [smtp], endOfLife: [{ version: "1", date: 2027-01-01 }], source: "its site", checked: 2026-01-01, confidence: high }
        classes:
          - { id: c, name: { de: K, en: C }, description: { de: Kk., en: Cc. }, layer: workplace, alternatives: [p] }
        packages:
          - { vendor: a, patterns: ["pkg:npm/a", "pkg:npm/@a/*"], service: s, source: "its site", checked: 2026-01-01, confidence: high }
        services:
          - { id: s, name: S, provider: a, class: c, domains: ["*.a.example"], terraform: [a/a], images: ["a/*"], actions: ["a/*"],
              source: "its site", checked: 2026-01-01, confidence: high }
        registries:
          - { id: r, name: R, kind: forge, operator: a, domains: [r.example], purlTypes: [npm], default: true, mirrors: [Nexus],
              source: "its site", checked: 2026-01-01, confidence: high }
        jurisdictions:
          - { code: DE, name: { de: Deutschland, en: Germany }, bloc: eu, source: "the treaties", checked: 2026-01-01, confidence: high,
              adequacy: { since: 2020-01-01, scope: general, source: Decision },
              laws: [{ id: l, name: L, effect: { de: E, en: E }, extraterritorial: true, status: in-force, asOf: 2026-01-01, source: x, confidence: low }] }
        relicensing:
          - { id: x, name: X, vendor: a, packages: ["pkg:npm/a"], products: [p], fromVersion: "2", date: 2024-03, from: MIT, to: BUSL-1.1, alternative: Y,
              source: "its site", checked: 2026-01-01, confidence: high }
        """;

    [Fact]
    public void What_is_compiled_reads_back_field_by_field()
    {
        var reading = CatalogueFolder.ReadText("a.yaml", OfEachKind);
        Assert.Empty(reading.Problems);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, CatalogueFile.Name);
        var bytes = CatalogueFile.Encode(reading.Catalogue);
        File.WriteAllBytes(path, bytes);

        var loaded = CatalogueFile.Load(path);

        Assert.Empty(loaded.Problems);
        Assert.Equivalent(reading.Catalogue, loaded.Catalogue, strict: true);
        Assert.Equal(bytes, CatalogueFile.Encode(loaded.Catalogue));
    }

    [Fact]
    public void A_list_that_is_not_stated_stays_unknown_and_an_empty_one_stays_empty()
    {
        var product = CatalogueFolder.ReadText("a.yaml", OfEachKind).Catalogue.Products["p"];

        Assert.Null(product.VendorFormats);
        Assert.Equal([], product.Platforms!.Value);
    }

    [Fact]
    public void A_damaged_file_is_told_and_never_throws()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, CatalogueFile.Name);
        var bytes = CatalogueFile.Encode(CatalogueFolder.ReadText("a.yaml", OfEachKind).Catalogue);
        var random = new Random(7);
        for (var cut = 0; cut < bytes.Length; cut += 37)
        {
            File.WriteAllBytes(path, bytes[..cut]);
            Assert.Equal("catalogue-unreadable", Assert.Single(CatalogueFile.Load(path).Problems).Code);
        }

        for (var i = 0; i < 300; i++)
        {
            var broken = (byte[])bytes.Clone();
            for (var j = 0; j < 8; j++) broken[random.Next(4, broken.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, broken);
            Assert.Null(Record.Exception(() => CatalogueFile.Load(path)));
        }
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error_with_a_way_out()
    {
        var problem = Assert.Single(CatalogueFile.Load(Path.Combine(Path.GetTempPath(), "no-such-catalogue.bin")).Problems);

        Assert.NotNull(problem.Hint);
    }

    [Fact]
    public void Compiling_the_shipped_catalogue_twice_gives_the_same_bytes()
    {
        var again = CatalogueFolder.Read(Path.Combine(Golden.Repository(), "rules", "catalogue"));

        Assert.Equal(CatalogueFile.Encode(ShippedCatalogue.Catalogue), CatalogueFile.Encode(again.Catalogue));
    }
}

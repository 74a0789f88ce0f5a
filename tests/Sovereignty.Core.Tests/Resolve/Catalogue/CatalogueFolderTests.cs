using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Catalogue;

public sealed class CatalogueFolderTests
{
    private const string Vendor = """
        vendors:
          - id: acme
            name: Acme
            kind: company
            seat: { country: DE, place: Ulm }
            independent: true
            source: "Commercial register, HRB 1"
            checked: 2026-01-02
            confidence: high
        """;

    [Fact]
    public void An_entry_knows_its_file_and_line()
    {
        var reading = CatalogueFolder.ReadText("vendors/a.yaml", Vendor);

        Assert.Empty(reading.Problems);
        Assert.Equal("vendors/a.yaml:2", reading.Catalogue.Vendors["acme"].Citation.Entry);
        Assert.Equal(new DateOnly(2026, 1, 2), reading.Catalogue.Vendors["acme"].Citation.Checked);
    }

    [Fact]
    public void A_misspelt_key_is_told_with_its_place_and_what_was_meant()
    {
        var reading = CatalogueFolder.ReadText("a.yaml", Vendor.Replace("independent", "indepedent", StringComparison.Ordinal));

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("yaml-unknown-key", 6, 5), (problem.Code, problem.Line, problem.Column));
        Assert.Equal("did you mean `independent`?", problem.Hint);
    }

    [Theory]
    [InlineData("country: DE", "country: Germany", "catalogue-bad-country")]
    [InlineData("id: acme", "id: Acme GmbH", "catalogue-bad-id")]
    [InlineData("kind: company", "kind: compny", "yaml-unknown-value")]
    [InlineData("    source: \"Commercial register, HRB 1\"\n", "", "yaml-missing-key")]
    [InlineData("2026-01-02", "soon", "yaml-wrong-type")]
    [InlineData("independent: true", "owners: [{ vendor: b, share: 120 }]", "catalogue-bad-share")]
    [InlineData("independent: true", "owners: [{ vendor: b, from: 2020, until: 2019 }]", "catalogue-bad-span")]
    public void A_wrong_value_is_an_error(string right, string wrong, string code)
    {
        var reading = CatalogueFolder.ReadText("a.yaml", Vendor.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(reading.Problems, p => p.Code == code && p.Severity == ProblemSeverity.Error && p.Line > 0);
    }

    [Fact]
    public void The_same_id_twice_in_a_folder_is_an_error_that_names_both_places()
    {
        var twice = Vendor.ReplaceLineEndings("\n") + "\n" + Vendor.ReplaceLineEndings("\n")["vendors:\n".Length..];

        var reading = CatalogueFolder.ReadText("a.yaml", twice);

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("catalogue-duplicate", 10), (problem.Code, problem.Line));
        Assert.Contains("a.yaml:2", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_folder_wins_entry_by_entry()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        first.Write("vendors/a.yaml", Vendor);
        second.Write("own.yaml", Vendor.Replace("name: Acme", "name: Acme as we know it", StringComparison.Ordinal));

        var reading = CatalogueFolder.Read(first.Path, second.Path);

        Assert.Empty(reading.Problems);
        Assert.Equal("Acme as we know it", reading.Catalogue.Vendors["acme"].Name);
        Assert.Equal("own.yaml:2", reading.Catalogue.Vendors["acme"].Citation.Entry);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_and_the_rest_is_kept()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", Vendor);

        var reading = CatalogueFolder.Read(folder.Path, folder.Path + "-missing");

        Assert.Equal("catalogue-folder-missing", Assert.Single(reading.Problems).Code);
        Assert.Single(reading.Catalogue.Vendors.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vendors")]
    [InlineData("vendors: 7")]
    [InlineData("vendors: [1, 2]")]
    [InlineData("vendors: [{}]")]
    [InlineData("packages: [{ vendor: a, patterns: { a: b } }]")]
    [InlineData("jurisdictions: [{ code: DE, name: Germany }]")]
    [InlineData("products: [[[[[[")]
    [InlineData("\0\u0001")]
    public void Broken_files_are_told_and_never_throw(string text)
    {
        Assert.NotEmpty(CatalogueFolder.ReadText("a.yaml", text).Problems);
    }

    [Theory]
    [InlineData("pkg:npm/*")]
    [InlineData("pkg:npm/a*b")]
    [InlineData("pkg:npm/a@1.0")]
    [InlineData("npm/a")]
    [InlineData("pkg:npm/")]
    public void A_pattern_that_could_match_anything_or_nothing_is_refused(string pattern)
    {
        Assert.False(PackagePattern.TryParse(pattern, out _));
    }

    [Theory]
    [InlineData("pkg:npm/%40azure/*", "pkg:npm/@azure/identity@4.0.0", true)]
    [InlineData("pkg:npm/@azure/*", "pkg:npm/%40azure/identity", true)]
    [InlineData("pkg:npm/azure", "pkg:npm/azure-sdk", false)]
    [InlineData("pkg:pypi/Azure_*", "pkg:pypi/azure-storage-blob@12", true)]
    [InlineData("pkg:nuget/microsoft.*", "pkg:nuget/Microsoft.Extensions.Logging@8.0.0", true)]
    [InlineData("pkg:maven/org.slf4j/*", "pkg:maven/org.slf4j/slf4j-api@2", true)]
    [InlineData("pkg:maven/org.slf4j/*", "pkg:npm/org.slf4j/slf4j-api@2", false)]
    public void A_pattern_matches_packages_in_any_spelling_of_their_ecosystem(string pattern, string purl, bool expected)
    {
        Assert.True(PackagePattern.TryParse(pattern, out var parsed));
        Assert.True(PackageUrl.TryParse(purl, out var package));

        Assert.Equal(expected, parsed.Matches(package));
    }
}

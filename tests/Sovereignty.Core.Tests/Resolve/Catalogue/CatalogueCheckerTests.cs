using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Catalogue;

public sealed class CatalogueCheckerTests
{
    private const string End = "source: a register, checked: 2026-01-01, confidence: high }";

    [Theory]
    [InlineData("vendors: [{ id: a, name: A, kind: company, owners: [{ vendor: nobody }], " + End + "]", "catalogue-dangling-reference")]
    [InlineData("packages: [{ vendor: nobody, patterns: [\"pkg:npm/a\"], " + End + "]", "catalogue-dangling-reference")]
    [InlineData("vendors: [{ id: a, name: A, kind: company, owners: [{ vendor: b }], " + End + ", { id: b, name: B, kind: company, owners: [{ vendor: a }], " + End + "]", "catalogue-ownership-cycle")]
    [InlineData("vendors: [{ id: a, name: Acme GmbH, kind: company, " + End + ", { id: b, name: B, kind: company, aliases: [ACME], " + End + "]", "catalogue-name-claimed-twice")]
    [InlineData("vendors: [{ id: a, name: A, kind: person, seat: { country: DE }, " + End + "]", "catalogue-country-of-persons")]
    [InlineData("vendors: [{ id: a, name: A, kind: company, source: web, checked: 2026-01-01, confidence: high }]", "catalogue-source-missing")]
    [InlineData("vendors: [{ id: a, name: A, kind: company, source: a register, checked: 2024-01-01, confidence: high }]", "catalogue-entry-old")]
    [InlineData("vendors: [{ id: a, name: A, kind: company, source: a register, checked: 2027-01-01, confidence: high }]", "catalogue-checked-in-future")]
    [InlineData("{ licences: [{ id: MIT, name: MIT }], vendors: [{ id: a, name: A, kind: company, " + End + "], relicensing: [{ id: r, name: R, vendor: a, date: 2024-01-01, from: MIT, to: FOO-9.9, " + End + "] }", "catalogue-bad-licence")]
    [InlineData("jurisdictions: [{ code: DE, name: { de: D, en: D }, bloc: eu, source: web, checked: 2026-01-01, confidence: high }]", "catalogue-source-missing")]
    public void What_a_schema_cannot_see_is_found_at_its_line(string yaml, string code)
    {
        var reading = CatalogueFolder.ReadText("a.yaml", yaml);
        Assert.Empty(reading.Problems);

        var problem = Assert.Single(CatalogueChecker.Check(reading.Catalogue, new DateOnly(2026, 11, 1)), p => p.Code == code || p.Severity == ProblemSeverity.Error);
        Assert.Equal((code, "a.yaml", 1), (problem.Code, problem.Path, problem.Line));
    }

    [Fact]
    public void An_owner_that_was_one_once_makes_no_circle()
    {
        var reading = CatalogueFolder.ReadText("a.yaml", "vendors: [{ id: a, name: A, kind: company, owners: [{ vendor: b, until: 2020 }], " + End +
            ", { id: b, name: B, kind: company, owners: [{ vendor: a }], " + End + "]");

        Assert.DoesNotContain(CatalogueChecker.Check(reading.Catalogue), p => p.Code == "catalogue-ownership-cycle");
    }

    [Fact]
    public void Many_old_entries_are_one_note_for_their_folder_and_general_knowledge_is_not_called_checked()
    {
        var reading = CatalogueFolder.ReadText("vendors/a.yaml", """
            vendors:
              - { id: a, name: A, kind: company, source: "its imprint, not re-read", checked: 2024-01-01, confidence: low }
              - { id: b, name: B, kind: company, source: a register, checked: 2024-06-01, confidence: high }
              - { id: c, name: C, kind: company, source: "its imprint, not re-read", checked: 2024-06-01, confidence: low }
            """);

        var note = Assert.Single(CatalogueChecker.Check(reading.Catalogue, new DateOnly(2026, 11, 1)));
        Assert.Equal(("vendors/a.yaml", 2, ProblemSeverity.Note), (note.Path, note.Line, note.Severity));
        Assert.Equal("`a` tells the state of 2024-01-01; 2 more entries of `vendors` are older than 540 days, 2 of the 3 general knowledge or the state of a source that nobody has read again", note.Message);
    }

    [Fact]
    public void A_year_from_now_the_shipped_catalogue_tells_its_age_in_a_handful_of_notes()
    {
        var notes = CatalogueChecker.Check(ShippedCatalogue.Catalogue, new DateOnly(2027, 1, 15));
        Assert.InRange(notes.Length, 1, 6);
        Assert.All(notes, n => Assert.Equal("catalogue-entry-old", n.Code));
    }

    [Fact]
    public void The_shipped_catalogue_has_no_errors_no_dangling_references_and_no_name_that_two_claim()
    {
        Assert.Empty(ShippedCatalogue.Reading.Problems);
        Assert.Empty(CatalogueChecker.Check(ShippedCatalogue.Catalogue).Select(p => $"{p.Path}:{p.Line} {p.Message}"));
    }
}

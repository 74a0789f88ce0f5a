using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve;

public sealed class HandCheckedTests
{
    private static readonly DateOnly Read = new(2026, 11, 23);
    private static readonly ImmutableArray<Row> Drawn = Rows("HandDrawn.tsv");
    private static readonly ImmutableArray<Row> Checked = [.. Drawn, .. Rows("HandChecked.tsv")];

    private static readonly Resolution Resolution = new FactResolver(ShippedCatalogue.Catalogue, ScanConfiguration.Default, Read)
        .Resolve([.. Checked.Select(r => Component(r.Purl))], []);

    [Fact]
    public void The_sample_has_at_least_two_hundred_packages_with_a_source_of_fourteen_ecosystems()
    {
        var sourced = Checked.Where(r => r.IsSourced).ToList();

        Assert.True(sourced.Count >= 200, Counts(sourced));
        Assert.InRange(sourced.Select(r => r.Type).Distinct(StringComparer.Ordinal).Count(), 14, 30);
        Assert.All(sourced, r => Assert.InRange(DateOnly.ParseExact(r.On, "yyyy-MM-dd", CultureInfo.InvariantCulture), new DateOnly(2026, 1, 1), Read));
        Assert.Equal(Checked.Length, Checked.Select(r => r.Purl).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_answers_come_from_at_least_two_hundred_entries_so_that_no_rule_answers_for_many()
    {
        var causes = Resolution.Components.Select(c => c.Facts.Developer?.Because[0].Text).OfType<string>().Distinct(StringComparer.Ordinal).Count();

        Assert.InRange(causes, 200, Checked.Length);
    }

    [Theory]
    [InlineData("all", 0.95)]
    [InlineData("with a source", 0.95)]
    [InlineData("drawn", 0.97)]
    public void At_least_97_of_100_developers_are_right_of_those_found(string part, double found)
    {
        var answers = Answers(part);
        var given = answers.Where(a => a.Developer is not null).ToList();
        var wrong = given.Where(a => a.Developer != a.Row.Developer).Select(a => $"{a.Row.Purl}: {a.Developer}, not {a.Row.Developer} ({a.Row.Source})").ToList();

        Assert.True(wrong.Count <= 0.03 * given.Count, $"{wrong.Count} of {given.Count} wrong; {Counts([.. given.Select(a => a.Row)])}\n{string.Join('\n', wrong)}");
        Assert.True(given.Count >= found * answers.Count, $"{string.Join(", ", answers.Where(a => a.Developer is null).Select(a => a.Row.Purl))} found nobody");
    }

    [Theory]
    [InlineData("all")]
    [InlineData("with a source")]
    [InlineData("drawn")]
    public void No_owner_is_wrong_at_high_confidence_and_no_more_than_3_of_100_at_any(string part)
    {
        var answers = Answers(part);
        var wrong = answers.Where(a => a.Row.Owner != "unknown" && a.Owner is not null && a.Owner != a.Row.Owner).ToList();
        var text = string.Join('\n', wrong.Select(a => $"{a.Row.Purl}: {a.Owner}, not {a.Row.Owner}, {a.Confidence} ({a.Row.Source})"));

        Assert.True(wrong.TrueForAll(a => a.Confidence != Confidence.High), text);
        Assert.True(wrong.Count <= 0.03 * answers.Count, $"{wrong.Count} of {answers.Count} wrong; {Counts([.. wrong.Select(a => a.Row)])}\n{text}");
    }

    [Fact]
    public void Bought_products_lead_to_their_makers_and_their_owners()
    {
        var matcher = new ProductMatcher(ShippedCatalogue.Catalogue);
        var rows = Lines("HandBought.tsv").Select(p => (Name: p[0], Vendor: p[1], Maker: p[2], Owner: p[3])).ToList();
        Assert.All(rows, r =>
        {
            var product = matcher.Match(r.Name, r.Vendor).Product;
            Assert.NotNull(product);
            Assert.Equal(r.Maker, ShippedCatalogue.Catalogue.Products[product].Vendor);
            if (r.Owner != "unknown") Assert.Equal(r.Owner, new Owners(ShippedCatalogue.Catalogue).Profile(r.Maker, Read)?.OwnerCountry);
        });
    }

    private static List<Answer> Answers(string part) => [.. Checked.Zip(Resolution.Components)
        .Where((p, i) => part switch { "drawn" => i < Drawn.Length, "with a source" => p.First.IsSourced, _ => true })
        .Select(p => Answer.Of(p.First, p.Second.Facts.Developer))];

    private static string Counts(IReadOnlyCollection<Row> rows) =>
        string.Join(", ", rows.GroupBy(r => r.Type, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));

    private static ImmutableArray<Row> Rows(string file) => [.. Lines(file).Select(p => new Row(p[0], p[1], p[2], p[3], p[4]))];

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(Golden.Beside(file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));

    private static Component Component(string purl)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component
        {
            Id = purl, Kind = parsed.Type == "docker" ? ComponentKind.Container : ComponentKind.Library, Name = parsed.FullName, Purl = parsed,
            Evidence = [new Evidence("test/sample", "sample.txt", 1, EvidenceKind.Locked)],
        };
    }

    /// <summary>A package, whose it is, and where that was read; <c>(address)</c> where only an address was at hand, <c>-</c> where nothing was read.</summary>
    private sealed record Row(string Purl, string Developer, string Owner, string Source, string On)
    {
        public bool IsSourced => Source != "-" && !Source.StartsWith("(address)", StringComparison.Ordinal);

        public string Type => Purl[4..Purl.IndexOf('/', StringComparison.Ordinal)];
    }

    private sealed record Answer(Row Row, string? Developer, string? Owner, Confidence Confidence)
    {
        public static Answer Of(Row row, Fact<string>? developer)
        {
            if (developer is null) return new Answer(row, null, null, Confidence.Low);
            var profile = Resolution.Vendors[developer.Value];
            return new Answer(row, developer.Value, profile.IsCommunity ? "community" : profile.OwnerCountry, developer.Confidence);
        }
    }
}

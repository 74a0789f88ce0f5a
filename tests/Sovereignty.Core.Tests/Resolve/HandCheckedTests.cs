using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve;

public sealed class HandCheckedTests
{
    private static readonly ImmutableArray<(string Purl, string Developer, string Owner)> Checked =
        [.. File.ReadLines(Golden.Beside("HandChecked.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(p => (p[0], p[1], p[2]))];

    private static readonly Resolution Resolution = new FactResolver(ShippedCatalogue.Catalogue, ScanConfiguration.Default, new DateOnly(2026, 11, 22))
        .Resolve([.. Checked.Select(c => Component(c.Purl))], []);

    [Fact]
    public void The_sample_has_at_least_two_hundred_packages_of_ten_ecosystems()
    {
        Assert.InRange(Checked.Length, 200, 1000);
        Assert.InRange(Resolution.Components.Select(c => c.Purl!.Type).Distinct(StringComparer.Ordinal).Count(), 10, 30);
    }

    [Fact]
    public void The_answers_come_from_at_least_two_hundred_entries_so_that_no_rule_answers_for_many()
    {
        var causes = Resolution.Components.Select(c => c.Facts.Developer?.Because[0].Text).OfType<string>().Distinct(StringComparer.Ordinal).Count();

        Assert.InRange(causes, 200, Checked.Length);
    }

    [Fact]
    public void At_least_97_of_100_developers_are_right_of_those_found_and_95_of_100_are_found()
    {
        var found = Pairs().Where(p => p.Component.Facts.Developer is not null).ToList();
        var wrong = found.Where(p => p.Component.Facts.Developer!.Value != p.Expected.Developer).Select(p => $"{p.Expected.Purl}: {p.Component.Facts.Developer!.Value}, not {p.Expected.Developer}").ToList();

        Assert.True(wrong.Count <= 0.03 * found.Count, string.Join('\n', wrong));
        Assert.InRange(found.Count, (int)(0.95 * Checked.Length), Checked.Length);
    }

    [Fact]
    public void No_owner_is_wrong_at_high_confidence_and_no_more_than_3_of_100_at_any()
    {
        var wrong = Pairs().Where(p => p.Expected.Owner != "unknown" && p.Component.Facts.Developer is not null && Owner(p.Component) is { } owner && owner != p.Expected.Owner)
            .Select(p => (p.Component.Facts.Developer!.Confidence, Text: $"{p.Expected.Purl}: {Owner(p.Component)}, not {p.Expected.Owner}")).ToList();

        Assert.DoesNotContain(wrong, w => w.Confidence == Confidence.High);
        Assert.True(wrong.Count <= 0.03 * Checked.Length, string.Join('\n', wrong.Select(w => w.Text)));
    }

    private static IEnumerable<((string Purl, string Developer, string Owner) Expected, Component Component)> Pairs() => Checked.Zip(Resolution.Components);

    private static string? Owner(Component component)
    {
        var profile = Resolution.Vendors[component.Facts.Developer!.Value];
        return profile.IsCommunity ? "community" : profile.OwnerCountry;
    }

    private static Component Component(string purl)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component
        {
            Id = purl, Kind = parsed.Type == "docker" ? ComponentKind.Container : ComponentKind.Library, Name = parsed.FullName, Purl = parsed,
            Evidence = [new Evidence("test/sample", "sample.txt", 1, EvidenceKind.Locked)],
        };
    }
}

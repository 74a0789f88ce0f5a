using System.Globalization;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>How well names are matched against the catalogue that ships, over lists of names as they stand in real lists; names.md beside them says how each was made.</summary>
public sealed class LabelledNamesTests
{
    [Theory]
    [InlineData("labelled-names.tsv", 400, 25)]
    [InlineData("other-names.tsv", 200, 5)]
    [InlineData("found-names.tsv", 150, 10)]
    [InlineData("gathered-names.tsv", 300, 55)]
    [InlineData("held-back-names.tsv", 300, 60)]
    [InlineData("fleet-names.tsv", 250, 60)]
    [InlineData("exploited-names.tsv", 100, 40)]
    [InlineData("authority-names.tsv", 120, 50)]
    [InlineData("workplace-names.tsv", 200, 20)]
    [InlineData("procured-names.tsv", 200, 5)]
    [InlineData("mixed-names.tsv", 150, 13)]
    [InlineData("register-names.tsv", 200, 25)]
    [InlineData("house-names.tsv", 150, 30)]
    [InlineData("foreign-names.tsv", 150, 50)]
    [InlineData("desk-names.tsv", 100, 5)]
    [InlineData("logged-names.tsv", 120, 20)]
    [InlineData("countries-names.tsv", 300, 30)]
    [InlineData("council-names.tsv", 150, 5)]
    [InlineData("published-names.tsv", 150, 20)]
    [InlineData("fresh-names.tsv", 200, 8)]
    [InlineData("quoted-names.tsv", 150, 40)]
    [InlineData("approved-names.tsv", 140, 10)]
    public void The_lists_are_long_enough_and_name_products_of_the_catalogue(string file, int names, int unknown)
    {
        var labelled = Labelled(file);

        Assert.True(labelled.Count >= names);
        Assert.True(labelled.Count(l => l.Right is [null]) >= unknown);
        Assert.All(labelled.SelectMany(l => l.Right).OfType<string>().SelectMany(p => p.Split('+')), p => Assert.True(ShippedCatalogue.Catalogue.Products.ContainsKey(p), p));
    }

    [Theory]
    [InlineData("labelled-names.tsv")]
    [InlineData("other-names.tsv")]
    [InlineData("found-names.tsv")]
    [InlineData("gathered-names.tsv")]
    [InlineData("held-back-names.tsv")]
    [InlineData("fleet-names.tsv")]
    [InlineData("exploited-names.tsv")]
    [InlineData("authority-names.tsv")]
    [InlineData("workplace-names.tsv")]
    [InlineData("procured-names.tsv")]
    [InlineData("mixed-names.tsv")]
    [InlineData("register-names.tsv")]
    [InlineData("house-names.tsv")]
    [InlineData("foreign-names.tsv")]
    [InlineData("desk-names.tsv")]
    [InlineData("logged-names.tsv")]
    [InlineData("countries-names.tsv")]
    [InlineData("council-names.tsv")]
    [InlineData("published-names.tsv")]
    [InlineData("fresh-names.tsv")]
    [InlineData("quoted-names.tsv")]
    [InlineData("approved-names.tsv")]
    public void What_is_accepted_is_right_and_most_is_accepted(string file)
    {
        var labelled = Labelled(file);
        var matcher = new ProductMatcher(ShippedCatalogue.Catalogue);
        // A name is known where none of its labels says that the catalogue does not hold it.
        var (right, found, wrong, missed, known) = (0, 0, new List<string>(), new List<string>(), labelled.Count(l => !l.Right.Contains(null)));
        foreach (var (name, vendor, labels) in labelled)
        {
            var match = matcher.Match(name, vendor);
            var isKnown = !labels.Contains(null);
            if (match.Product is null && isKnown) missed.Add($"{name}: {match.Score} {match.Why}; {string.Join(' ', match.Candidates)}");
            if (match.Product is null) continue;
            var isRight = IsRight(match, labels);
            if (isRight) right++;
            else wrong.Add($"{name} => {string.Join('+', [match.Product, .. match.Beside])}: {match.Why}");
            if (isKnown && isRight) found++;
        }

        var (precision, recall) = ((double)right / (right + wrong.Count), (double)found / known);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000}, recall {recall:0.000} over {labelled.Count} names\nwrong:\n{string.Join('\n', wrong)}\nmissed:\n{string.Join('\n', missed)}"));
        Assert.True(precision >= 0.98, string.Join('\n', wrong));
        Assert.True(recall >= 0.90, $"recall {recall}\n{string.Join('\n', missed)}");
    }

    // "a+b" is for a name that states both; of "a|b" either is right, and so are both.
    private static bool IsRight(ProductMatch match, string?[] labels)
    {
        string[] taken = [match.Product!, .. match.Beside];
        return taken.All(labels.Contains) || labels.OfType<string>().Any(l => l.Split('+').Order().SequenceEqual(taken.Order()));
    }

    private static List<(string Name, string? Vendor, string?[] Right)> Labelled(string file) =>
        [.. File.ReadAllLines(Golden.Beside($"Fixtures/{file}"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .Select(c => (c[0], c[1].Length > 0 ? c[1] : null, Array.ConvertAll(c[2].Split('|'), p => p == "-" ? null : p)))];
}

using System.Globalization;
using Sovereignty.Inventory.Matching;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>How well names are matched against the catalogue that ships, over a list of names as they stand in real lists.</summary>
public sealed class LabelledNamesTests
{
    [Theory]
    [InlineData("labelled-names.tsv", 400, 50)]
    [InlineData("other-names.tsv", 200, 50)]
    [InlineData("found-names.tsv", 150, 50)]
    public void The_lists_are_long_enough_and_name_products_of_the_catalogue(string file, int names, int unknown)
    {
        var labelled = Labelled(file);

        Assert.True(labelled.Count >= names);
        Assert.True(labelled.Count(l => l.Product is null) >= unknown);
        Assert.All(labelled.Select(l => l.Product).OfType<string>(), p => Assert.True(ShippedCatalogue.Catalogue.Products.ContainsKey(p), p));
    }

    [Theory]
    [InlineData("labelled-names.tsv")]
    [InlineData("other-names.tsv")]
    [InlineData("found-names.tsv")]
    public void What_is_accepted_is_right_and_most_is_accepted(string file)
    {
        var labelled = Labelled(file);
        var matcher = new ProductMatcher(ShippedCatalogue.Catalogue);
        var (right, wrong, missed, known) = (0, new List<string>(), new List<string>(), labelled.Count(l => l.Product is not null));
        foreach (var (name, vendor, product) in labelled)
        {
            var match = matcher.Match(name, vendor);
            if (match.Product is null && product is not null) missed.Add($"{name}: {match.Score} {match.Why}; {string.Join(' ', match.Candidates)}");
            if (match.Product is null) continue;
            if (match.Product == product) right++;
            else wrong.Add($"{name} => {match.Product}: {match.Why}");
        }

        var (precision, recall) = ((double)right / (right + wrong.Count), (double)right / known);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000}, recall {recall:0.000} over {labelled.Count} names\nwrong:\n{string.Join('\n', wrong)}\nmissed:\n{string.Join('\n', missed)}"));
        Assert.True(precision >= 0.98, string.Join('\n', wrong));
        Assert.True(recall >= 0.90, $"recall {recall}\n{string.Join('\n', missed)}");
    }

    private static List<(string Name, string? Vendor, string? Product)> Labelled(string file) =>
        [.. File.ReadAllLines(Golden.Beside($"Fixtures/{file}"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .Select(c => (c[0], c[1].Length > 0 ? c[1] : null, c[2] == "-" ? null : c[2]))];
}

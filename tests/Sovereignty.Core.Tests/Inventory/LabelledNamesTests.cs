using System.Globalization;
using Sovereignty.Inventory.Matching;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>How well names are matched against the catalogue that ships, over a list of names as they stand in real lists.</summary>
public sealed class LabelledNamesTests
{
    private static readonly List<(string Name, string? Vendor, string? Product)> Labelled =
        [.. File.ReadAllLines(Golden.Beside("Fixtures/labelled-names.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .Select(c => (c[0], c[1].Length > 0 ? c[1] : null, c[2] == "-" ? null : c[2]))];

    [Fact]
    public void The_list_is_long_enough_and_names_products_of_the_catalogue()
    {
        Assert.True(Labelled.Count >= 400);
        Assert.True(Labelled.Count(l => l.Product is null) >= 50);
        Assert.All(Labelled.Select(l => l.Product).OfType<string>(), p => Assert.True(ShippedCatalogue.Catalogue.Products.ContainsKey(p), p));
    }

    [Fact]
    public void What_is_accepted_is_right_and_most_is_accepted()
    {
        var matcher = new ProductMatcher(ShippedCatalogue.Catalogue);
        var (right, wrong, known) = (0, new List<string>(), Labelled.Count(l => l.Product is not null));
        foreach (var (name, vendor, product) in Labelled)
        {
            var match = matcher.Match(name, vendor);
            if (match.Product is null) continue;
            if (match.Product == product) right++;
            else wrong.Add($"{name} => {match.Product}: {match.Why}");
        }

        var (precision, recall) = ((double)right / (right + wrong.Count), (double)right / known);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000}, recall {recall:0.000} over {Labelled.Count} names"));
        Assert.True(precision >= 0.98, string.Join('\n', wrong));
        Assert.True(recall >= 0.90, $"recall {recall}");
    }
}

using System.Globalization;
using Sovereignty.Inventory.Matching;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>
/// How often a name is taken for another product when the catalogue does not hold the one it means: every fourth product is taken out, and the
/// names that mean one of these are matched against what is left. What lists of names not seen lose, they lose here.
/// </summary>
public sealed class UnheldNamesTests
{
    private const int Parts = 4;
    private const double MostAccepted = 0.06;

    [Fact]
    public void A_name_whose_product_the_catalogue_does_not_hold_is_seldom_taken_for_another()
    {
        var names = Directory.GetFiles(Golden.Beside("Fixtures"), "*-names.tsv").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllLines)
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .Where(c => c[2] is not "-" && c[2].IndexOfAny(['|', '+']) < 0)
            .Select(c => (Name: c[0], Vendor: c[1].Length > 0 ? c[1] : null, Product: c[2]))
            .ToList();
        var accepted = new List<string>();
        for (var part = 0; part < Parts; part++)
        {
            var matcher = new ProductMatcher(Without(part));
            foreach (var (name, vendor, product) in names.Where(n => PartOf(n.Product) == part))
            {
                var match = matcher.Match(name, vendor);
                if (match.Product is not null) accepted.Add($"{name} [{vendor}] ({product}) => {match.Product}: {match.Why}");
            }
        }

        var rate = (double)accepted.Count / names.Count;
        var told = string.Create(CultureInfo.InvariantCulture, $"{accepted.Count} of {names.Count} accepted, {rate:0.000}\n{string.Join('\n', accepted)}");
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(rate <= MostAccepted, told);
    }

    private static int PartOf(string product) => product.Sum(c => c) % Parts;

    // The catalogue as it ships, less the products of one part.
    private static Catalogue Without(int part)
    {
        var files = Directory.GetFiles(Path.Combine(Golden.Repository(), "rules", "catalogue"), "*.yaml", SearchOption.AllDirectories);
        using var folder = new TemporaryFolder();
        foreach (var file in files)
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(Path.Combine(Golden.Repository(), "rules", "catalogue"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllLines(copy, file.Contains($"{Path.DirectorySeparatorChar}products{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? Left(File.ReadAllLines(file), part) : File.ReadAllLines(file));
        }

        return CatalogueFolder.Read(folder.Path).Catalogue;
    }

    private static IEnumerable<string> Left(string[] lines, int part)
    {
        const string Id = "  - id: ";
        var isOut = false;
        foreach (var line in lines)
        {
            if (line.StartsWith(Id, StringComparison.Ordinal)) isOut = PartOf(line[Id.Length..].Trim()) == part;
            if (!isOut) yield return line;
        }
    }
}

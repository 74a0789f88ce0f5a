using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>A product of the catalogue with its names taken apart.</summary>
/// <param name="Product">The product.</param>
/// <param name="Name">The words of its name.</param>
/// <param name="Bare">The words of its name without what stands in brackets behind it; the same array where nothing does.</param>
/// <param name="Aliases">The words of its by-names.</param>
internal sealed record ProductWords(Product Product, string[] Name, string[] Bare, string[][] Aliases)
{
    /// <summary>All products of a catalogue, by id.</summary>
    public static ProductWords[] Of(Catalogue catalogue) => [.. catalogue.Products.Values.Select(Of)];

    /// <summary>The catalogue tells products from firms of the same name by a word in brackets: "Passbolt (Software)".</summary>
    public static string Unqualified(string name) => name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;

    private static ProductWords Of(Product product)
    {
        var (words, bare) = (ProductName.Of(product.Name).Words, Unqualified(product.Name));
        return new ProductWords(product, words, bare.Length == product.Name.Length ? words : ProductName.Of(bare).Words, [.. product.Aliases.Select(a => ProductName.Of(a).Words)]);
    }
}

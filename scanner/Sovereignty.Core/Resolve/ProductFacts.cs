using System.Globalization;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Finds which product of the catalogue a component is: by the match of its inventory line, or by the name of an image or program.</summary>
internal sealed class ProductFacts
{
    private readonly Catalogue.Catalogue catalogue;
    private readonly ScanConfiguration configuration;

    public ProductFacts(Catalogue.Catalogue catalogue, ScanConfiguration configuration)
    {
        this.catalogue = catalogue;
        this.configuration = configuration;
    }

    /// <summary>The product's id, or null.</summary>
    public Fact<string>? Of(Component component, StatedProduct? stated)
    {
        if (stated is not null) return OfStated(stated);
        if (component.Kind is not (ComponentKind.Container or ComponentKind.OperatingSystem or ComponentKind.Application) || component.Purl is not { } purl) return null;
        return catalogue.Names.Product(VendorName.Fold(purl.Name)) is { } product
            ? Fact.Of(product.Id, Origin.Inferred, Confidence.Low, CatalogueBecause.Of($"{purl.Name} is a name of {product.Name}", product.Citation)) : null;
    }

    /// <summary>Who develops a product, no surer than the product itself is.</summary>
    public static Fact<string> Developer(Product product, Fact<string> because)
    {
        var confidence = (Confidence)Math.Min((int)because.Confidence, (int)product.Citation.Confidence);
        return new Fact<string>(product.Vendor, because.Origin == Origin.Inferred ? Origin.Inferred : Origin.Curated, confidence,
            [.. because.Because, CatalogueBecause.Of($"{product.Name} is developed by {product.Vendor}", product.Citation)]);
    }

    /// <summary>Whom the name of a product that the catalogue does not hold begins with; null where that tells nobody.</summary>
    public Fact<string>? MakerInName(StatedProduct stated) =>
        stated.Match is { Product: null, Maker: { } maker } && catalogue.Vendors.TryGetValue(maker, out var vendor)
            ? new Fact<string>(maker, Origin.Inferred, Confidence.Low, [Line(stated), CatalogueBecause.Of($"a name of {maker}", vendor.Citation)]) : null;

    private static Because Line(StatedProduct stated) => new($"the inventory states {stated.Name}", stated.Path, stated.Line) { Code = "stated-as", About = stated.Name };

    private Fact<string>? OfStated(StatedProduct stated)
    {
        var line = Line(stated);
        foreach (var (name, id) in configuration.Matches)
        {
            if (!string.Equals(name, stated.Name, StringComparison.OrdinalIgnoreCase)) continue;
            return catalogue.Products.ContainsKey(id) ? new Fact<string>(id, Origin.Confirmed, Confidence.High, [line, new Because($"confirmed as {id}", configuration.Path)]) : null;
        }

        if (stated.Match is not { Product: { } matched } match || !catalogue.Products.TryGetValue(matched, out var product)) return null;
        var confidence = match.Score >= 0.95 ? Confidence.High : match.Score >= 0.8 ? Confidence.Medium : Confidence.Low;
        return new Fact<string>(matched, Origin.Curated, confidence,
            [line, CatalogueBecause.Of(string.Create(CultureInfo.InvariantCulture, $"taken for {product.Name}, {match.Score:0.00}: {match.Why}"), product.Citation) with { Code = "taken-for", About = product.Name }]);
    }
}

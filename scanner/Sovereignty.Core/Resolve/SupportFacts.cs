using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>
/// Finds until when a version is supported: in files that the user gave, in the entry of the product, in the catalogue's lifecycles of products,
/// packages and images. What has no published lifecycle has no such fact.
/// </summary>
internal sealed class SupportFacts
{
    private readonly Catalogue.Catalogue catalogue;
    private readonly Dictionary<string, Lifecycle> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lifecycle> byPackage = new(StringComparer.Ordinal);

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="own">Lifecycles of files that the user gave; they come before the catalogue's.</param>
    public SupportFacts(Catalogue.Catalogue catalogue, IEnumerable<Lifecycle> own)
    {
        this.catalogue = catalogue;
        foreach (var lifecycle in own)
        {
            byId[lifecycle.Id] = lifecycle;
            foreach (var text in lifecycle.Packages)
            {
                if (PackagePattern.TryParse(text, out var pattern)) byPackage[$"{pattern.Type}\n{pattern.Text}"] = lifecycle;
            }
        }
    }

    /// <summary>Until when the component's version is supported; null when nothing tells.</summary>
    /// <param name="component">The component.</param>
    /// <param name="key">Its lookup key; null without a purl.</param>
    /// <param name="match">The product that it is.</param>
    /// <param name="product">That product's entry.</param>
    /// <param name="statedVersion">The version that an inventory states, for a component without one.</param>
    public Fact<SupportEnd>? Of(Component component, string? key, Fact<string>? match, Product? product, string? statedVersion)
    {
        if ((component.Version ?? statedVersion) is not { Length: > 0 } version) return null;
        var ofPackage = key is null ? null : catalogue.Names.Lifecycle(component.Purl!.Type, key);
        var ofProduct = product is null ? null : catalogue.Names.LifecycleOf(product.Id);
        foreach (var own in new[] { key is null ? null : byPackage.GetValueOrDefault($"{component.Purl!.Type}\n{key}"), ById(ofPackage?.Id), ById(ofProduct?.Id), ById(product?.Id) })
        {
            if (own is not null && End(own.Versions, version) is { } said) return Told(said, own.Name, own.Citation, component, null);
        }

        if (ofPackage is not null && End(ofPackage.Versions, version) is { } packaged) return Told(packaged, ofPackage.Name, ofPackage.Citation, component, null);
        if (product is not null && End(product.EndOfLife, version) is { } listed) return Told(listed, product.Name, product.Citation, component, match);
        return ofProduct is not null && End(ofProduct.Versions, version) is { } kept ? Told(kept, ofProduct.Name, ofProduct.Citation, component, match) : null;
    }

    private Lifecycle? ById(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    // The longest line that the version is one of: 15 SP5 before 15.
    private static EndOfLife? End(IEnumerable<EndOfLife> ends, string version) => ends.Where(e => e.Version.Length > 0 && ReleaseLine.Holds(e.Version, version)).MaxBy(e => e.Version.Length);

    // No surer than it is that the component is this product.
    private static Fact<SupportEnd> Told(EndOfLife end, string name, Citation citation, Component component, Fact<string>? match)
    {
        var confidence = match is null ? citation.Confidence : (Confidence)Math.Min((int)match.Confidence, (int)citation.Confidence);
        var because = CatalogueBecause.Of($"support of {name} {end.Version}", citation with { Source = end.Source ?? citation.Source });
        return new Fact<SupportEnd>(new SupportEnd(end.Version, end.Date), match?.Origin == Origin.Inferred ? Origin.Inferred : Origin.Curated, confidence,
            match is null ? [CatalogueBecause.Stated("states its version", component), because] : [.. match.Because, because]);
    }
}

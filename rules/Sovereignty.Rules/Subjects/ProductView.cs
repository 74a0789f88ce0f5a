using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>A product of the catalogue with what follows from other entries.</summary>
internal sealed class ProductView(World world, Product product)
{
    private ImmutableArray<Product>? alternatives;

    public Product Product => product;

    /// <summary>The other products that its class names as alternatives; null when the catalogue does not hold the class.</summary>
    public ImmutableArray<Product>? Alternatives => alternatives ??= world.Catalogue.Classes.TryGetValue(product.Class, out var found)
        ? [.. found.Alternatives.Where(id => id != product.Id).Select(world.Product).OfType<ProductView>().Select(p => p.Product)]
        : null;

    /// <summary>How many alternatives there are.</summary>
    public FieldValue AlternativeCount => FieldValue.Of((double?)Alternatives?.Length);

    /// <summary>How many alternatives have an open licence; those of unknown licence widen it.</summary>
    public FieldValue OpenAlternatives => Count(p => world.IsOpen(p.Licence));

    /// <summary>How many alternatives are steered from the EU or EEA; those of unknown owner widen it.</summary>
    public FieldValue EuropeanAlternatives => Count(p => world.Profile(p.Vendor)?.Bloc switch
    {
        Bloc.Eu or Bloc.Eea => true,
        null => world.Profile(p.Vendor) is { IsCommunity: true } ? false : null,
        _ => false,
    });

    /// <summary>The blocs of the owners of the platforms that it needs.</summary>
    public FieldValue PlatformBlocs => Platforms(p => world.Profile(p.Vendor) is not { } profile ? FieldValue.Unknown
        : new Party(FieldState.Known, p.Vendor, profile, []).OfOwner(o => o.Bloc is { } bloc ? Text.KebabCase.Of(bloc) : null));

    /// <summary>The names of the platforms that it needs.</summary>
    public FieldValue PlatformNames => Platforms(p => FieldValue.Of(p.Name));

    /// <summary>The share of its data formats that are open.</summary>
    public FieldValue OpenFormatShare
    {
        get
        {
            if (product.OpenFormats is not { } open || product.VendorFormats is not { } own) return FieldValue.Unknown;
            return open.Length + own.Length == 0 ? FieldValue.None : FieldValue.Of((double)open.Length / (open.Length + own.Length));
        }
    }

    private FieldValue Count(Func<Product, bool?> holds)
    {
        if (Alternatives is not { } known) return FieldValue.Unknown;
        var sure = known.Count(p => holds(p) == true);
        return FieldValue.Between(sure, sure + known.Count(p => holds(p) is null));
    }

    private FieldValue Platforms(Func<Product, FieldValue> value)
    {
        if (product.Platforms is not { } ids) return FieldValue.Unknown;
        var values = ids.Select(id => world.Product(id) is { } platform ? value(platform.Product) : FieldValue.Unknown).ToList();
        return FieldValue.Of(values.SelectMany(v => v.Texts), values.Exists(v => v.State == FieldState.Unknown));
    }
}

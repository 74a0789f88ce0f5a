using Sovereignty.Inventory.Kept;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory;

/// <summary>A product with the places of all lines that state it, gathered as they come. There may be one for each line of a long list.</summary>
/// <param name="product">What it was taken for; null for a product that the catalogue does not hold.</param>
internal sealed class ListedProduct(Product? product)
{
    private KeptAddresses at;
    private HashSet<string>? describedAs;

    /// <summary>The catalogue entry; null for a product that it does not hold.</summary>
    public Product? Product => product;

    /// <summary>Where its lines are kept.</summary>
    public KeptAddresses At => at;

    /// <summary>Takes a line.</summary>
    /// <param name="kept">Where it is kept.</param>
    /// <param name="name">The product as it states it.</param>
    /// <param name="described">Whether sovereignty.yaml describes a system under that name.</param>
    public void Add(long kept, string name, bool described)
    {
        at.Add(kept);
        if (described) (describedAs ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase)).Add(name);
    }

    /// <summary>Whether any line states it under a name that sovereignty.yaml describes.</summary>
    public bool IsStatedAs(string other) => describedAs?.Contains(other) == true;
}

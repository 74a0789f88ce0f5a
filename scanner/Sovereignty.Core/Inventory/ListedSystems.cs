using System.Collections.Immutable;
using Sovereignty.Inventory.Kept;
using Sovereignty.Model;

namespace Sovereignty.Inventory;

/// <summary>What the lines of all lists give.</summary>
/// <param name="Systems">The systems that are held, by id.</param>
/// <param name="Components">The products that are held as components, by id.</param>
/// <param name="Unmatched">The products that are made of their lines.</param>
internal sealed record ListedSystems(ImmutableArray<SoftwareSystem> Systems, ImmutableArray<Component> Components, UnmatchedProducts Unmatched)
{
    /// <summary>Without any list.</summary>
    public static ListedSystems None => new([], [], new UnmatchedProducts(new KeptLines()));

    /// <summary>All systems, with these in the place of those that are held.</summary>
    public KeyedRows<SoftwareSystem> AllSystems(ImmutableArray<SoftwareSystem> held) =>
        Unmatched.Count == 0 ? [.. held] : new MixedRows<SoftwareSystem>(held, Unmatched, "", Unmatched.System);

    /// <summary>All components, with these in the place of those that are held.</summary>
    public KeyedRows<Component> AllComponents(ImmutableArray<Component> held) =>
        Unmatched.Count == 0 ? [.. held] : new MixedRows<Component>(held, Unmatched, UnmatchedProducts.Prefix, Unmatched.Component);
}

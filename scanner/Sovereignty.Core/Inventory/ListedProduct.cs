using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory;

/// <summary>A product with all lines that state it, gathered as they come.</summary>
/// <param name="name">As the first line states it.</param>
/// <param name="product">What it was taken for; null for a product that the catalogue does not hold.</param>
internal sealed class ListedProduct(string name, Product? product)
{
    private readonly List<StatedProduct> stated = [];
    private readonly List<Contract> contracts = [];
    private readonly HashSet<string> units = new(StringComparer.Ordinal);
    private readonly List<string> hostingStated = [];
    private StatedProduct? best;
    private string? vendor;
    private string? supplier;
    private string? version;
    private bool severalVersions;
    private long? users;
    private Hosting? hosting;
    private Criticality? criticality;
    private DataSensitivity? need;

    /// <summary>As the first line states it.</summary>
    public string Name => name;

    /// <summary>The product of the catalogue, or null.</summary>
    public Product? Product => product;

    /// <summary>Takes a line.</summary>
    /// <param name="path">Its list.</param>
    /// <param name="line">The line.</param>
    /// <param name="match">What it was taken for; null when nothing is like it.</param>
    /// <param name="contract">Its contract, with dates.</param>
    public void Add(string path, InventoryLine line, ProductMatch? match, Contract contract)
    {
        var use = new StatedProduct
        {
            Name = line.Product, Vendor = line.Vendor, Version = line.Version, Unit = line.Unit, Path = path, Line = line.Line, Match = match, Terms = line.Terms, Other = line.Other,
        };
        stated.Add(use);
        contracts.Add(contract);
        if (best is null || IsBetter(use, best)) best = use;
        vendor ??= line.Vendor;
        supplier ??= line.Terms.Supplier;
        severalVersions |= version is not null && line.Version is not null && version != line.Version;
        version ??= line.Version;
        if (line.Terms.Users is { } count) users = (users ?? 0) + count;
        criticality = Higher(criticality, line.Criticality);
        need = Higher(need, line.Terms.ProtectionNeed);
        // Used in several places, it is the one furthest out of hand that counts.
        if (line.Hosting is { } at && (hosting is null || OutOfHand(at) > OutOfHand(hosting.Value))) hosting = at;
        if (line.Terms.Hosting is { } words && !hostingStated.Contains(words, StringComparer.Ordinal)) hostingStated.Add(words);
        foreach (var unit in line.Units) units.Add(unit);
    }

    /// <summary>Whether a line states it under that name.</summary>
    public bool IsStatedAs(string other) => stated.Exists(s => string.Equals(s.Name, other, StringComparison.OrdinalIgnoreCase));

    /// <summary>The component that stands for it.</summary>
    public Component Component(string id) => new()
    {
        Id = id,
        Kind = ComponentKind.Product,
        Name = product?.Name ?? name,
        Version = severalVersions ? null : version,
        Scope = Scope.Runtime,
        Direct = true,
        Evidence = Evidence(),
        Declared = new Declarations { Maker = vendor, Supplier = supplier },
        Facts = product is null ? ComponentFacts.Unknown : ComponentFacts.Unknown with { Product = ProductFact(product) },
    };

    /// <summary>The system; the lines are handed over to it.</summary>
    public SoftwareSystem System(string id, string component, SystemDescription? description) => new()
    {
        Id = id,
        Name = description is { } d && d.Name != d.Id ? d.Name : product?.Name ?? name,
        Kind = SystemKind.Bought,
        Units = description?.Units is { IsEmpty: false } described ? described : [.. units.Order(StringComparer.Ordinal)],
        Criticality = description?.Criticality ?? criticality,
        DataSensitivity = description?.DataSensitivity ?? need,
        Users = description?.Users ?? (users is { } sum ? (int)Math.Min(int.MaxValue, sum) : null),
        Hosting = description?.Hosting ?? hosting,
        HostingStated = hostingStated.Count > 0 ? string.Join(" / ", hostingStated) : null,
        // One for each line, in the lines' order.
        Contracts = Drained(contracts),
        Parts = [new SystemPart(component, Scope.Runtime, true)],
        Stated = Drained(stated),
    };

    // The lines come in order, but for a workbook's second sheet and for JSON that is one long line.
    private ImmutableArray<Evidence> Evidence()
    {
        var places = new Evidence[stated.Count];
        var inOrder = true;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new Evidence(InventorySource.Detector, stated[i].Path, stated[i].Line, EvidenceKind.Stated);
            inOrder &= i == 0 || places[i - 1].CompareTo(places[i]) < 0;
        }

        return inOrder ? ImmutableCollectionsMarshal.AsImmutableArray(places) : [.. places.Distinct().Order()];
    }

    // The surest line speaks for all of them.
    private Fact<string> ProductFact(Product known)
    {
        var match = best!.Match!;
        var isConfirmed = match.Score >= 1 && match.Why.StartsWith("confirmed", StringComparison.Ordinal);
        return new Fact<string>(
            known.Id,
            isConfirmed ? Origin.Confirmed : Origin.Inferred,
            match.Score >= 0.9 ? Confidence.High : Confidence.Medium,
            [new Because($"stated as `{best.Name}`", best.Path, best.Line), new Because(match.Why, Source: known.Citation.Entry, Checked: known.Citation.Checked)]);
    }

    private static bool IsBetter(StatedProduct use, StatedProduct than)
    {
        var (score, other) = (use.Match?.Score ?? 0, than.Match?.Score ?? 0);
        if (score != other) return score > other;
        var byPath = string.CompareOrdinal(use.Path, than.Path);
        return byPath != 0 ? byPath < 0 : use.Line < than.Line;
    }

    private static T? Higher<T>(T? one, T? other)
        where T : struct, Enum => one is null || (other is { } b && Comparer<T>.Default.Compare(b, one.Value) > 0) ? other : one;

    // The enumeration runs that way but for a cloud without a name.
    private static int OutOfHand(Hosting hosting) => hosting switch
    {
        Hosting.OwnPremises => 0,
        Hosting.PublicProvider => 1,
        Hosting.EuropeanCloud => 2,
        Hosting.Cloud => 3,
        _ => 4,
    };

    private static ImmutableArray<T> Drained<T>(List<T> list)
    {
        var array = list.ToArray();
        list.Clear();
        list.Capacity = 0;
        return ImmutableCollectionsMarshal.AsImmutableArray(array);
    }
}

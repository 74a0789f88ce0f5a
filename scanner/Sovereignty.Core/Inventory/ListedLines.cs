using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Kept;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory;

/// <summary>What all lines that state one product say together.</summary>
internal sealed class ListedLines
{
    private const int MostVendors = 8;

    private readonly Product? product;
    private readonly KeptLines lines;
    private readonly KeptAddresses at;
    private SortedSet<string>? units;
    private List<string>? hostingStated;
    private double bestScore = -1;
    private long best;
    private string? vendor;
    private List<string>? otherVendors;
    private string? supplier;
    private string? version;
    private bool severalVersions;
    private long? users;
    private Hosting? hosting;
    private Criticality? criticality;
    private DataSensitivity? need;

    /// <summary>Goes through the lines.</summary>
    /// <param name="product">What they were taken for; null for a product that the catalogue does not hold.</param>
    /// <param name="lines">Keeps them.</param>
    /// <param name="at">Where; at least one.</param>
    public ListedLines(Product? product, KeptLines lines, KeptAddresses at)
    {
        (this.product, this.lines, this.at) = (product, lines, at);
        First = lines.Stated(at[0]);
        for (var i = 0; i < at.Count; i++) Add(lines.Line(at[i]), at[i]);
    }

    /// <summary>The line that came first.</summary>
    public StatedProduct First { get; }

    // As the first line states it.
    private string Name => First.Name;

    private void Add(KeptLine line, long kept)
    {
        var stated = line.Stated;
        Best(stated.Path, stated.Line, stated.Match?.Score ?? 0, kept);
        if (vendor is null) vendor = stated.Vendor;
        else if (stated.Vendor is { } other && other != vendor && otherVendors is not { Count: MostVendors } && otherVendors?.Contains(other, StringComparer.Ordinal) != true) (otherVendors ??= []).Add(other);
        supplier ??= stated.Terms.Supplier;
        severalVersions |= version is not null && stated.Version is not null && version != stated.Version;
        version ??= stated.Version;
        if (stated.Terms.Users is { } count) users = (users ?? 0) + count;
        criticality = Higher(criticality, line.Criticality);
        need = Higher(need, stated.Terms.ProtectionNeed);
        // Used in several places, it is the one furthest out of hand that counts.
        if (line.Hosting is { } where && (hosting is null || OutOfHand(where) > OutOfHand(hosting.Value))) hosting = where;
        if (stated.Terms.Hosting is { } words && hostingStated?.Contains(words, StringComparer.Ordinal) != true) (hostingStated ??= []).Add(words);
        foreach (var unit in line.Units) (units ??= new SortedSet<string>(StringComparer.Ordinal)).Add(unit);
    }

    /// <summary>The component that stands for it.</summary>
    public Component Component(string id) => new()
    {
        Id = id,
        Kind = ComponentKind.Product,
        Name = product?.Name ?? Name,
        Version = severalVersions ? null : version,
        Scope = Scope.Runtime,
        Direct = true,
        Evidence = Evidence(),
        Declared = Declared(),
        Facts = product is null ? ComponentFacts.Unknown : ComponentFacts.Unknown with { Product = ProductFact(product) },
    };

    // "Bechtle AG" in the vendor column has sold it; where another line names who made it, that is the maker.
    private Declarations Declared()
    {
        if (vendor is null && supplier is null) return Declarations.None;
        if (vendor is null || !VendorColumn.NamesSeller(vendor)) return new Declarations { Maker = vendor, Supplier = supplier };
        return new Declarations { Maker = otherVendors?.Find(v => !VendorColumn.NamesSeller(v)), Supplier = supplier ?? vendor };
    }

    /// <summary>The system.</summary>
    public SoftwareSystem System(string id, string component, SystemDescription? description) => new()
    {
        Id = id,
        Name = description is { } d && d.Name != d.Id ? d.Name : product?.Name ?? Name,
        Kind = SystemKind.Bought,
        Units = description?.Units is { IsEmpty: false } described ? described : [.. units ?? []],
        Criticality = description?.Criticality ?? criticality,
        DataSensitivity = description?.DataSensitivity ?? need,
        Users = description?.Users ?? (users is { } sum ? (int)Math.Min(int.MaxValue, sum) : null),
        Hosting = description?.Hosting ?? hosting,
        HostingStated = hostingStated is null ? null : string.Join(" / ", hostingStated),
        // One for each line, in the lines' order.
        Contracts = new KeptContracts(lines, at),
        Parts = [new SystemPart(component, Scope.Runtime, true)],
        Stated = new KeptProducts(lines, at),
    };

    // The lines come in order, but for a workbook's second sheet and for JSON that is one long line.
    private ImmutableArray<Evidence> Evidence()
    {
        var places = new Evidence[at.Count];
        var inOrder = true;
        for (var i = 0; i < places.Length; i++)
        {
            var (path, line) = lines.Place(at[i]);
            places[i] = new Evidence(InventorySource.Detector, path, line, EvidenceKind.Stated);
            inOrder &= i == 0 || places[i - 1].CompareTo(places[i]) < 0;
        }

        return inOrder ? ImmutableCollectionsMarshal.AsImmutableArray(places) : [.. places.Distinct().Order()];
    }

    // The surest line speaks for all of them.
    private Fact<string> ProductFact(Product known)
    {
        var line = lines.Stated(best);
        var match = line.Match!;
        var isConfirmed = match.Score >= 1 && match.Why.StartsWith("confirmed", StringComparison.Ordinal);
        return new Fact<string>(
            known.Id,
            isConfirmed ? Origin.Confirmed : Origin.Inferred,
            match.Score >= 0.9 ? Confidence.High : Confidence.Medium,
            [new Because($"stated as `{line.Name}`", line.Path, line.Line), new Because(match.Why, Source: known.Citation.Entry, Checked: known.Citation.Checked)]);
    }

    // By score, then by place.
    private void Best(string path, int line, double score, long kept)
    {
        if (score < bestScore) return;
        if (score == bestScore)
        {
            var (bestPath, bestLine) = lines.Place(best);
            var byPath = string.CompareOrdinal(path, bestPath);
            if (byPath > 0 || (byPath == 0 && line >= bestLine)) return;
        }

        (bestScore, best) = (score, kept);
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
}

using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>A system: a bought product, or an application of one's own.</summary>
internal sealed class SystemSubject : Subject
{
    private readonly Party vendor;

    public SystemSubject(World world, SoftwareSystem system)
        : base(world, SubjectKind.System, system.Id)
    {
        System = system;
        Parts = PartsOf(world, system);
        Main = system.Kind == SystemKind.Own ? null
            : Parts.Select(p => p.Component).OrderByDescending(c => c.Component.Facts.Product is not null)
                .ThenByDescending(c => c.Component.Kind == ComponentKind.Product).FirstOrDefault();
        ProductId = system.Kind == SystemKind.Own ? null
            : Main?.Component.Facts.Product?.Value ?? system.Stated.Select(s => s.Match?.Product).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault();
        vendor = system.Kind == SystemKind.Own ? Party.None : OfMain();
    }

    public SoftwareSystem System { get; }

    /// <summary>The components with the weight that each has, by component id.</summary>
    public ImmutableArray<WeightedPart> Parts { get; }

    /// <summary>For a bought product, the component that stands for it.</summary>
    public ComponentSubject? Main { get; }

    public override string Name => System.Name;

    public override Party Vendor => vendor;

    public override ProductView? Product => ProductId is { } id ? World.Product(id) : null;

    public override FieldState ProductState => System.Kind == SystemKind.Own ? FieldState.None : ProductId is null ? FieldState.Unknown : FieldState.Known;

    public override ImmutableArray<Because> Seen
        => [.. System.Stated.Take(3).Select(s => new Because($"stated as {s.Name}", s.Path, s.Line) { Code = "stated-as", About = s.Name })];

    /// <summary>The vendors of its components, sorted.</summary>
    public IEnumerable<string> Vendors => Parts.Select(p => p.Component.Vendor.Id).Append(vendor.Id).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private string? ProductId { get; }

    /// <summary>A list over its contracts: none for a system of one's own, unknown where a contract does not state it.</summary>
    public FieldValue OfContracts(Func<Contract, FieldValue> value)
    {
        if (System.Contracts.IsEmpty) return System.Kind == SystemKind.Own ? FieldValue.None : FieldValue.Unknown;
        var values = System.Contracts.Select(value).ToList();
        var days = values.SelectMany(v => v.Days.ToArray()).ToList();
        return FieldValue.Of(days, values.Exists(v => v.State == FieldState.Unknown));
    }

    /// <summary>Whether any contract has a property; unknown when none is known to and one does not state it.</summary>
    public FieldValue AnyContract(Func<Contract, bool?> holds)
    {
        if (System.Contracts.IsEmpty) return System.Kind == SystemKind.Own ? FieldValue.None : FieldValue.Unknown;
        var answers = System.Contracts.Select(holds).ToList();
        return answers.Contains(true) ? FieldValue.Of(true) : answers.Contains(null) ? FieldValue.Unknown : FieldValue.Of(false);
    }

    /// <summary>The last days of support of the stated version, as the catalogue has them; unknown without a version or an entry.</summary>
    public FieldValue EndOfSupport => OfProduct(product =>
    {
        // What the vendor alone runs has no version that could fall out of support here.
        if (product.Product.Deployment is [Deployment.Saas]) return FieldValue.None;
        if (Main?.Component.Facts.Support is { } support) return FieldValue.Of([support.Value.Date], incomplete: false);
        var version = Main?.Component.Version ?? System.Stated.Select(s => s.Version).FirstOrDefault(v => v is not null);
        if (version is null) return FieldValue.Unknown;
        var ends = product.Product.EndOfLife.Where(e => ReleaseLine.Holds(e.Version, version)).OrderByDescending(e => e.Version.Length).Take(1);
        return FieldValue.Of(ends.Select(e => e.Date), incomplete: true);
    });

    // A part that several sources name counts once, by its strongest use.
    private static ImmutableArray<WeightedPart> PartsOf(World world, SoftwareSystem system)
    {
        var strongest = new Dictionary<string, WeightedPart>(system.Parts.Length, StringComparer.Ordinal);
        foreach (var part in system.Parts)
        {
            var weight = PartWeight.Of(part);
            if (strongest.TryGetValue(part.Component, out var known)) known.Weight = Math.Max(known.Weight, weight);
            else if (world.Component(part.Component) is { } component) strongest.Add(part.Component, new WeightedPart(component) { Weight = weight });
        }

        var parts = strongest.Values.ToArray();
        Array.Sort(parts, (a, b) => a.Component.Index.CompareTo(b.Component.Index));
        return [.. parts];
    }

    private Party OfMain()
    {
        var party = Main?.Vendor ?? Party.Unknown;
        return party.State == FieldState.Unknown && Product is { } product ? World.Party(product.Product.Vendor) : party;
    }
}

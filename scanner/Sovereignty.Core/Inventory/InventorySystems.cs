using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>Joins the lines of all lists to systems: variants of one product from several units are one system with several uses.</summary>
internal static class InventorySystems
{
    private sealed record Use(string Path, InventoryLine Line, ProductMatch? Match);

    /// <summary>The systems and, for each, the component that stands for its product; both by id.</summary>
    public static (ImmutableArray<SoftwareSystem> Systems, ImmutableArray<Component> Components) Build(
        IReadOnlyList<InventoryTable> tables, ScanConfiguration configuration, Catalogue catalogue, ProductMatcher matcher, DateOnly asOf)
    {
        var groups = new SortedDictionary<string, List<Use>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var line in table.Lines)
            {
                if (line.Purl is not null) continue;
                var match = matcher.Match(line.Product, line.Vendor, line.Version);
                // Matched lines stand before the others, so that a slug never takes a product's id.
                var key = match.Product is { } id ? $"0{id}" : $"1{ProductMatcher.KeyOf(line.Product, line.Vendor)}";
                if (!groups.TryGetValue(key, out var uses)) groups[key] = uses = [];
                uses.Add(new Use(table.Path, line, match is { Product: null, Score: < 1, Candidates.IsEmpty: true } ? null : match));
            }
        }

        var taken = configuration.Systems.Where(s => s.Sources.Length > 0).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var systems = new List<SoftwareSystem>();
        var components = new List<Component>();
        foreach (var uses in groups.Values)
        {
            var product = uses[0].Match?.Product is { } id ? catalogue.Products[id] : null;
            var slug = product?.Id ?? Slug.Of(uses[0].Line.Product);
            var description = Described(configuration, slug, uses);
            var systemId = description?.Id ?? Free(slug, taken);
            taken.Add(systemId);
            var component = ComponentOf($"stated:{(description is null ? systemId : slug)}", product, uses);
            components.Add(component);
            systems.Add(SystemOf(systemId, product?.Name ?? uses[0].Line.Product, component.Id, uses, description, asOf));
        }

        foreach (var table in tables) ListedPackages.Add(table, configuration, name => Free(name, taken), systems, components);
        return ([.. systems.OrderBy(s => s.Id, StringComparer.Ordinal)], [.. SameComponent.Join(components).OrderBy(c => c.Id, StringComparer.Ordinal)]);
    }

    // sovereignty.yaml can say more of a bought product: under its id, or naming its line among the sources.
    private static SystemDescription? Described(ScanConfiguration configuration, string slug, List<Use> uses) =>
        configuration.Systems.FirstOrDefault(s => (s.Id == slug && s.Sources.IsEmpty) || s.Sources.Any(source => uses.Exists(u => string.Equals(u.Line.Product, source, StringComparison.OrdinalIgnoreCase))));

    private static string Free(string id, HashSet<string> taken)
    {
        if (!taken.Contains(id)) return id;
        var number = 2;
        while (taken.Contains($"{id}-{number}")) number++;
        return $"{id}-{number}";
    }

    private static Component ComponentOf(string id, Product? product, List<Use> uses)
    {
        var versions = uses.Select(u => u.Line.Version).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new Component
        {
            Id = id,
            Kind = ComponentKind.Product,
            Name = product?.Name ?? uses[0].Line.Product,
            Version = versions is [var one] ? one : null,
            Scope = Scope.Runtime,
            Direct = true,
            Evidence = [.. uses.Select(u => new Evidence(InventorySource.Detector, u.Path, u.Line.Line, EvidenceKind.Stated)).Distinct().Order()],
            Declared = new Declarations
            {
                Maker = First(uses, u => u.Line.Vendor),
                Supplier = First(uses, u => u.Line.Terms.Supplier),
            },
            Facts = product is null ? ComponentFacts.Unknown : ComponentFacts.Unknown with { Product = ProductFact(product, uses) },
        };
    }

    // The surest line speaks for all of them.
    private static Fact<string> ProductFact(Product product, List<Use> uses)
    {
        var best = uses.OrderByDescending(u => u.Match!.Score).ThenBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Line.Line).First();
        var isConfirmed = best.Match!.Score >= 1 && best.Match.Why.StartsWith("confirmed", StringComparison.Ordinal);
        return new Fact<string>(
            product.Id,
            isConfirmed ? Origin.Confirmed : Origin.Inferred,
            best.Match.Score >= 0.9 ? Confidence.High : Confidence.Medium,
            [new Because($"stated as `{best.Line.Product}`", best.Path, best.Line.Line), new Because(best.Match.Why, Source: product.Citation.Entry, Checked: product.Citation.Checked)]);
    }

    private static SoftwareSystem SystemOf(string id, string name, string component, List<Use> uses, SystemDescription? description, DateOnly asOf)
    {
        var users = uses.Select(u => u.Line.Terms.Users).OfType<int>().ToList();
        return new SoftwareSystem
        {
            Id = id,
            Name = description is { } d && d.Name != d.Id ? d.Name : name,
            Kind = SystemKind.Bought,
            Units = description?.Units is { IsEmpty: false } units ? units : [.. uses.SelectMany(u => u.Line.Units).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Criticality = description?.Criticality ?? uses.Max(u => u.Line.Criticality),
            DataSensitivity = description?.DataSensitivity ?? uses.Max(u => u.Line.Terms.ProtectionNeed),
            Users = description?.Users ?? (users.Count > 0 ? (int)Math.Min(int.MaxValue, users.Sum(u => (long)u)) : null),
            // Used in several places, it is the one furthest out of hand that counts; the enumeration runs that way but for a cloud without a name.
            Hosting = description?.Hosting ?? uses.Select(u => u.Line.Hosting).OfType<Hosting>().Cast<Hosting?>().MaxBy(h => OutOfHand(h!.Value)),
            HostingStated = string.Join(" / ", uses.Select(u => u.Line.Terms.Hosting).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } stated ? stated : null,
            // One for each line, in the lines' order: a line that states no terms has a contract whose terms are not known.
            Contracts = [.. uses.Select(u => ContractDates.Fill(u.Line.Contract ?? new Contract { Unit = u.Line.Units is [var unit] ? unit : null }, asOf))],
            Parts = [new SystemPart(component, Scope.Runtime, true)],
            Stated = [.. uses.Select(Stated)],
        };
    }

    private static int OutOfHand(Hosting hosting) => hosting switch
    {
        Hosting.OwnPremises => 0,
        Hosting.PublicProvider => 1,
        Hosting.EuropeanCloud => 2,
        Hosting.Cloud => 3,
        _ => 4,
    };

    private static StatedProduct Stated(Use use) => new()
    {
        Name = use.Line.Product,
        Vendor = use.Line.Vendor,
        Version = use.Line.Version,
        Unit = use.Line.Unit,
        Path = use.Path,
        Line = use.Line.Line,
        Match = use.Match,
        Terms = use.Line.Terms,
        Other = use.Line.Other,
    };

    private static string? First(List<Use> uses, Func<Use, string?> of) => uses.Select(of).FirstOrDefault(t => t is not null);
}

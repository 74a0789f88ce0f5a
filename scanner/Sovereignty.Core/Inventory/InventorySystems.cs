using Sovereignty.Configuration;
using Sovereignty.Inventory.Kept;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>
/// Joins the lines of all lists to systems: variants of one product from several units are one system with several uses. Lines are taken one by
/// one and only what a scan keeps of them is held, since lists have hundreds of thousands.
/// </summary>
/// <param name="configuration">Systems described.</param>
/// <param name="catalogue">The products.</param>
/// <param name="matcher">Finds the product of a stated name.</param>
/// <param name="asOf">The report's day.</param>
internal sealed class InventorySystems(ScanConfiguration configuration, Catalogue catalogue, ProductMatcher matcher, DateOnly asOf)
{
    private const int MostContracts = 20_000;

    // A product that more lines state is worth holding: there cannot be many of them.
    private const int MostLines = 8;
    private const int MostNames = 20_000;

    private readonly Dictionary<string, ListedProduct> byProduct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListedProduct> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string? Vendor), ListedProduct> byName = [];
    private readonly Dictionary<Contract, Contract> contracts = [];
    private readonly HashSet<string> described = new(configuration.Systems.SelectMany(s => s.Sources), StringComparer.OrdinalIgnoreCase);
    private readonly MatchedLines matching = new(matcher);
    private readonly KeptLines kept = new();
    private readonly SortedDictionary<string, List<InventoryLine>> packages = new(StringComparer.Ordinal);

    /// <summary>Takes a line.</summary>
    /// <param name="path">The list's path.</param>
    /// <param name="line">The line.</param>
    public void Add(string path, InventoryLine line)
    {
        if (line.Purl is not null)
        {
            if (!packages.TryGetValue(path, out var listed)) packages[path] = listed = [];
            listed.Add(line);
            return;
        }

        foreach (var matched in matching.Add(path, line)) Take(matched);
    }

    private void Take(MatchedLine matched)
    {
        var (path, line, match) = matched;
        Take(path, line, match, described.Contains(line.Product));
        for (var i = 0; i < match.Beside.Length; i++) Take(path, CountedWith(match.Product!, line), match with { Product = match.Beside[i], Beside = [match.Product!, .. match.Beside.RemoveAt(i)] }, isDescribed: false);
    }

    private void Take(string path, InventoryLine line, ProductMatch match, bool isDescribed)
    {
        var at = kept.Add(path, line, Kept(match), Filled(line));
        Of(line, match).Add(at, line.Product, isDescribed);
    }

    // A line that states several products is a use of each, under the one contract. What it costs is counted once, with the first; the version in its
    // column is the first's, and so is what sovereignty.yaml says of the line.
    private static InventoryLine CountedWith(string product, InventoryLine line) =>
        line with { Version = null, Contract = Stated(line) with { YearlyCost = null, OneOffCost = null, CountedWith = product } };

    // Of a name that is like nothing no more is kept than whom it names: a long list may hold nothing else.
    private static ProductMatch? Kept(ProductMatch match) =>
        match is not { Product: null, Score: < 1, Candidates.IsEmpty: true } ? match
            : match.Maker is { } maker ? new ProductMatch(null, 0, ProductMatch.FirmOnly, []) { Maker = maker } : null;

    /// <summary>What all lines together give: a system for each product, and the component that stands for it.</summary>
    public ListedSystems Build()
    {
        foreach (var matched in matching.Rest()) Take(matched);
        var taken = configuration.Systems.Where(s => s.Sources.Length > 0).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        // Matched lines stand before the others, so that a slug never takes a product's id. Each is let go of when its system is made.
        ListedProduct?[] products = [.. byProduct.OrderBy(p => p.Key, StringComparer.Ordinal).Concat(byKey.OrderBy(p => p.Key, StringComparer.Ordinal)).Select(p => p.Value)];
        byProduct.Clear();
        byKey.Clear();
        byName.Clear();
        var systems = new List<SoftwareSystem>();
        var components = new List<Component>();
        var unmatched = new UnmatchedProducts(kept);
        for (var i = 0; i < products.Length; i++)
        {
            var listed = products[i]!;
            products[i] = null;
            var slug = listed.Product?.Id ?? Slug.Of(kept.Name(listed.At[0]));
            var description = Described(slug, listed);
            var systemId = description?.Id ?? Free(slug, taken);
            taken.Add(systemId);
            if (listed.Product is null && description is null && listed.At.Count <= MostLines)
            {
                unmatched.Add(systemId, listed.At);
                continue;
            }

            var lines = new ListedLines(listed.Product, kept, listed.At);
            var component = lines.Component($"{UnmatchedProducts.Prefix}{(description is null ? systemId : slug)}");
            components.Add(component);
            systems.Add(lines.System(systemId, component.Id, description));
        }

        foreach (var (path, lines) in packages) ListedPackages.Add(path, lines, configuration, name => Free(name, taken), systems, components);
        if (packages.Count > 0) components = [.. SameComponent.Join(components)];
        unmatched.Sort();
        return new ListedSystems(systems.SortedBy(s => s.Id), components.SortedBy(c => c.Id), unmatched);
    }

    private ListedProduct Of(InventoryLine line, ProductMatch match)
    {
        if (match.Product is { } id)
        {
            if (!byProduct.TryGetValue(id, out var product)) byProduct[id] = product = new ListedProduct(catalogue.Products[id]);
            return product;
        }

        if (byName.TryGetValue((line.Product, line.Vendor), out var known)) return known;
        var key = ProductMatcher.KeyOf(line.Product, line.Vendor);
        if (!byKey.TryGetValue(key, out var unknown)) byKey[key] = unknown = new ListedProduct(null);
        if (byName.Count < MostNames) byName[(line.Product, line.Vendor)] = unknown;
        return unknown;
    }

    // A line that states no terms has a contract whose terms are not known. What has no number of its own is stated of many lines.
    private Contract Filled(InventoryLine line)
    {
        var stated = Stated(line);
        if (stated.Number is not null) return ContractDates.Fill(stated, asOf);
        if (contracts.TryGetValue(stated, out var filled)) return filled;
        filled = ContractDates.Fill(stated, asOf);
        if (contracts.Count < MostContracts) contracts[stated] = filled;
        return filled;
    }

    private static Contract Stated(InventoryLine line) => line.Contract ?? new Contract { Unit = line.Units is [var unit] ? unit : null };

    // sovereignty.yaml can say more of a bought product: under its id, or naming its line among the sources.
    private SystemDescription? Described(string slug, ListedProduct listed) =>
        configuration.Systems.FirstOrDefault(s => (s.Id == slug && s.Sources.IsEmpty) || s.Sources.Any(listed.IsStatedAs));

    private static string Free(string id, HashSet<string> taken)
    {
        if (!taken.Contains(id)) return id;
        var number = 2;
        while (taken.Contains($"{id}-{number}")) number++;
        return $"{id}-{number}";
    }
}

using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Matching;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>A list to be read.</summary>
/// <param name="Path">Relative to the scanned root.</param>
/// <param name="Content">Its contents.</param>
/// <param name="Description">What sovereignty.yaml says of it, or null.</param>
public sealed record InventoryFile(string Path, ListContent Content, InventoryDescription? Description);

/// <summary>What all lists of a scan give together.</summary>
/// <param name="Systems">The bought systems, by id: one for each product, whatever number of lines and lists name it.</param>
/// <param name="Components">The products as components, by id: one for each system.</param>
/// <param name="Tables">What reading each list gave, without its lines: these are in the systems.</param>
/// <param name="Problems">What could not be read or decided, sorted.</param>
public sealed record InventoryResult(
    KeyedRows<SoftwareSystem> Systems, KeyedRows<Component> Components, ImmutableArray<InventoryTable> Tables, ImmutableArray<Problem> Problems)
{
    /// <summary>The same systems and components, those that are held and the others apart.</summary>
    internal ListedSystems Listed { get; init; } = ListedSystems.None;
}

/// <summary>From lists of bought software to systems: the one way in for a scan.</summary>
public static class InventorySource
{
    /// <summary>The name that evidence from lists carries.</summary>
    public const string Detector = "inventory/list";

    /// <summary>Whether a file name is one that a list can have.</summary>
    public static bool IsInventory(string path) => Array.Exists(Endings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file that the user named, and that nothing else reads, can be a list by its name: JSON, XML and what package managers print.</summary>
    public static bool MayBeInventory(string path) => Array.Exists(NamedEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads lists and joins them. Never throws for bad input; the order of the lists does not change the result.</summary>
    /// <param name="files">The lists.</param>
    /// <param name="configuration">Units, systems described, confirmed matches.</param>
    /// <param name="catalogue">Products and vendors.</param>
    /// <param name="asOf">The report's day: notice dates count from it.</param>
    /// <param name="stop">Set when the user gives up.</param>
    /// <param name="indexing">A matcher over the same catalogue and matches that is being made already, or null.</param>
    /// <param name="progress">Told now and then of a list's path and how many rows of it have been read.</param>
    public static InventoryResult Read(
        IReadOnlyList<InventoryFile> files, ScanConfiguration configuration, Catalogue catalogue, DateOnly asOf, CancellationToken stop,
        Task<ProductMatcher>? indexing = null, Action<string, int>? progress = null) =>
        // Indexing the catalogue's names, and all that lists need, costs more than scanning a small repository.
        files.Count == 0 ? new InventoryResult([], [], [], UnknownMatches(configuration, catalogue).Sorted(static (a, b) => a.CompareTo(b)))
            : ReadAll(files, configuration, catalogue, asOf, indexing, progress, stop);

    private static InventoryResult ReadAll(
        IReadOnlyList<InventoryFile> files, ScanConfiguration configuration, Catalogue catalogue, DateOnly asOf,
        Task<ProductMatcher>? indexing, Action<string, int>? progress, CancellationToken stop)
    {
        var reader = new InventoryReader(configuration, catalogue, asOf);
        indexing ??= Task.Run(() => new ProductMatcher(catalogue, configuration.Matches), stop);
        var listed = new InventorySystems(configuration, catalogue, indexing.GetAwaiter().GetResult(), asOf);
        var tables = files.OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => reader.Read(f.Path, f.Content, f.Description, stop, progress is null ? null : rows => progress(f.Path, rows), line => listed.Add(f.Path, line))).ToImmutableArray();
        var systems = listed.Build();
        var problems = tables.SelectMany(t => t.Problems).Concat(UnknownMatches(configuration, catalogue)).Order();
        return new InventoryResult(systems.AllSystems(systems.Systems), systems.AllComponents(systems.Components), tables, [.. problems]) { Listed = systems };
    }

    private static IEnumerable<Problem> UnknownMatches(ScanConfiguration configuration, Catalogue catalogue)
    {
        foreach (var (name, product) in configuration.Matches.SelectMany(m => ProductMatcher.ProductsOf(m.Value).Select(p => (m.Key, p))))
        {
            if (product == ProductMatcher.None || catalogue.Products.ContainsKey(product)) continue;
            yield return new Problem("match-unknown-product", ProblemSeverity.Error, $"`{product}` is no product of the catalogue")
            {
                Path = configuration.Path,
                Line = configuration.Lines.TryGetValue($"matches.{name}", out var line) ? line : null,
                Hint = Suggest.Nearest(product, catalogue.Products.Keys) is { } near ? $"did you mean `{near}`?" : "`sovereignty catalogue match NAME` shows what comes into question",
            };
        }
    }

    private static readonly string[] Endings = [".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".reg"];

    // Many things are called so: only what the user names himself, and what no detector reads, is taken for a list.
    private static readonly string[] NamedEndings = [".json", ".jsonl", ".ndjson", ".xml", ".txt", ".lst", ".list", ".log"];
}

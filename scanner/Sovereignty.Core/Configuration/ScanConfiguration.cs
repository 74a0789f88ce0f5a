using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Configuration;

/// <summary>What sovereignty.yaml says: who the organisation is, what belongs to which system, and what people decided.</summary>
public sealed record ScanConfiguration
{
    /// <summary>No file: one unnamed organisation, every source a system of its own.</summary>
    public static readonly ScanConfiguration Default = new();

    /// <summary>The file, relative to the scanned root; null when there is none.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// Whether it was found beside a list that is scanned alone: what it says of other sources is then neither read nor missing.
    /// </summary>
    public bool IsForListsOnly { get; init; }

    /// <summary>The organisation's name; null when not stated.</summary>
    public string? Organisation { get; init; }

    /// <summary>A mail address or URL of the organisation, for SBOMs that it hands out; null when not stated.</summary>
    public string? Contact { get; init; }

    /// <summary>The units in tree order.</summary>
    public ImmutableArray<Unit> Units { get; init; } = [];

    /// <summary>The systems described.</summary>
    public ImmutableArray<SystemDescription> Systems { get; init; } = [];

    /// <summary>The inventories described.</summary>
    public ImmutableArray<InventoryDescription> Inventories { get; init; } = [];

    /// <summary>Confirmed matches: stated product name to product id (or <c>none</c> for: not in the catalogue).</summary>
    public ImmutableSortedDictionary<string, string> Matches { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Confirmed developers: purl without version, or purl pattern ending in <c>*</c>, to vendor id.</summary>
    public ImmutableSortedDictionary<string, string> Developers { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Rule packs: names of packs that ship, or folders; empty for the default.</summary>
    public ImmutableArray<string> Packs { get; init; } = [];

    /// <summary>Folders with catalogue entries of one's own, relative to the file.</summary>
    public ImmutableArray<string> Catalogue { get; init; } = [];

    /// <summary>From which share an owner counts.</summary>
    public OwnershipThresholds Ownership { get; init; } = OwnershipThresholds.SecNumCloud;

    /// <summary>Addresses of package registries by purl type, for those that no client of this machine is set to; asked only with <c>--online</c>.</summary>
    public ImmutableSortedDictionary<string, string> Registries { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Files with ends of support in the JSON of endoflife.date, relative to the file.</summary>
    public ImmutableArray<string> Lifecycles { get; init; } = [];

    /// <summary>Where in the file a confirmed match or developer stands: <c>matches.&lt;name&gt;</c> or <c>developers.&lt;purl&gt;</c> to its line.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>Accepted risks.</summary>
    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    /// <summary>Folders or files to leave out, as .gitignore patterns.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>The report's default language; null for the program's.</summary>
    public string? Language { get; init; }

    /// <summary>The report's default audience; null for the program's.</summary>
    public string? Audience { get; init; }
}

/// <summary>A system as sovereignty.yaml describes it.</summary>
public sealed record SystemDescription
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Folders or files, relative to sovereignty.yaml, whose components it consists of; or the stated names of inventory lines.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The units that use it.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>How much depends on it.</summary>
    public Criticality? Criticality { get; init; }

    /// <summary>How sensitive its data are.</summary>
    public DataSensitivity? DataSensitivity { get; init; }

    /// <summary>The number of users.</summary>
    public int? Users { get; init; }

    /// <summary>Where it runs.</summary>
    public Hosting? Hosting { get; init; }

    /// <summary>The line of sovereignty.yaml on which it begins, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>An inventory as sovereignty.yaml describes it.</summary>
/// <param name="Path">The file, relative to sovereignty.yaml.</param>
/// <param name="Unit">The unit for lines that state none, or null.</param>
/// <param name="Columns">Field name to column header, where it is not found by itself; see <see cref="Inventory.InventoryField"/>.</param>
public sealed record InventoryDescription(string Path, string? Unit, ImmutableSortedDictionary<string, string> Columns)
{
    /// <summary>The sheet of a workbook to read; null for every sheet that holds a product column.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line of sovereignty.yaml on which it begins, from 1.</summary>
    public int Line { get; init; }
}

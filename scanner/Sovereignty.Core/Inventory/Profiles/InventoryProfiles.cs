using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sovereignty.Inventory.Columns;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Profiles;

/// <summary>The profiles that ship, read from profiles.yaml when the first list is.</summary>
internal static class InventoryProfiles
{
    private static readonly Lazy<ImmutableArray<InventoryProfile>> Loaded = new(() => Read(Shipped()));

    private static readonly Lazy<FrozenSet<string>> Arrays = new(() => All.SelectMany(p => p.Within).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>All of them, as they stand in the file.</summary>
    public static ImmutableArray<InventoryProfile> All => Loaded.Value;

    /// <summary>The places of arrays within records whose values are columns of the record.</summary>
    public static FrozenSet<string> Within => Arrays.Value;

    /// <summary>The profile of a table: the most particular that fits; null for a list of somebody's own.</summary>
    /// <param name="headers">The header row.</param>
    /// <param name="path">Where its records stand in JSON or XML; null for tables.</param>
    public static InventoryProfile? Find(IReadOnlyList<string> headers, string? path)
    {
        var plain = headers.Select(HeaderSynonyms.Plain).Where(h => h.Length > 0).ToHashSet(StringComparer.Ordinal);
        InventoryProfile? best = null;
        foreach (var profile in All)
        {
            if (!profile.Items.IsEmpty && (path is null || !profile.Items.Any(item => StandsAt(path, item)))) continue;
            if (profile.Fits(plain) && (best is null || Rank(profile) > Rank(best))) best = profile;
        }

        return best;

        // What collects the output of several machines puts its own names before.
        static bool StandsAt(string path, string item) =>
            path.EndsWith(item, StringComparison.OrdinalIgnoreCase) && (path.Length == item.Length || path[^(item.Length + 1)] == '.');

        static int Rank(InventoryProfile p) => p.Headers.Length + (p.Items.IsEmpty ? 0 : 100);
    }

    /// <summary>Reads a file of profiles.</summary>
    /// <exception cref="InvalidDataException">It is malformed: it ships with the program, so that is a fault of ours.</exception>
    public static ImmutableArray<InventoryProfile> Read(string text)
    {
        var file = YamlFile.Parse("profiles.yaml", text);
        var profiles = file.Root?.Maps("profiles").Select(Profile).ToImmutableArray() ?? [];
        file.Root?.Done();
        return file.HasErrors ? throw new InvalidDataException(string.Join('\n', file.Problems)) : profiles;
    }

    private static InventoryProfile Profile(YamlMap map)
    {
        map.Required("origin");
        var profile = new InventoryProfile
        {
            Id = map.Required("id"),
            Name = map.Required("name"),
            Headers = [.. map.Texts("headers").Select(h => h.Split('|').Select(HeaderSynonyms.Plain).ToImmutableArray())],
            Items = map.Texts("items"),
            Columns = Columns(map),
            Unmapped = [.. map.Texts("unmapped").Concat(map.Texts("secret")).Select(HeaderSynonyms.Plain)],
            Secret = [.. map.Texts("secret").Select(HeaderSynonyms.Plain)],
            Where = [.. Conditions(map, "where")],
            SupplierWhen = Conditions(map, "supplier-when").FirstOrDefault(),
            FirstOnly = map.Boolean("first") == true,
            VendorInId = map.Boolean("vendor-in-id") == true,
            Identifier = map.Text("identifier") is { } identifier ? HeaderSynonyms.Plain(identifier) : null,
            NoVendors = map.Texts("no-vendors").ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            Release = map.Text("release") is { } release ? HeaderSynonyms.Plain(release) : null,
            Ending = map.Text("ending"),
            Escaped = map.Boolean("escaped") == true,
            Within = map.Texts("within"),
            Packages = map.Text("packages"),
            Lines = Pattern(map, "lines"),
            Begins = Pattern(map, "begins"),
            Ignore = Pattern(map, "ignore"),
        };
        map.Done();
        return profile;
    }

    private static ImmutableArray<(InventoryField, ImmutableArray<string>)> Columns(YamlMap map)
    {
        if (map.Map("columns") is not { } columns) return [];
        var fields = ImmutableArray.CreateBuilder<(InventoryField, ImmutableArray<string>)>();
        foreach (var name in KebabCase.Names<InventoryField>())
        {
            if (!columns.Has(name) || !KebabCase.TryParse<InventoryField>(name, out var field)) continue;
            fields.Add((field, [.. columns.Texts(name).Select(HeaderSynonyms.Plain)]));
        }

        columns.Done();
        return fields.ToImmutable();
    }

    private static IEnumerable<RowCondition> Conditions(YamlMap map, string key)
    {
        if (map.Map(key) is not { } conditions) yield break;
        foreach (var header in conditions.Keys.ToList()) yield return new RowCondition(HeaderSynonyms.Plain(header), conditions.Texts(header).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase));
        conditions.Done();
    }

    private static Regex? Pattern(YamlMap map, string key) =>
        map.Text(key) is { } pattern ? new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null;

    private static string Shipped()
    {
        using var stream = typeof(InventoryProfiles).Assembly.GetManifestResourceStream("Sovereignty.Inventory.Profiles.profiles.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

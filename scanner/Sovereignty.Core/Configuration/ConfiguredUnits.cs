using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;
using YamlDotNet.Core;

namespace Sovereignty.Configuration;

/// <summary>The tree of units in sovereignty.yaml.</summary>
internal static class ConfiguredUnits
{
    /// <summary>Parents stand before their children, in the file's order.</summary>
    public static ImmutableArray<Unit> Read(YamlMap root)
    {
        var units = ImmutableArray.CreateBuilder<Unit>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(root, null, units, lines);
        return units.ToImmutable();
    }

    private static void Add(YamlMap map, string? parent, ImmutableArray<Unit>.Builder units, Dictionary<string, int> lines)
    {
        foreach (var entry in map.Maps("units"))
        {
            var id = ConfiguredIds.Read(entry, lines, "unit");
            if (id == Organisation.Id)
            {
                entry.File.Error("config-reserved-id", entry.At("id"), $"`{id}` stands for the organisation as a whole", "give this unit another id");
                id = null;
            }

            if (id is not null) units.Add(new Unit(id, entry.Text("name") ?? id, parent));
            else entry.Text("name");
            Add(entry, id ?? parent, units, lines);
            entry.Done();
        }
    }
}

/// <summary>Ids that people choose in sovereignty.yaml.</summary>
internal static class ConfiguredIds
{
    /// <summary>The id of an entry, or null when it is missing, malformed or taken; that is told.</summary>
    public static string? Read(YamlMap entry, Dictionary<string, int> lines, string what)
    {
        var id = entry.Required("id");
        if (id.Length == 0) return null;
        if (Slug.Of(id) != id)
        {
            entry.File.Error("config-bad-id", entry.Node("id")!.Start, $"`{id}` is no id: lower case letters, digits and dashes", $"write `{Slug.Of(id)}`");
            return null;
        }

        if (lines.TryAdd(id, (int)entry.At("id").Line)) return id;
        entry.File.Error("config-duplicate-id", entry.Node("id")!.Start, $"the {what} id `{id}` is already taken", $"it first stands on line {lines[id]}");
        return null;
    }

    /// <summary>The units that exist among those named; the others are told.</summary>
    public static ImmutableArray<string> Units(YamlMap entry, ImmutableHashSet<string> known, params ReadOnlySpan<string> keys)
    {
        var units = ImmutableArray.CreateBuilder<string>();
        foreach (var key in keys)
        {
            foreach (var unit in entry.Texts(key))
            {
                if (known.Contains(unit)) units.Add(unit);
                else Unknown(entry.File, entry.Node(key)!.Start, unit, known);
            }
        }

        return [.. units.Distinct(StringComparer.Ordinal)];
    }

    private static void Unknown(YamlFile file, Mark at, string unit, ImmutableHashSet<string> known) =>
        file.Error("config-unknown-unit", at, $"there is no unit `{unit}`", known.IsEmpty ? "describe it under `units:`" : Suggest.Hint(unit, known));
}

using System.Collections.Immutable;
using Sovereignty.Inventory;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Configuration;

/// <summary>The systems in sovereignty.yaml.</summary>
internal static class ConfiguredSystems
{
    public static ImmutableArray<SystemDescription> Read(YamlMap root, ImmutableHashSet<string> units)
    {
        var systems = ImmutableArray.CreateBuilder<SystemDescription>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in root.Maps("systems"))
        {
            var id = ConfiguredIds.Read(entry, lines, "system");
            var system = new SystemDescription
            {
                Id = id ?? "",
                Name = entry.Text("name") ?? id ?? "",
                Sources = ConfiguredPaths.Read(entry, "sources"),
                Units = ConfiguredIds.Units(entry, units, "unit", "units"),
                Criticality = entry.Choice<Criticality>("criticality"),
                DataSensitivity = entry.Choice<DataSensitivity>("data"),
                Users = Users(entry),
                Hosting = entry.Choice<Hosting>("hosting"),
                Line = entry.Line,
            };
            entry.Done();
            if (id is not null) systems.Add(system);
        }

        return systems.ToImmutable();
    }

    private static int? Users(YamlMap entry)
    {
        var users = entry.Whole("users");
        if (users is not < 0) return users;
        entry.File.Error("yaml-wrong-type", entry.Node("users")!.Start, $"`{entry.Where}.users` must not be below 0", null);
        return null;
    }
}

/// <summary>The inventories in sovereignty.yaml.</summary>
internal static class ConfiguredInventories
{
    public static ImmutableArray<InventoryDescription> Read(YamlMap root, ImmutableHashSet<string> units)
    {
        var inventories = ImmutableArray.CreateBuilder<InventoryDescription>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in root.Maps("inventories"))
        {
            entry.Required("path");
            var path = ConfiguredPaths.Read(entry, "path") is [var one] ? one : null;
            var description = new InventoryDescription(path ?? "", ConfiguredIds.Units(entry, units, "unit") is [var unit] ? unit : null, Columns(entry))
            {
                Sheet = entry.Text("sheet"),
                Line = entry.Line,
            };
            entry.Done();
            if (path is null) continue;
            if (lines.TryAdd($"{path}\0{description.Sheet}", entry.Line)) inventories.Add(description);
            else entry.File.Error("config-duplicate-inventory", entry.At("path"), $"`{path}` is already described", $"it first stands on line {lines[$"{path}\0{description.Sheet}"]}");
        }

        return inventories.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Columns(YamlMap entry)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (entry.Map("columns") is not { } map) return columns.ToImmutable();
        foreach (var field in KebabCase.Names<InventoryField>())
        {
            if (map.Text(field) is { } header) columns[field] = header;
        }

        map.Done();
        return columns.ToImmutable();
    }
}

using System.Collections.Immutable;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Reads entries under <c>packages:</c>, <c>services:</c> and <c>registries:</c>.</summary>
internal static class SupplyEntries
{
    public static PackageNamespace Packages(YamlMap map, EntryPlace at)
    {
        if (!map.Has("patterns")) map.Required("patterns");
        var patterns = map.Texts("patterns").Where(p => IsPattern(map, p)).ToImmutableArray();
        var entry = new PackageNamespace(map.Required("vendor"), patterns, map.Text("service"), at.Citation(map));
        map.Done();
        return entry;
    }

    public static CatalogueService Service(YamlMap map, EntryPlace at)
    {
        var service = new CatalogueService(
            EntryPlace.Id(map), map.Required("name"), map.Required("provider"), map.Required("class"), map.Texts("domains"), map.Texts("terraform"),
            map.Texts("images"), map.Texts("actions"), at.Citation(map));
        map.Done();
        return service;
    }

    public static Registry Registry(YamlMap map, EntryPlace at)
    {
        var registry = new Registry(
            EntryPlace.Id(map), map.Required("name"),
            EntryPlace.Word(map, "kind", "package-registry", "container-registry", "forge", "module-proxy", "os-packages"),
            map.Text("operator"), map.Texts("domains"), map.Texts("purlTypes"), map.Boolean("default") ?? false, map.Texts("mirrors"), at.Citation(map));
        map.Done();
        return registry;
    }

    public static bool IsPattern(YamlMap map, string pattern)
    {
        if (PackagePattern.TryParse(pattern, out _)) return true;
        map.File.Error("catalogue-bad-pattern", map.At(map.Has("patterns") ? "patterns" : "packages"), $"`{pattern}` is not a package pattern", "write pkg:type/namespace/name without version, with `*` only at the very end");
        return false;
    }
}

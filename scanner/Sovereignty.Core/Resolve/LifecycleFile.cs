using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Registries;

namespace Sovereignty.Resolve;

/// <summary>
/// Reads a file in the JSON of endoflife.date, whichever of its forms: the cycles of one product (named after the file), an object of products with
/// their cycles, one product or all products of version 1 of its API. Source: endoflife.date, API documentation.
/// </summary>
public static class LifecycleFile
{
    private const int MostProducts = 5000;
    private const int MostVersions = 1000;

    /// <summary>Reads.</summary>
    /// <param name="path">The file as messages show it.</param>
    /// <param name="bytes">Its contents.</param>
    /// <param name="read">The day from which the file is, as far as is known: that of the report.</param>
    /// <returns>What it says; the problem when it is no such file.</returns>
    public static (ImmutableArray<Lifecycle> Lifecycles, Problem? Problem) Read(string path, byte[] bytes, DateOnly read)
    {
        using var json = RegistryJson.Parse(bytes);
        var found = json is null ? [] : Products(json.RootElement, Path.GetFileNameWithoutExtension(path)).Take(MostProducts)
            .Select(p => Product(p.Name, p.Product, path, read)).OfType<Lifecycle>().OrderBy(l => l.Id, StringComparer.Ordinal).ToImmutableArray();
        return (found, found.IsEmpty ? new Problem("lifecycle-file-unreadable", ProblemSeverity.Error, "this is no file in the JSON of endoflife.date, or no version in it has a date")
        {
            Path = path, Hint = "give what its API answers for a product (api/PRODUCT.json) or for all (api/v1/products/full)",
        } : null);
    }

    private static IEnumerable<(string Name, JsonElement Product)> Products(JsonElement root, string file)
    {
        var result = root.At("result");
        if (root.ValueKind == JsonValueKind.Array) return [(file, root)];
        if (result.ValueKind == JsonValueKind.Array) return result.EnumerateArray().Select(p => (p.TextAt("name") ?? "", p));
        if (result.ValueKind == JsonValueKind.Object) return [(result.TextAt("name") ?? file, result)];
        return root.ValueKind == JsonValueKind.Object ? root.EnumerateObject().Select(p => (p.Name, p.Value)) : [];
    }

    private static Lifecycle? Product(string id, JsonElement product, string path, DateOnly read)
    {
        if (id.Length == 0) return null;
        var releases = product.ValueKind == JsonValueKind.Array ? product.EnumerateArray() : product.ItemsAt("releases");
        var versions = releases.Take(MostVersions).Select(Version).OfType<EndOfLife>().ToImmutableArray();
        if (versions.IsEmpty) return null;
        var packages = product.ItemsAt("identifiers").Where(i => i.TextAt("type") == "purl").Select(i => i.TextAt("id")).OfType<string>().Take(200).ToImmutableArray();
        return new Lifecycle(id, product.TextAt("label") ?? id, null, packages, versions, new Citation($"{path}, in the form of endoflife.date", read, Confidence.Medium, ""));
    }

    // A cycle that has ended without a date, or that has no end yet, says nothing that could be reckoned with.
    private static EndOfLife? Version(JsonElement cycle)
    {
        var name = cycle.TextAt("cycle") ?? cycle.TextAt("name") ?? (cycle.At("cycle").ValueKind == JsonValueKind.Number ? cycle.At("cycle").GetRawText() : null);
        return name is not null && (cycle.DayAt("eol") ?? cycle.DayAt("eolFrom")) is { } day ? new EndOfLife(name, day, null) : null;
    }
}

using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>Reads package.json of packages installed in node_modules beside the lock file that names them.</summary>
internal static class InstalledNodeModules
{
    private static readonly JsonDocumentOptions Capped = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static PackageStatement? Read(Component component, IReadOnlyList<(string Prefix, string Folder)> roots)
    {
        var purl = component.Purl!;
        if ((purl.Namespace is not null && !LocalPackages.IsPlainName(purl.Namespace)) || !LocalPackages.IsPlainName(purl.Name)) return null;
        foreach (var folder in component.Evidence.Take(8).Select(e => FolderOf(e.Path, roots)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, "node_modules", purl.Namespace ?? "", purl.Name, "package.json");
            if (LocalPackages.ReadCapped(path) is { } bytes && Parse(bytes, purl.Version!) is { } statement) return statement;
            // pnpm lays each version apart, with the scope's slash as a plus.
            var apart = (purl.Namespace is null ? "" : purl.Namespace + "+") + $"{purl.Name}@{purl.Version}";
            if (!LocalPackages.IsPlainName(apart)) continue;
            path = Path.Combine(folder, "node_modules", ".pnpm", apart, "node_modules", purl.Namespace ?? "", purl.Name, "package.json");
            if (LocalPackages.ReadCapped(path) is { } stored && Parse(stored, purl.Version!) is { } kept) return kept;
        }

        return null;
    }

    internal static PackageStatement? Parse(byte[] bytes, string version)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, Capped);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "version") != version) return null;
            return new PackageStatement(Origin.Declared, new Because("package.json of the installed package"))
            {
                Licence = Text(root, "license") ?? Part(root, "license", "type") ?? Several(root),
                Maker = Text(root, "author") ?? Part(root, "author", "name"),
                SourceUrl = Part(root, "repository", "url") ?? Text(root, "repository") ?? Text(root, "homepage"),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The oldest form, a list of objects with a type, which npm defined as a choice.
    private static string? Several(JsonElement root)
    {
        if (!root.TryGetProperty("licenses", out var list) || list.ValueKind != JsonValueKind.Array) return null;
        var all = list.EnumerateArray().Take(10).Select(l => l.ValueKind == JsonValueKind.String ? l.GetString() : l.ValueKind == JsonValueKind.Object ? Text(l, "type") : null).OfType<string>().ToList();
        return all.Count == 0 ? null : string.Join(" OR ", all);
    }

    private static string? FolderOf(string path, IReadOnlyList<(string Prefix, string Folder)> roots)
    {
        foreach (var (prefix, folder) in roots)
        {
            if (!path.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var within = path[prefix.Length..].TrimStart('/');
            if (within.Split('/').Contains("..")) return null;
            return Path.Combine(folder, Path.GetDirectoryName(within) ?? "");
        }

        return null;
    }

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and < 2000 } text ? text : null;

    private static string? Part(JsonElement element, string key, string part) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? Text(value, part) : null;
}

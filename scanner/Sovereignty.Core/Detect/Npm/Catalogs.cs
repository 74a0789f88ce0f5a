using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// Ranges that a workspace sets once for its packages, which ask for them with <c>catalog:</c> or <c>catalog:name</c>: of pnpm in
/// <c>pnpm-workspace.yaml</c>, of Yarn in <c>.yarnrc.yml</c>, of Bun in the workspace's <c>package.json</c>.
/// Source: pnpm docs, "Catalogs"; Yarn docs, "Catalogs"; Bun docs, "Catalogs".
/// </summary>
internal sealed class Catalogs
{
    private const int MostEntries = 20_000;

    private static readonly string[] YamlFiles = ["pnpm-workspace.yaml", ".yarnrc.yml"];

    private readonly Dictionary<(string Catalog, string Package), string> ranges = [];

    /// <summary>The range for a package's <c>catalog:</c>, from the nearest workspace at or above the asking file; null where none sets one.</summary>
    /// <param name="input">The manifest that asks.</param>
    /// <param name="package">The package.</param>
    /// <param name="spec">What it is asked for with.</param>
    public static string? Find(DetectorInput input, string package, string spec)
    {
        var name = spec["catalog:".Length..].Trim() is { Length: > 0 } stated ? stated : "default";
        foreach (var folder in RootedPath.Upwards(input.Folder))
        {
            foreach (var file in YamlFiles)
            {
                if (input.Neighbour(RootedPath.In(folder, file), ParseYaml)?.ranges.GetValueOrDefault((name, package)) is { } range) return range;
            }

            if (input.Neighbour(RootedPath.In(folder, "package.json"), ParseJson)?.ranges.GetValueOrDefault((name, package)) is { } set) return set;
        }

        return null;
    }

    internal static Catalogs ParseYaml(ReadOnlyMemory<byte> bytes)
    {
        var catalogs = new Catalogs();
        var yaml = new YamlPaths(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
        while (yaml.Next())
        {
            if (yaml.Is("catalog", "*")) catalogs.Add("default", yaml.Key, yaml.Text());
            else if (yaml.Is("catalogs", "*", "*")) catalogs.Add(yaml.At(1), yaml.Key, yaml.Text());
        }

        return catalogs;
    }

    internal static Catalogs ParseJson(ReadOnlyMemory<byte> bytes)
    {
        var catalogs = new Catalogs();
        try
        {
            var json = new JsonLines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
            if (!json.EnterObject()) return catalogs;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("workspaces"u8) && json.EnterObject())
                {
                    while (json.NextProperty()) catalogs.ReadEither(ref json);
                }
                else
                {
                    catalogs.ReadEither(ref json);
                }
            }
        }
        catch (JsonException)
        {
            // The manifest's own detector tells of it.
        }

        return catalogs;
    }

    private void ReadEither(ref JsonLines json)
    {
        if (json.Name.SequenceEqual("catalog"u8)) Read(ref json, "default");
        else if (json.Name.SequenceEqual("catalogs"u8) && json.EnterObject())
        {
            while (json.NextProperty()) Read(ref json, json.NameText());
        }
    }

    private void Read(ref JsonLines json, string catalog)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty()) Add(catalog, json.NameText(), json.Text());
    }

    private void Add(string catalog, string package, string? range)
    {
        if (range is { Length: > 0 } && ranges.Count < MostEntries) ranges.TryAdd((catalog, package), range);
    }
}

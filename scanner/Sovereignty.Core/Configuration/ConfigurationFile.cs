using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Configuration;

/// <summary>Reads sovereignty.yaml.</summary>
public static class ConfigurationFile
{
    /// <summary>The file's usual name.</summary>
    public const string Name = "sovereignty.yaml";

    /// <summary>
    /// Reads the file's text. What is wrong is left out and told with line, column and what was probably meant; what is right is kept, so
    /// that one run shows all mistakes. Never throws for bad input.
    /// </summary>
    /// <param name="path">The file relative to the scanned root, as problems show it.</param>
    /// <param name="text">Its contents.</param>
    public static (ScanConfiguration Configuration, ImmutableArray<Problem> Problems) Load(string path, string text)
    {
        var file = YamlFile.Parse(path, text);
        if (file.Root is not { } root) return (ScanConfiguration.Default with { Path = path }, [.. file.Problems]);

        var units = ConfiguredUnits.Read(root);
        var unitIds = units.Select(u => u.Id).ToImmutableHashSet(StringComparer.Ordinal);
        var systems = ConfiguredSystems.Read(root, unitIds);
        var inventories = ConfiguredInventories.Read(root, unitIds);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var configuration = new ScanConfiguration
        {
            Path = path,
            Organisation = root.Text("organisation"),
            Contact = Contact(root),
            Units = units,
            Systems = systems,
            Inventories = inventories,
            Matches = Decisions(root, "matches", lines),
            Developers = Decisions(root, "developers", lines),
            Packs = ConfiguredPaths.Read(root, "packs"),
            Catalogue = ConfiguredPaths.Read(root, "catalogue"),
            Ownership = Ownership(root),
            Waivers = ConfiguredWaivers.Read(root),
            Exclude = root.Texts("exclude"),
            Registries = ConfiguredRegistries.Read(root),
            Lifecycles = ConfiguredPaths.Read(root, "lifecycles"),
            Lines = lines,
        };

        var report = root.Map("report");
        configuration = configuration with { Audience = report?.Text("audience"), Language = Language(report) };
        report?.Done();
        root.Done();
        return (configuration, [.. file.Problems.Order()]);
    }

    private static string? Contact(YamlMap root)
    {
        if (root.Text("contact") is not { } contact) return null;
        var isMail = contact.IndexOf('@', StringComparison.Ordinal) > 0 && !contact.Contains(' ', StringComparison.Ordinal) && contact.LastIndexOf('.') > contact.IndexOf('@', StringComparison.Ordinal);
        if (isMail || (Uri.TryCreate(contact, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")) return contact;
        root.File.Error("yaml-unknown-value", root.Node("contact")!.Start, $"`{contact}` is neither a mail address nor a URL", "write security@city.example or https://city.example/it");
        return null;
    }

    private static ImmutableSortedDictionary<string, string> Decisions(YamlMap root, string key, Dictionary<string, int> lines)
    {
        var decisions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (root.Map(key) is not { } map) return decisions.ToImmutable();
        foreach (var name in map.Keys.ToList())
        {
            if (map.Text(name) is { } value)
            {
                decisions[name] = value;
                lines[$"{key}.{name}"] = (int)map.At(name).Line;
            }
            else if (map.Node(name) is YamlDotNet.RepresentationModel.YamlScalarNode)
            {
                root.File.Error("yaml-missing-value", map.At(name), $"`{key}.{name}` has no value", "write an id of the catalogue, or `none`");
            }
        }

        map.Done();
        return decisions.ToImmutable();
    }

    private static OwnershipThresholds Ownership(YamlMap root)
    {
        if (root.Map("ownership") is not { } map) return OwnershipThresholds.SecNumCloud;
        var thresholds = new OwnershipThresholds(
            Share(map, "one-owner", OwnershipThresholds.SecNumCloud.OneOwner), Share(map, "all-owners", OwnershipThresholds.SecNumCloud.AllOwners));
        map.Done();
        return thresholds;
    }

    private static decimal Share(YamlMap map, string key, decimal otherwise)
    {
        if (map.Number(key) is not { } share) return otherwise;
        if (share is >= 0 and <= 100) return share;
        map.File.Error("yaml-unknown-value", map.Node(key)!.Start, $"`{share}` is not a value of `ownership.{key}`", "a share in per cent, from 0 to 100");
        return otherwise;
    }

    private static string? Language(YamlMap? report)
    {
        if (report?.Text("lang") is not { } language) return null;
        if (language is "de" or "en") return language;
        report.File.Error("yaml-unknown-value", report.Node("lang")!.Start, $"`{language}` is not a value of `report.lang`", "expected one of: de, en");
        return null;
    }
}

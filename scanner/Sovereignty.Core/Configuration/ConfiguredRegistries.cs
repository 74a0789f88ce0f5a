using System.Collections.Immutable;
using Sovereignty.Resolve.Registries;
using Sovereignty.Text;

namespace Sovereignty.Configuration;

/// <summary>Reads <c>registries</c> of sovereignty.yaml: purl type to address.</summary>
internal static class ConfiguredRegistries
{
    public static ImmutableSortedDictionary<string, string> Read(YamlMap root)
    {
        var registries = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (root.Map("registries") is not { } map) return registries.ToImmutable();
        foreach (var type in RegistryLookup.PurlTypes)
        {
            if (map.Text(type) is not { } address) continue;
            if (IsAddress(address)) registries[type] = address;
            else map.File.Error("yaml-unknown-value", map.At(type), $"`{address}` is not an address of a registry", "write https://host/path/ without name and password; those belong in the client's own settings");
        }

        map.Done();
        return registries.ToImmutable();
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0;
}

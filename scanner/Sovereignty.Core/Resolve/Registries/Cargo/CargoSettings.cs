using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Resolve.Registries.Cargo;

/// <summary>
/// Which index stands in for crates.io: cargo's source replacement in the config.toml of its home, with its token. Cargo's built-in address is not
/// used. Source: The Cargo Book, "Source Replacement", "Configuration", "Registry Authentication".
/// </summary>
internal static class CargoSettings
{
    /// <summary>The sparse index; the named one where nothing is set; null for none.</summary>
    public static RegistryPlace? Of(Machine machine, RegistryPlace? named)
    {
        var home = machine.Set("CARGO_HOME") ?? machine.InHome(".cargo");
        var sources = new Dictionary<string, (string? Registry, string? Replace)>(StringComparer.Ordinal);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in (ReadOnlySpan<string>)["config", "config.toml", "credentials", "credentials.toml"]) Read(Machine.Read(Path.Combine(home, file)), sources, tokens);
        var name = "crates-io";
        for (var steps = 0; steps < 8 && sources.TryGetValue(name, out var source); steps++)
        {
            if (source.Replace is { } next)
            {
                name = next;
                continue;
            }

            var token = machine.Set($"CARGO_REGISTRIES_{name.ToUpperInvariant().Replace('-', '_')}_TOKEN") ?? tokens.GetValueOrDefault(name);
            // Without `sparse+` it is an index in git, which has no address that can be asked.
            if (source.Registry?.StartsWith("sparse+", StringComparison.Ordinal) == true && RegistryPlace.Of(source.Registry[7..], _ => HttpCredentials.Whole(token)) is { } place) return place;
            break;
        }

        return named;
    }

    private static void Read(string text, Dictionary<string, (string? Registry, string? Replace)> sources, Dictionary<string, string> tokens)
    {
        var toml = new TomlLines(Encoding.UTF8.GetBytes(text), new Utf8Pool());
        while (toml.Next())
        {
            if (toml.IsTable || toml.Keys.Count != 1 || toml.Table is not [var kind, var name]) continue;
            var source = sources.GetValueOrDefault(name);
            switch (kind, toml.Key)
            {
                case ("source", "registry"): sources[name] = source with { Registry = toml.Text() }; break;
                case ("source", "replace-with"): sources[name] = source with { Replace = toml.Text() }; break;
                // A registry may be what a source is replaced with.
                case ("registries", "index"): sources[name] = source with { Registry = source.Registry ?? toml.Text() }; break;
                case ("registries", "token") when toml.Text() is { } token: tokens[name] = token; break;
            }
        }
    }
}

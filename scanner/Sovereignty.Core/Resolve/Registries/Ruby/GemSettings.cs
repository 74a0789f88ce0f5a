namespace Sovereignty.Resolve.Registries.Ruby;

/// <summary>
/// Which gem servers are set: bundler's mirrors in its environment and the user's settings, then the sources of .gemrc. RubyGems' built-in address is
/// not used. Source: Bundler, <c>bundle config</c>; RubyGems, <c>gem environment</c>.
/// </summary>
internal static class GemSettings
{
    private static readonly string[] Mirrored = ["BUNDLE_MIRROR__ALL", "BUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/", "BUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG"];

    /// <summary>The servers; the named one where nothing is set.</summary>
    public static IReadOnlyList<RegistryPlace> Of(Machine machine, RegistryPlace? named)
    {
        var bundler = Settings(Machine.Read(machine.Set("BUNDLE_USER_CONFIG") ?? machine.InHome(".bundle", "config")));
        var sources = Mirrored.Select(k => machine.Set(k) ?? bundler.GetValueOrDefault(k)).OfType<string>()
            .Concat(new[] { machine.Set("GEMRC"), machine.InHome(".gemrc"), Path.Combine(machine.Configuration, "gem", "gemrc"), Path.Combine(machine.Everybody, "gemrc") }.SelectMany(f => Sources(Machine.Read(f))));
        var places = sources.Take(8).Select(a => RegistryPlace.Of(a, at => Login(at, machine, bundler))).OfType<RegistryPlace>().DistinctBy(p => p.Address).ToList();
        return places.Count > 0 || named is null ? places : [named];
    }

    // BUNDLE_GEMS__ACME__EXAMPLE: "name:password"
    private static HttpCredentials? Login(Uri address, Machine machine, Dictionary<string, string> bundler)
    {
        var key = "BUNDLE_" + address.Host.ToUpperInvariant().Replace(".", "__", StringComparison.Ordinal).Replace("-", "___", StringComparison.Ordinal);
        return (machine.Set(key) ?? bundler.GetValueOrDefault(key))?.Split(':', 2) is [var user, var password] ? HttpCredentials.Basic(user, password) : null;
    }

    // One level of YAML, KEY: "value", as bundler writes it; the last colon and blank part them, since a key may hold an address.
    private static Dictionary<string, string> Settings(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0 && line.StartsWith("BUNDLE_", StringComparison.Ordinal)) values[line[..colon].Trim()] = line[(colon + 2)..].Trim().Trim('"', '\'');
        }

        return values;
    }

    // :sources:
    // - https://gems.acme.example/
    private static IEnumerable<string> Sources(string text)
    {
        var inside = false;
        foreach (var line in text.Split('\n'))
        {
            var plain = line.Trim();
            if (plain.StartsWith(":sources:", StringComparison.Ordinal) || plain.StartsWith("sources:", StringComparison.Ordinal)) inside = true;
            else if (inside && plain.StartsWith('-')) yield return plain[1..].Trim().Trim('"', '\'');
            else if (plain.Length > 0 && plain[0] != '#') inside = false;
        }
    }
}

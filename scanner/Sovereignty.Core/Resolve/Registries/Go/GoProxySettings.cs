namespace Sovereignty.Resolve.Registries.Go;

/// <summary>
/// Which module proxies go is set to, and which modules it keeps from them: its environment, the file that <c>go env -w</c> writes, else what go itself
/// answers. Source: Go Modules Reference, "Environment variables"; <c>go help goproxy</c>.
/// </summary>
/// <param name="Proxies">The proxies in order.</param>
/// <param name="Private">Patterns of modules that no proxy may hear of.</param>
internal sealed record GoProxySettings(IReadOnlyList<RegistryPlace> Proxies, IReadOnlyList<string> Private)
{
    /// <summary>A machine's; null when nothing names a proxy.</summary>
    public static async Task<GoProxySettings?> Of(Machine machine, RegistryPlace? named, CancellationToken stop)
    {
        var file = Kept(machine);
        var proxies = machine.Set("GOPROXY") ?? file.GetValueOrDefault("GOPROXY") ?? await machine.Ask("go", ["env", "GOPROXY"], stop).ConfigureAwait(false) ?? "";
        var hidden = Value("GONOPROXY") ?? Value("GOPRIVATE") ?? "";
        var places = new List<RegistryPlace>();
        foreach (var word in proxies.Split(',', '|'))
        {
            // Behind `off` and `direct` nothing is asked: the source's own forge is no registry.
            if (word.Trim() is "off" or "direct") break;
            if (RegistryPlace.Of(word) is { } place) places.Add(place);
        }

        if (places.Count == 0 && proxies.Length == 0 && named is not null) places.Add(named);
        return places.Count == 0 ? null : new GoProxySettings(places, hidden.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        string? Value(string name) => machine.Set(name) ?? file.GetValueOrDefault(name);
    }

    /// <summary>Whether a module may be asked for: a pattern holds for a module by its first parts, <c>*</c> standing for any name in one part.</summary>
    public bool Allows(string module) => !Private.Any(p => Holds(p, module));

    private static bool Holds(string pattern, string module)
    {
        var wanted = pattern.TrimEnd('/').Split('/');
        var parts = module.Split('/');
        return parts.Length >= wanted.Length && wanted.Zip(parts).All(p => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(p.First, p.Second, ignoreCase: true));
    }

    private static Dictionary<string, string> Kept(Machine machine)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Machine.Read(machine.Set("GOENV") ?? Path.Combine(machine.Configuration, "go", "env")).Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[(equals + 1)..].Trim() is { Length: > 0 } value) values[line[..equals].Trim()] = value;
        }

        return values;
    }
}

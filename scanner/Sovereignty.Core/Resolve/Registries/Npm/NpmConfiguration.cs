namespace Sovereignty.Resolve.Registries.Npm;

/// <summary>Where npm on this machine looks for packages: its environment, the user's .npmrc, else what npm itself answers in an empty folder.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Scopes">Registries of scopes, <c>@acme</c>.</param>
/// <param name="Credentials">Tokens and passwords by <c>//host/path/</c>; sent to that place only.</param>
internal sealed record NpmConfiguration(Uri Registry, IReadOnlyDictionary<string, Uri> Scopes, IReadOnlyDictionary<string, HttpCredentials> Credentials)
{
    /// <summary>A machine's; null when nothing says where.</summary>
    /// <param name="machine">Whose settings are read.</param>
    /// <param name="named">The registry for when they name none.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<NpmConfiguration?> Of(Machine machine, Uri? named, CancellationToken stop)
    {
        var parsed = Parse(Machine.Read(Variable(machine, "npm_config_userconfig") ?? machine.InHome(".npmrc")), machine.Variable);
        var registry = Machine.Address(Variable(machine, "npm_config_registry")) ?? parsed.Registry
            ?? Machine.Address(await machine.Ask(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["config", "get", "registry"], stop).ConfigureAwait(false)) ?? named;
        return registry is null ? null : new NpmConfiguration(registry, parsed.Scopes, parsed.Credentials);
    }

    /// <summary>Reads an .npmrc.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="variable">Gives the value of <c>${NAME}</c>.</param>
    public static (Uri? Registry, IReadOnlyDictionary<string, Uri> Scopes, IReadOnlyDictionary<string, HttpCredentials> Credentials) Parse(string text, Func<string, string?> variable)
    {
        Uri? registry = null;
        var scopes = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
        var credentials = new Dictionary<string, HttpCredentials>(StringComparer.OrdinalIgnoreCase);
        var logins = new Dictionary<string, (string? User, string? Password)>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            var equals = trimmed.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || trimmed[0] is '#' or ';') continue;
            var key = trimmed[..equals].Trim();
            var value = Expand(trimmed[(equals + 1)..].Trim().Trim('"', '\''), variable);
            if (key == "registry") registry = Machine.Address(value);
            else if (key.StartsWith('@') && key.EndsWith(":registry", StringComparison.Ordinal) && Machine.Address(value) is { } scoped) scopes[key[..^9]] = scoped;
            else if (key.StartsWith("//", StringComparison.Ordinal)) Place(key, value, credentials, logins);
        }

        foreach (var (place, login) in logins)
        {
            if (HttpCredentials.Basic(login.User, login.Password) is { } basic) credentials.TryAdd(place, basic);
        }

        return (registry, scopes, credentials);
    }

    /// <summary>The registry of a scope, or the general one.</summary>
    public Uri RegistryOf(string? scope) => scope is not null && Scopes.TryGetValue(scope, out var own) ? own : Registry;

    /// <summary>What is sent to an address: that whose place is the longest beginning of it.</summary>
    public HttpCredentials? For(Uri address)
    {
        var place = $"//{address.Authority}{address.AbsolutePath}";
        return Credentials.Where(t => place.StartsWith(t.Key.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)).OrderByDescending(t => t.Key.Length).Select(t => t.Value).FirstOrDefault();
    }

    // The password stands in base64; so does name and password together under _auth.
    private static void Place(string key, string value, Dictionary<string, HttpCredentials> credentials, Dictionary<string, (string? User, string? Password)> logins)
    {
        var colon = key.LastIndexOf(':');
        if (colon < 0) return;
        var place = key[..colon];
        var login = logins.GetValueOrDefault(place);
        switch (key[(colon + 1)..])
        {
            case "_authToken" when HttpCredentials.Bearer(value) is { } token: credentials[place] = token; break;
            case "_auth" when HttpCredentials.Encoded(value) is { } encoded: credentials.TryAdd(place, encoded); break;
            case "username": logins[place] = login with { User = value }; break;
            case "_password": logins[place] = login with { Password = Decoded(value) }; break;
        }
    }

    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? System.Text.Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static string? Variable(Machine machine, string name) => machine.Set(name) ?? machine.Set(name.ToUpperInvariant());

    private static string Expand(string value, Func<string, string?> variable)
    {
        for (var round = 0; round < 10 && value.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; round++)
        {
            var end = value.IndexOf('}', start);
            if (end < 0) break;
            value = string.Concat(value.AsSpan(0, start), variable(value[(start + 2)..end]) ?? "", value.AsSpan(end + 1));
        }

        return value;
    }
}

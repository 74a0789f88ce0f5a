using System.Text;
using System.Text.Json;

namespace Sovereignty.Resolve.Registries.Composer;

/// <summary>
/// Which Composer repositories are set in the user's config.json, with the passwords of auth.json and <c>COMPOSER_AUTH</c>. Composer's built-in
/// address is not used. Source: Composer documentation, "Repositories", "Authentication for privately hosted packages".
/// </summary>
internal static class ComposerSettings
{
    /// <summary>The repositories; the named one where nothing is set.</summary>
    public static IReadOnlyList<RegistryPlace> Of(Machine machine, RegistryPlace? named)
    {
        var home = machine.Set("COMPOSER_HOME") ?? Existing(Path.Combine(machine.Configuration, "composer")) ?? machine.InHome(".composer");
        using var configuration = Json(Machine.Read(Path.Combine(home, "config.json")));
        using var file = Json(Machine.Read(Path.Combine(home, "auth.json")));
        using var variable = Json(machine.Set("COMPOSER_AUTH") ?? "");
        var logins = new[] { variable?.RootElement, file?.RootElement }.OfType<JsonElement>().ToList();
        var places = Repositories(configuration?.RootElement.At("repositories") ?? default).Take(8)
            .Select(a => RegistryPlace.Of(a, at => Login(at, logins))).OfType<RegistryPlace>().DistinctBy(p => p.Address).ToList();
        return places.Count > 0 || named is null ? places : [named];
    }

    private static IEnumerable<string> Repositories(JsonElement repositories)
    {
        IEnumerable<JsonElement> all = repositories.ValueKind switch
        {
            JsonValueKind.Array => repositories.EnumerateArray(),
            JsonValueKind.Object => repositories.EnumerateObject().Select(p => p.Value),
            _ => [],
        };
        return all.Where(r => r.TextAt("type") == "composer").Select(r => r.TextAt("url")).OfType<string>();
    }

    private static HttpCredentials? Login(Uri address, List<JsonElement> logins)
    {
        foreach (var login in logins)
        {
            foreach (var host in (ReadOnlySpan<string>)[address.Authority, address.Host])
            {
                var basic = login.At("http-basic").At(host);
                if (HttpCredentials.Basic(basic.TextAt("username"), basic.TextAt("password")) is { } named) return named;
                if (HttpCredentials.Bearer(login.At("bearer").TextAt(host)) is { } token) return token;
            }
        }

        return null;
    }

    private static JsonDocument? Json(string text) => text.Length == 0 ? null : RegistryJson.Parse(Encoding.UTF8.GetBytes(text));

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}

using System.Xml;
using System.Xml.Linq;

namespace Sovereignty.Resolve.Registries.Maven;

/// <summary>
/// Which repositories Maven is set to: mirrors and the repositories of active profiles in the user's settings.xml and in that of the installation,
/// with the passwords of their servers. Maven's built-in address is not used: where nobody named one, nothing is asked.
/// Source: Maven, "Settings Reference"; "Using Mirrors for Repositories".
/// </summary>
internal static class MavenSettings
{
    private const int MostRepositories = 12;

    /// <summary>The repositories, the mirror of Central first; the named one where nothing is set.</summary>
    public static IReadOnlyList<RegistryPlace> Of(Machine machine, RegistryPlace? named)
    {
        var files = new[]
        {
            machine.InHome(".m2", "settings.xml"),
            Below(machine.Set("MAVEN_HOME") ?? machine.Set("M2_HOME"), "conf", "settings.xml"),
            Path.Combine(machine.Everybody, "maven", "settings.xml"),
        };
        var settings = files.Select(Machine.Read).Select(Root).OfType<XElement>().ToList();
        var mirrors = settings.SelectMany(s => All(s, "mirrors", "mirror")).ToList();
        var wanted = new List<(string Id, string? Url)> { ("central", null) };
        wanted.AddRange(settings.SelectMany(Repositories));
        var places = new List<RegistryPlace>();
        foreach (var (id, url) in wanted.Take(MostRepositories))
        {
            var mirror = mirrors.Find(m => Mirrors(Text(m, "mirrorOf"), id, url));
            var address = Expand(mirror is null ? url : Text(mirror, "url"), machine);
            var server = mirror is null ? id : Text(mirror, "id");
            if (RegistryPlace.Of(address, _ => Login(settings, server, machine)) is { } place && places.TrueForAll(p => p.Address != place.Address)) places.Add(place);
        }

        return places.Count > 0 || named is null ? places : [named];
    }

    /// <summary>Whether a mirror stands in for a repository: its id, <c>*</c>, <c>external:*</c>, and not what a <c>!</c> takes out.</summary>
    internal static bool Mirrors(string? pattern, string id, string? url)
    {
        var words = (pattern ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Contains("!" + id, StringComparer.Ordinal)) return false;
        var outside = url is null || (Uri.TryCreate(url, UriKind.Absolute, out var address) && !address.IsLoopback && !address.IsFile);
        return words.Any(w => w == id || w == "*" || (w == "external:*" && outside) || (w == "external:http:*" && outside && url?.StartsWith("http:", StringComparison.Ordinal) == true));
    }

    private static IEnumerable<(string Id, string? Url)> Repositories(XElement settings)
    {
        var active = All(settings, "activeProfiles", "activeProfile").Select(p => p.Value.Trim()).ToHashSet(StringComparer.Ordinal);
        return from profile in All(settings, "profiles", "profile")
               where active.Contains(Text(profile, "id") ?? "") || (profile.Elements().FirstOrDefault(e => e.Name.LocalName == "activation") is { } activation && Text(activation, "activeByDefault") == "true")
               from repository in All(profile, "repositories", "repository")
               select (Text(repository, "id") ?? "", Text(repository, "url"));
    }

    // A password in braces is encrypted with a master password that only Maven has.
    private static HttpCredentials? Login(List<XElement> settings, string? id, Machine machine)
    {
        var server = settings.SelectMany(s => All(s, "servers", "server")).FirstOrDefault(s => Text(s, "id") == id);
        var password = server is null ? null : Expand(Text(server, "password"), machine);
        return password is null || password.StartsWith('{') ? null : HttpCredentials.Basic(Expand(Text(server!, "username"), machine), password);
    }

    private static string? Expand(string? text, Machine machine)
    {
        for (var round = 0; round < 8 && text?.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; round++)
        {
            var end = text.IndexOf('}', start);
            if (end < 0) return null;
            var name = text[(start + 2)..end];
            var value = name == "user.home" ? machine.Home : name.StartsWith("env.", StringComparison.Ordinal) ? machine.Variable(name[4..]) : null;
            if (value is null) return null;
            text = string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1));
        }

        return text;
    }

    private static XElement? Root(string text)
    {
        if (text.Length == 0) return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<XElement> All(XElement element, string list, string item) =>
        element.Elements().Where(e => e.Name.LocalName == list).SelectMany(e => e.Elements().Where(i => i.Name.LocalName == item));

    private static string? Text(XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static string? Below(string? folder, params string[] parts) => folder is null ? null : Path.Combine([folder, .. parts]);
}

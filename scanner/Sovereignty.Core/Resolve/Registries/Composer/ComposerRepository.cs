using System.Collections.Concurrent;
using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries.Composer;

/// <summary>
/// Asks Composer repositories: packages.json names where a package's metadata lie, which tell licences, authors, source and dates of all versions.
/// Source: Composer documentation, "Repositories", "metadata-url"; the minified form of Composer 2, in which a version holds only what differs from
/// the one before.
/// </summary>
internal sealed class ComposerRepository(IReadOnlyList<RegistryPlace> repositories, RegistryHttp http) : IRegistry
{
    private const string Unset = "__unset";
    private const string Package = "%package%";
    private readonly ConcurrentDictionary<Uri, Lazy<Task<(string? Template, string? Failure)>>> templates = new();

    /// <inheritdoc/>
    public string PurlType => "composer";

    /// <inheritdoc/>
    public string Name => "Composer";

    /// <inheritdoc/>
    public string Address => string.Join('\n', repositories.Select(r => r.Address.AbsoluteUri));

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        if (question.Purl.Namespace is null) return RegistryAnswer.NotThere;
        string? failure = null;
        foreach (var repository in repositories)
        {
            var (template, why) = await templates.GetOrAdd(repository.Address, _ => new Lazy<Task<(string? Template, string? Failure)>>(() => Template(repository, stop))).Value.ConfigureAwait(false);
            if (template is null || AddressOf(repository, template, question.Purl) is not { } address)
            {
                failure ??= why;
                continue;
            }

            var fetched = await http.GetJson(address, repository.For(address), question.Known, stop).ConfigureAwait(false);
            if (fetched.End == FetchEnd.Unchanged) return RegistryReply.AsBefore;
            if (fetched.End == FetchEnd.Failed) failure ??= fetched.Failure;
            if (fetched.End != FetchEnd.Found) continue;
            using var json = RegistryJson.Parse(fetched.Body);
            if (json is null) failure ??= "its answer is not JSON";
            else if (Read(json.RootElement, question.Purl) is { } answer) return new RegistryReply(answer, null) { Validator = fetched.Validator };
        }

        return failure is null ? RegistryAnswer.NotThere : RegistryReply.Failed(failure);
    }

    // The template is the repository's, and may name another host; the package is what was scanned, and may not.
    private static Uri? AddressOf(RegistryPlace repository, string template, PackageUrl purl)
    {
        var at = template.IndexOf(Package, StringComparison.Ordinal);
        if (at < 0 || !Uri.TryCreate(repository.Address, template[..at], out var folder) || folder.Scheme is not ("http" or "https")) return null;
        return RegistryPlace.Below(folder, $"{Uri.EscapeDataString(purl.Namespace!)}/{Uri.EscapeDataString(purl.Name)}{template[(at + Package.Length)..]}");
    }

    private static RegistryAnswer? Read(JsonElement root, PackageUrl purl)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var minified = root.TextAt("minified") is not null;
        RegistryAnswer? answer = null;
        (string Version, DateOnly? Day)? newest = null;
        foreach (var entry in root.At("packages").ItemsAt(purl.FullName))
        {
            if (entry.ValueKind != JsonValueKind.Object) continue;
            if (!minified) fields.Clear();
            foreach (var field in entry.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.String && field.Value.ValueEquals(Unset)) fields.Remove(field.Name);
                else fields[field.Name] = field.Value;
            }

            var version = At(fields, "version").AsText();
            if (version is null) continue;
            if (IsStable(version) && (newest is null || VersionOrder.Compare(newest.Value.Version, version) < 0)) newest = (version, RegistryJson.Day(At(fields, "time").AsText()));
            if (Plain(version) == Plain(purl.Version!)) answer = Version(fields);
        }

        return answer is null ? null : answer with { Latest = newest?.Version, LatestPublished = newest?.Day };
    }

    private static RegistryAnswer Version(Dictionary<string, JsonElement> fields)
    {
        var licences = At(fields, "license");
        var abandoned = At(fields, "abandoned");
        return new RegistryAnswer
        {
            Licence = licences.AsText() ?? (licences.ValueKind == JsonValueKind.Array ? RegistryJson.Choice(licences.EnumerateArray().Select(l => l.AsText())) : null),
            Maker = At(fields, "authors") is { ValueKind: JsonValueKind.Array } authors ? authors.EnumerateArray().Select(a => a.TextAt("name")).FirstOrDefault(n => n is not null) : null,
            SourceUrl = At(fields, "source").TextAt("url") ?? At(fields, "homepage").AsText(),
            Published = RegistryJson.Day(At(fields, "time").AsText()),
            Deprecated = abandoned.ValueKind == JsonValueKind.True ? "" : abandoned.AsText() is { } instead ? $"instead {instead}" : null,
        };
    }

    private async Task<(string? Template, string? Failure)> Template(RegistryPlace repository, CancellationToken stop)
    {
        var fetched = await http.GetJson(new Uri(repository.Address, "packages.json"), repository.Credentials, null, stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found) return (null, fetched.Failure ?? "it offers no packages.json");
        using var json = RegistryJson.Parse(fetched.Body);
        return json?.RootElement.TextAt("metadata-url") is { } template ? (template, null) : (null, "it offers no metadata by package");
    }

    private static JsonElement At(Dictionary<string, JsonElement> fields, string key) => fields.GetValueOrDefault(key);

    private static string Plain(string version) => version.TrimStart('v', 'V');

    private static bool IsStable(string version) => !version.Contains("dev", StringComparison.OrdinalIgnoreCase) && !version.Contains("alpha", StringComparison.OrdinalIgnoreCase)
        && !version.Contains("beta", StringComparison.OrdinalIgnoreCase) && !version.Contains("rc", StringComparison.OrdinalIgnoreCase);
}

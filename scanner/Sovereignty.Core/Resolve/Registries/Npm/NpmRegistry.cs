using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries.Npm;

/// <summary>
/// Asks an npm registry. One version's manifest is small and tells licence, maker, source and deprecation; dates and the newest version stand only
/// in the whole package document, which is fetched for direct dependencies and where a mirror does not answer for versions.
/// Source: npm registry API, "Package Endpoints".
/// </summary>
internal sealed class NpmRegistry(NpmConfiguration configuration, RegistryHttp http) : IRegistry
{
    private static readonly JsonDocumentOptions Capped = new() { MaxDepth = 64 };

    // A mirror that answers for no version is asked for whole documents from then on; each package once in a run.
    private readonly ConcurrentDictionary<string, Lazy<Task<(JsonDocument? Document, bool NotThere, string? Failure)>>> documents = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string PurlType => "npm";

    /// <inheritdoc/>
    public string Name => "npm";

    /// <inheritdoc/>
    public string Address => configuration.Registry.AbsoluteUri;

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(PackageUrl purl, bool dates, CancellationToken stop)
    {
        var package = new Uri(configuration.RegistryOf(purl.Namespace), purl.FullName.Replace("/", "%2f", StringComparison.Ordinal));
        if (!dates)
        {
            var (body, notThere, failure) = await http.Get(new Uri($"{package.AbsoluteUri}/{Uri.EscapeDataString(purl.Version!)}"), configuration.TokenFor(package), stop).ConfigureAwait(false);
            if (failure is not null) return RegistryReply.Failed(failure);
            if (!notThere) return Version(body!);
        }

        var (document, missing, why) = await documents.GetOrAdd(
            purl.FullName, _ => new Lazy<Task<(JsonDocument? Document, bool NotThere, string? Failure)>>(() => Document(package, stop))).Value.ConfigureAwait(false);
        if (document is not null) return Whole(document.RootElement, purl.Version!);
        return missing ? RegistryAnswer.NotThere : RegistryReply.Failed(why ?? "it gave no answer");
    }

    private async Task<(JsonDocument? Document, bool NotThere, string? Failure)> Document(Uri package, CancellationToken stop)
    {
        var (body, notThere, failure) = await http.Get(package, configuration.TokenFor(package), stop).ConfigureAwait(false);
        if (body is null) return (null, notThere, failure);
        try
        {
            return (JsonDocument.Parse(body, Capped), false, null);
        }
        catch (JsonException)
        {
            return (null, false, "its answer is not JSON");
        }
    }

    private static RegistryReply Version(byte[] body)
    {
        try
        {
            using var manifest = JsonDocument.Parse(body, Capped);
            return Manifest(manifest.RootElement);
        }
        catch (JsonException)
        {
            return RegistryReply.Failed("its answer is not JSON");
        }
    }

    private static RegistryReply Whole(JsonElement root, string version)
    {
        if (!Has(root, "versions", out var versions) || !Has(versions, version, out var manifest)) return RegistryAnswer.NotThere;
        var latest = Has(root, "dist-tags", out var tags) ? Text(tags, "latest") : null;
        return Manifest(manifest) with
        {
            Latest = latest,
            Published = Has(root, "time", out var time) ? Day(Text(time, version)) : null,
            LatestPublished = latest is not null && Has(root, "time", out var times) ? Day(Text(times, latest)) : null,
        };
    }

    private static RegistryAnswer Manifest(JsonElement manifest) => new()
    {
        Licence = Licence(manifest),
        Maker = Person(manifest, "author"),
        SourceUrl = Has(manifest, "repository", out var repository) && repository.ValueKind == JsonValueKind.Object ? Text(repository, "url") : Text(manifest, "repository") ?? Text(manifest, "homepage"),
        Deprecated = Deprecation(manifest),
    };

    private static string? Licence(JsonElement manifest)
    {
        if (Text(manifest, "license") is { } licence) return licence;
        if (Has(manifest, "license", out var one) && one.ValueKind == JsonValueKind.Object) return Text(one, "type");
        if (!Has(manifest, "licenses", out var several) || several.ValueKind != JsonValueKind.Array) return null;
        var all = several.EnumerateArray().Take(10).Select(l => l.ValueKind == JsonValueKind.String ? l.GetString() : Text(l, "type")).OfType<string>().ToList();
        return all.Count == 0 ? null : string.Join(" OR ", all);
    }

    private static string? Person(JsonElement manifest, string key) =>
        Text(manifest, key) ?? (Has(manifest, key, out var person) && person.ValueKind == JsonValueKind.Object ? Text(person, "name") : null);

    private static string? Deprecation(JsonElement manifest) => !Has(manifest, "deprecated", out var deprecated) ? null : deprecated.ValueKind switch
    {
        JsonValueKind.String => deprecated.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.True => "",
        _ => null,
    };

    private static bool Has(JsonElement element, string key, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out value);
    }

    private static string? Text(JsonElement element, string key) =>
        Has(element, key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and < 4000 } text ? text : null;

    private static DateOnly? Day(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}

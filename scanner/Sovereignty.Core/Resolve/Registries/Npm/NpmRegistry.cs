using System.Collections.Concurrent;
using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Resolve.Versions;

namespace Sovereignty.Resolve.Registries.Npm;

/// <summary>
/// Asks an npm registry. One version's manifest is small and tells licence, maker, source and deprecation; dates and the newest version stand only
/// in the whole package document, which is fetched for direct dependencies and where a mirror does not answer for versions.
/// Source: npm registry API, "Package Endpoints".
/// </summary>
internal sealed class NpmRegistry(NpmConfiguration configuration, RegistryHttp http) : IRegistry
{
    // A mirror that answers for no version is asked for whole documents from then on; each package once in a run.
    private readonly ConcurrentDictionary<string, Lazy<Task<(JsonDocument? Document, Fetched Fetched)>>> documents = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string PurlType => "npm";

    /// <inheritdoc/>
    public string Name => "npm";

    /// <inheritdoc/>
    public string Address => configuration.Registry.AbsoluteUri;

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        var purl = question.Purl;
        if (AddressOf(purl) is not { } package) return RegistryAnswer.NotThere;
        if (!question.Dates && RegistryPlace.Below(new Uri($"{package.AbsoluteUri}/"), Uri.EscapeDataString(purl.Version!)) is { } version)
        {
            var one = await http.GetJson(version, configuration.For(package), question.Known, stop).ConfigureAwait(false);
            if (one.End == FetchEnd.Found) return Version(one);
            if (one.End != FetchEnd.NotThere) return one.AsReply();
        }

        var (document, fetched) = await Document(purl, question.Dates ? question.Known : null, stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found) return fetched.AsReply();
        return document is null ? RegistryReply.Failed("its answer is not JSON") : new RegistryReply(Whole(document.RootElement, purl.Version!), null) { Validator = question.Dates ? fetched.Validator : null };
    }

    /// <summary>The whole document of a package, once for each; null with how the question ended.</summary>
    public Task<(JsonDocument? Document, Fetched Fetched)> Document(PackageUrl purl, Validator? known, CancellationToken stop) => documents.GetOrAdd(
        $"{purl.FullName}\n{known?.Tag ?? known?.Modified}", _ => new Lazy<Task<(JsonDocument? Document, Fetched Fetched)>>(async () =>
        {
            if (AddressOf(purl) is not { } package) return (null, Fetched.NotThere);
            var fetched = await http.GetJson(package, configuration.For(package), known, stop).ConfigureAwait(false);
            return (fetched.End == FetchEnd.Found ? RegistryJson.Parse(fetched.Body) : null, fetched);
        })).Value;

    // The sign before a scope stands as it is, and the slash behind it as npm itself writes it.
    private Uri? AddressOf(PackageUrl purl)
    {
        var name = Uri.EscapeDataString(purl.Name);
        return RegistryPlace.Below(configuration.RegistryOf(purl.Namespace), purl.Namespace is null ? name : $"{Uri.EscapeDataString(purl.Namespace).Replace("%40", "@", StringComparison.Ordinal)}%2f{name}");
    }

    private static RegistryReply Version(Fetched fetched)
    {
        using var manifest = RegistryJson.Parse(fetched.Body);
        return manifest is null ? RegistryReply.Failed("its answer is not JSON") : new RegistryReply(Manifest(manifest.RootElement), null) { Validator = fetched.Validator };
    }

    private static RegistryAnswer Whole(JsonElement root, string version)
    {
        var manifest = root.At("versions").At(version);
        if (manifest.ValueKind == JsonValueKind.Undefined) return RegistryAnswer.NotThere;
        var latest = Latest(root);
        return Manifest(manifest) with
        {
            Latest = latest,
            Published = root.At("time").DayAt(version),
            LatestPublished = latest is null ? null : root.At("time").DayAt(latest),
        };
    }

    // The tag is what the maker calls newest; where it names a version before a release, the newest release is.
    private static string? Latest(JsonElement root)
    {
        var tagged = root.At("dist-tags").TextAt("latest");
        if (tagged is not null && NpmVersion.TryParse(tagged, out var version) && !version.IsPrerelease) return tagged;
        if (root.At("versions") is not { ValueKind: JsonValueKind.Object } versions) return tagged;
        return versions.EnumerateObject().Select(v => NpmVersion.TryParse(v.Name, out var parsed) ? parsed : null).OfType<NpmVersion>().Where(v => !v.IsPrerelease).Max()?.ToString() ?? tagged;
    }

    private static RegistryAnswer Manifest(JsonElement manifest) => new()
    {
        Licence = Licence(manifest),
        Maker = Person(manifest, "author") ?? (manifest.ItemsAt("maintainers").Take(2).ToList() is [var only] ? Person(only) : null),
        SourceUrl = manifest.At("repository").TextAt("url") ?? manifest.TextAt("repository") ?? manifest.TextAt("homepage"),
        Deprecated = Deprecation(manifest),
    };

    private static string? Licence(JsonElement manifest) =>
        manifest.TextAt("license") ?? manifest.At("license").TextAt("type") ?? RegistryJson.Choice(manifest.ItemsAt("license").Concat(manifest.ItemsAt("licenses")).Select(l => l.AsText() ?? l.TextAt("type")));

    private static string? Person(JsonElement manifest, string key) => manifest.TextAt(key) ?? Person(manifest.At(key));

    private static string? Person(JsonElement person) => person.TextAt("name");

    private static string? Deprecation(JsonElement manifest) => manifest.At("deprecated") switch
    {
        { ValueKind: JsonValueKind.String } text => text.AsText(),
        { ValueKind: JsonValueKind.True } => "",
        _ => null,
    };
}

using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Resolve.Manifests;
using Sovereignty.Resolve.Versions;

namespace Sovereignty.Resolve.Registries.Cargo;

/// <summary>
/// Asks a sparse crate index which versions there are and which were yanked; licence, dates and source by the web API that the index names, and
/// where it names none, out of the crate itself. Source: The Cargo Book, "Registry Index", "Registry Web API".
/// </summary>
internal sealed class CrateIndex(RegistryPlace index, RegistryHttp http) : IRegistry, IDisposable
{
    private const int LargestManifest = 1024 * 1024;
    private readonly SemaphoreSlim once = new(1);
    // Whole crates are fetched two at a time: each is held in memory while its manifest is read.
    private readonly SemaphoreSlim crates = new(2);
    private (string? Download, Uri? Api)? configuration;

    /// <inheritdoc/>
    public string PurlType => "cargo";

    /// <inheritdoc/>
    public string Name => "crates";

    /// <inheritdoc/>
    public string Address => index.Address.AbsoluteUri;

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        var (name, version) = (question.Purl.Name, question.Purl.Version!);
        if (index.At(PathOf(name)) is not { } lines) return RegistryAnswer.NotThere;
        var fetched = await http.Get(lines, index.Credentials, question.Known, "text/plain, application/json, */*;q=0.5", stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found) return fetched.AsReply();
        if (Lines(fetched.Body, version) is not { Found: true } answer) return RegistryAnswer.NotThere;
        var (download, api) = await Configuration(stop).ConfigureAwait(false);
        answer = api is null ? answer : await FromApi(answer, api, name, version, stop).ConfigureAwait(false);
        if (answer.Licence is null && download is not null) answer = await FromCrate(answer, download, name, version, stop).ConfigureAwait(false);
        return new RegistryReply(answer, null) { Validator = fetched.Validator };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        once.Dispose();
        crates.Dispose();
    }

    /// <summary>Where a crate's lines stand: by the length of its name, else by its first four letters.</summary>
    internal static string PathOf(string name)
    {
        var lower = name.ToLowerInvariant();
        var escaped = Uri.EscapeDataString(lower);
        return lower.Length switch
        {
            1 => $"1/{escaped}",
            2 => $"2/{escaped}",
            3 => $"3/{Uri.EscapeDataString(lower[..1])}/{escaped}",
            _ => $"{Uri.EscapeDataString(lower[..2])}/{Uri.EscapeDataString(lower[2..4])}/{escaped}",
        };
    }

    private static RegistryAnswer Lines(byte[] body, string version)
    {
        NpmVersion? newest = null;
        bool? yanked = null;
        foreach (var line in Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = RegistryJson.Parse(Encoding.UTF8.GetBytes(line));
            if (json?.RootElement.TextAt("vers") is not { } text) continue;
            var isYanked = json.RootElement.IsTrueAt("yanked");
            if (text.Split('+')[0] == version.Split('+')[0]) yanked = isYanked;
            if (!isYanked && NpmVersion.TryParse(text, out var parsed) && !parsed.IsPrerelease && parsed.CompareTo(newest) > 0) newest = parsed;
        }

        return yanked is null ? RegistryAnswer.NotThere : new RegistryAnswer { Latest = newest?.ToString(), Withdrawn = yanked };
    }

    private async Task<RegistryAnswer> FromApi(RegistryAnswer answer, Uri api, string name, string version, CancellationToken stop)
    {
        if (RegistryPlace.Below(api, $"api/v1/crates/{Uri.EscapeDataString(name)}") is not { } address) return answer;
        var fetched = await http.GetJson(address, index.For(api), null, stop).ConfigureAwait(false);
        using var json = fetched.End == FetchEnd.Found ? RegistryJson.Parse(fetched.Body) : null;
        if (json is null) return answer;
        var crate = json.RootElement.At("crate");
        answer = answer with { SourceUrl = crate.TextAt("repository") ?? crate.TextAt("homepage") };
        foreach (var entry in json.RootElement.ItemsAt("versions"))
        {
            var number = entry.TextAt("num");
            if (number == version) answer = answer with { Licence = entry.TextAt("license"), Published = entry.DayAt("created_at"), Maker = Publisher(entry) };
            if (number is not null && number == answer.Latest) answer = answer with { LatestPublished = entry.DayAt("created_at") };
        }

        return answer;
    }

    private static string? Publisher(JsonElement version) => version.At("published_by").TextAt("name");

    private async Task<RegistryAnswer> FromCrate(RegistryAnswer answer, string download, string name, string version, CancellationToken stop)
    {
        var template = download.Contains('{', StringComparison.Ordinal) ? download : $"{download.TrimEnd('/')}/{{crate}}/{{version}}/download";
        var prefix = PathOf(name)[..PathOf(name).LastIndexOf('/')];
        var filled = template.Replace("{crate}", Uri.EscapeDataString(name), StringComparison.Ordinal).Replace("{version}", Uri.EscapeDataString(version), StringComparison.Ordinal)
            .Replace("{lowerprefix}", prefix, StringComparison.Ordinal).Replace("{prefix}", prefix, StringComparison.Ordinal);
        if (filled.Contains("{sha256-checksum}", StringComparison.Ordinal) || !Uri.TryCreate(filled, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return answer;
        await crates.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var fetched = await http.Get(address, index.For(address), null, "*/*", stop).ConfigureAwait(false);
            if (fetched.End != FetchEnd.Found || Manifest(fetched.Body) is not { } manifest) return answer;
            var said = CrateManifest.Parse(manifest, Origin.Registry, new Because("the crate"));
            return answer with { Licence = said?.Licence, Maker = answer.Maker ?? said?.Maker, SourceUrl = answer.SourceUrl ?? said?.SourceUrl };
        }
        finally
        {
            crates.Release();
        }
    }

    private static byte[]? Manifest(byte[] crate)
    {
        try
        {
            using var tar = new TarReader(new GZipStream(new MemoryStream(crate), CompressionMode.Decompress));
            for (long read = 0; read < 256L * 1024 * 1024 && tar.GetNextEntry() is { } entry; read += entry.Length)
            {
                if (entry.DataStream is not { } data || entry.Length > LargestManifest || entry.Name.Split('/') is not [_, "Cargo.toml"]) continue;
                var bytes = new byte[entry.Length];
                data.ReadExactly(bytes);
                return bytes;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException or ArgumentException or OverflowException)
        {
            // A broken crate says nothing.
        }

        return null;
    }

    private async Task<(string? Download, Uri? Api)> Configuration(CancellationToken stop)
    {
        await once.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (configuration is { } known) return known;
            var fetched = await http.GetJson(new Uri(index.Address, "config.json"), index.Credentials, null, stop).ConfigureAwait(false);
            using var json = fetched.End == FetchEnd.Found ? RegistryJson.Parse(fetched.Body) : null;
            var read = (json?.RootElement.TextAt("dl"), Machine.Address(json?.RootElement.TextAt("api")));
            configuration = read;
            return read;
        }
        finally
        {
            once.Release();
        }
    }
}

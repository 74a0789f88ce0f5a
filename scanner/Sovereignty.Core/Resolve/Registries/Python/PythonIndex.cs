using System.Text.Json;
using Sovereignty.Resolve.LocalCaches;

namespace Sovereignty.Resolve.Registries.Python;

/// <summary>
/// Asks Python package indexes: by the JSON API beside a simple index, and where a mirror has none, by the simple index and the metadata of a file.
/// Source: PyPI documentation, "JSON API"; Python Packaging User Guide, "Simple repository API".
/// </summary>
internal sealed class PythonIndex(IReadOnlyList<RegistryPlace> indexes, RegistryHttp http) : IRegistry
{
    private const string Simple = "application/vnd.pypi.simple.v1+json";

    /// <inheritdoc/>
    public string PurlType => "pypi";

    /// <inheritdoc/>
    public string Name => "Python";

    /// <inheritdoc/>
    public string Address => string.Join('\n', indexes.Select(i => i.Address.AbsoluteUri));

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        string? failure = null;
        foreach (var index in indexes)
        {
            var reply = await Ask(index, question, stop).ConfigureAwait(false);
            if (reply.Unchanged || reply.Answer is { Found: true }) return reply;
            failure ??= reply.Failure;
        }

        return failure is null ? RegistryAnswer.NotThere : RegistryReply.Failed(failure);
    }

    private async Task<RegistryReply> Ask(RegistryPlace index, RegistryQuestion question, CancellationToken stop)
    {
        var (name, version) = (Uri.EscapeDataString(question.Purl.Name), question.Purl.Version!);
        // https://host/simple/ has https://host/pypi/NAME/VERSION/json beside it.
        var api = index.Address.AbsolutePath.EndsWith("/simple/", StringComparison.Ordinal) ? new Uri(index.Address, "../pypi/") : new Uri(index.Address, "pypi/");
        if (RegistryPlace.Below(api, $"{name}/{Uri.EscapeDataString(version)}/json") is not { } address || RegistryPlace.Below(api, $"{name}/json") is not { } newest) return RegistryAnswer.NotThere;
        var fetched = await http.GetJson(address, index.Credentials, question.Known, stop).ConfigureAwait(false);
        if (fetched.End == FetchEnd.NotThere) return await Simply(index, name, version, stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found) return fetched.AsReply();
        using var json = RegistryJson.Parse(fetched.Body);
        if (json is null) return RegistryReply.Failed("its answer is not JSON");
        var answer = OfVersion(json.RootElement);
        if (question.Dates) answer = await Latest(answer, newest, index, stop).ConfigureAwait(false);
        return new RegistryReply(answer, null) { Validator = question.Dates ? null : fetched.Validator };
    }

    private static RegistryAnswer OfVersion(JsonElement root)
    {
        var info = root.At("info");
        var classifiers = info.ItemsAt("classifiers").Select(c => c.AsText()).OfType<string>().Where(c => c.StartsWith("License ::", StringComparison.Ordinal)).Take(10).ToList();
        if (classifiers.Count > 1) classifiers.Remove("License :: OSI Approved");
        return new RegistryAnswer
        {
            Licence = info.TextAt("license_expression") ?? info.TextAt("license"),
            OtherLicence = info.TextAt("license_expression") is null && classifiers.Count > 0 ? string.Join("; ", classifiers) : null,
            Maker = info.TextAt("author") ?? info.TextAt("author_email") ?? info.TextAt("maintainer"),
            SourceUrl = Source(info.At("project_urls")) ?? info.TextAt("home_page"),
            Published = root.ItemsAt("urls").Select(u => u.DayAt("upload_time_iso_8601") ?? u.DayAt("upload_time")).Where(d => d is not null).Order().FirstOrDefault(),
            Withdrawn = info.At("yanked") is { ValueKind: JsonValueKind.True or JsonValueKind.False } yanked ? yanked.GetBoolean() : null,
        };
    }

    private async Task<RegistryAnswer> Latest(RegistryAnswer answer, Uri address, RegistryPlace index, CancellationToken stop)
    {
        var fetched = await http.GetJson(address, index.Credentials, null, stop).ConfigureAwait(false);
        using var json = fetched.End == FetchEnd.Found ? RegistryJson.Parse(fetched.Body) : null;
        if (json is null) return answer;
        var newest = OfVersion(json.RootElement);
        return answer with { Latest = json.RootElement.At("info").TextAt("version"), LatestPublished = newest.Published };
    }

    // A mirror's simple index lists files; beside a file may lie its metadata.
    private async Task<RegistryReply> Simply(RegistryPlace index, string name, string version, CancellationToken stop)
    {
        if (index.At($"{name}/") is not { } page) return RegistryAnswer.NotThere;
        var fetched = await http.Get(page, index.Credentials, null, Simple, stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found) return fetched.AsReply();
        using var json = RegistryJson.Parse(fetched.Body);
        if (json is null) return RegistryReply.Failed("it offers neither the JSON API nor a simple index as JSON");
        var files = json.RootElement.ItemsAt("files").Where(f => IsOf(f.TextAt("filename"), version)).Take(200).ToList();
        if (files.Count == 0) return RegistryAnswer.NotThere;
        var answer = new RegistryAnswer
        {
            Published = files.Select(f => f.DayAt("upload-time")).Where(d => d is not null).Order().FirstOrDefault(),
            Withdrawn = files.TrueForAll(f => f.At("yanked").ValueKind is JsonValueKind.True or JsonValueKind.String),
        };
        var described = files.Find(f => f.At("core-metadata").ValueKind is JsonValueKind.True or JsonValueKind.Object || f.At("data-dist-info-metadata").ValueKind is JsonValueKind.True or JsonValueKind.Object);
        if (described.TextAt("url") is not { } url || !Uri.TryCreate(page, url.Split('#')[0] + ".metadata", out var address) || address.Scheme is not ("https" or "http")) return answer;
        var metadata = await http.Get(address, index.For(address), null, "*/*", stop).ConfigureAwait(false);
        return metadata.End != FetchEnd.Found || PythonPackages.Parse(metadata.Body) is not [var said, ..] all ? answer
            : answer with { Licence = said.Licence, OtherLicence = all.Length > 1 ? all[1].Licence : null, Maker = said.Maker, SourceUrl = said.SourceUrl };
    }

    // name-1.0-py3-none-any.whl, name-1.0.tar.gz
    private static bool IsOf(string? file, string version)
    {
        if (file is null) return false;
        foreach (var suffix in (ReadOnlySpan<string>)[".tar.gz", ".zip", ".tar.bz2"])
        {
            if (file.EndsWith($"-{version}{suffix}", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return file.EndsWith(".whl", StringComparison.OrdinalIgnoreCase) && file.Split('-') is [_, var of, ..] && of == version;
    }

    private static string? Source(JsonElement links)
    {
        if (links.ValueKind != JsonValueKind.Object) return null;
        string? home = null;
        foreach (var link in links.EnumerateObject().Take(50))
        {
            switch (link.Name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal))
            {
                case "source" or "sourcecode" or "repository" or "code" or "github" or "sources" or "gitlab" when link.Value.AsText() is { } source: return source;
                case "homepage" or "home": home ??= link.Value.AsText(); break;
            }
        }

        return home;
    }
}

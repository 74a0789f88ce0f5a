using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries.Ruby;

/// <summary>Asks gem servers for all versions of a gem, which tells licences, authors, dates and source in one answer. Source: RubyGems.org API, "Gem Version Methods".</summary>
internal sealed class GemServer(IReadOnlyList<RegistryPlace> servers, RegistryHttp http) : IRegistry
{
    /// <inheritdoc/>
    public string PurlType => "gem";

    /// <inheritdoc/>
    public string Name => "RubyGems";

    /// <inheritdoc/>
    public string Address => string.Join('\n', servers.Select(s => s.Address.AbsoluteUri));

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        string? failure = null;
        foreach (var server in servers)
        {
            if (server.At($"api/v1/versions/{Uri.EscapeDataString(question.Purl.Name)}.json") is not { } address) continue;
            var fetched = await http.GetJson(address, server.Credentials, question.Known, stop).ConfigureAwait(false);
            if (fetched.End == FetchEnd.Unchanged) return RegistryReply.AsBefore;
            if (fetched.End == FetchEnd.Failed) failure ??= fetched.Failure;
            if (fetched.End != FetchEnd.Found) continue;
            using var json = RegistryJson.Parse(fetched.Body);
            if (json is not { RootElement.ValueKind: JsonValueKind.Array }) failure ??= "its answer is not JSON";
            else if (Read(json.RootElement, question.Purl) is { } answer) return new RegistryReply(answer, null) { Validator = fetched.Validator };
        }

        return failure is null ? RegistryAnswer.NotThere : RegistryReply.Failed(failure);
    }

    // The list has yanked versions no more: one that is not on it is as good as not there.
    private static RegistryAnswer? Read(JsonElement versions, PackageUrl purl)
    {
        var all = versions.EnumerateArray().Where(v => v.TextAt("number") is not null).ToList();
        var platform = purl.Qualifiers.FirstOrDefault(q => q.Key == "platform").Value ?? "ruby";
        var own = all.Where(v => v.TextAt("number") == purl.Version).OrderByDescending(v => v.TextAt("platform") == platform).FirstOrDefault();
        if (own.ValueKind == JsonValueKind.Undefined) return null;
        var newest = all.Where(v => !v.IsTrueAt("prerelease")).MaxBy(v => v.TextAt("number"), Comparer<string?>.Create((a, b) => VersionOrder.Compare(a!, b!) ?? string.CompareOrdinal(a, b)));
        var metadata = own.At("metadata");
        return new RegistryAnswer
        {
            Licence = RegistryJson.Choice(own.ItemsAt("licenses").Select(l => l.AsText())),
            Maker = own.TextAt("authors"),
            SourceUrl = metadata.TextAt("source_code_uri") ?? metadata.TextAt("homepage_uri"),
            Published = own.DayAt("created_at"),
            Latest = newest.TextAt("number"),
            LatestPublished = newest.DayAt("created_at"),
        };
    }
}

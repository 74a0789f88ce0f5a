using System.Collections.Concurrent;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Resolve.Manifests;

namespace Sovereignty.Resolve.Registries.Maven;

/// <summary>
/// Asks Maven repositories: the POM with its parents, maven-metadata.xml for the newest release. A file's date in a repository is taken for the
/// release's, which mirrors mostly keep. Source: Maven, "Repository Layout", "Maven Metadata".
/// </summary>
internal sealed class MavenRepository(IReadOnlyList<RegistryPlace> repositories, RegistryHttp http) : IRegistry
{
    private const int MostParents = 12;
    private const string Xml = "application/xml, text/xml, */*;q=0.5";

    // A parent stands above hundreds of artefacts and is asked for once.
    private readonly ConcurrentDictionary<string, Lazy<Task<(PomManifest? Pom, Fetched Fetched, RegistryPlace? From)>>> poms = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string PurlType => "maven";

    /// <inheritdoc/>
    public string Name => "Maven";

    /// <inheritdoc/>
    public string Address => string.Join('\n', repositories.Select(r => r.Address.AbsoluteUri));

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        if (question.Purl.Namespace is not { } group) return RegistryAnswer.NotThere;
        var (pom, fetched, from) = await Pom(group, question.Purl.Name, question.Purl.Version!, stop).ConfigureAwait(false);
        if (pom is null) return fetched.AsReply();
        var line = new List<PomManifest> { pom };
        while (line.Count < MostParents && line[^1].Parent is var (g, a, v) && (await Pom(g, a, v, stop).ConfigureAwait(false)).Pom is { } parent && !line.Contains(parent)) line.Add(parent);
        var said = PomManifest.Statement(line, Origin.Registry, new Because("the POM"));
        var answer = new RegistryAnswer { Licence = said?.Licence, Maker = said?.Maker, SourceUrl = said?.SourceUrl, Published = Day(fetched.Modified) };
        return question.Dates ? await Latest(answer, from!, group, question.Purl.Name, stop).ConfigureAwait(false) : answer;
    }

    private Task<(PomManifest? Pom, Fetched Fetched, RegistryPlace? From)> Pom(string group, string artefact, string version, CancellationToken stop)
    {
        var path = $"{Folder(group, artefact)}{Uri.EscapeDataString(version)}/{Uri.EscapeDataString($"{artefact}-{version}")}.pom";
        return poms.GetOrAdd(path, _ => new Lazy<Task<(PomManifest? Pom, Fetched Fetched, RegistryPlace? From)>>(async () =>
        {
            var last = Fetched.NotThere;
            foreach (var repository in repositories)
            {
                if (repository.At(path) is not { } address) continue;
                var fetched = await http.Get(address, repository.Credentials, null, Xml, stop).ConfigureAwait(false);
                if (fetched.End == FetchEnd.Found) return (PomManifest.Parse(fetched.Body), fetched, repository);
                if (fetched.End == FetchEnd.Failed) last = fetched;
            }

            return (null, last, null);
        })).Value;
    }

    private async Task<RegistryAnswer> Latest(RegistryAnswer answer, RegistryPlace from, string group, string artefact, CancellationToken stop)
    {
        if (from.At($"{Folder(group, artefact)}maven-metadata.xml") is not { } address) return answer;
        var fetched = await http.Get(address, from.Credentials, null, Xml, stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found || Newest(fetched.Body) is not { } latest) return answer;
        var newest = await Pom(group, artefact, latest, stop).ConfigureAwait(false);
        return answer with { Latest = latest, LatestPublished = Day(newest.Fetched.Modified) };
    }

    /// <summary>The newest stable version that the metadata lists; else what they call the release.</summary>
    internal static string? Newest(byte[] metadata)
    {
        string? release = null, newest = null;
        try
        {
            using var xml = SafeXml.Open(metadata);
            var name = "";
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType == XmlNodeType.Element) name = xml.LocalName;
                if (xml.NodeType != XmlNodeType.Text || xml.Value.Trim() is not { Length: > 0 and < 200 } text) continue;
                if (name == "release") release = text;
                else if (name == "version" && xml.Depth == 4 && IsStable(text) && (newest is null || VersionOrder.Compare(newest, text) < 0)) newest = text;
            }
        }
        catch (XmlException)
        {
            // What was read before the break still stands.
        }

        return newest ?? release;
    }

    private static bool IsStable(string version) => char.IsAsciiDigit(version[0]) && !version.Contains("SNAPSHOT", StringComparison.OrdinalIgnoreCase)
        && !Marks.Any(m => version.Contains(m, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Marks = ["alpha", "beta", "-rc", ".rc", ".cr", "-cr", "-m1", "-m2", "-m3", ".m1", ".m2", "preview", "-ea", "-pre", "milestone"];

    private static string Folder(string group, string artefact) => string.Join('/', group.Split('.').Select(Uri.EscapeDataString)) + $"/{Uri.EscapeDataString(artefact)}/";

    private static DateOnly? Day(DateTimeOffset? at) => at is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
}

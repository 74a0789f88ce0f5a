using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>paket.lock</c>: packages by group, with what they need, and files of repositories. <c>paket.dependencies</c> beside it tells which are direct.
/// Source: Paket documentation, "The paket.lock file".
/// </summary>
internal sealed class PaketLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/paket-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["paket.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var direct = input.Resolve("paket.dependencies", out var path) ? input.Neighbour(path, ReadDirect) : null;
        var handles = new Dictionary<(string Group, string Name), int>();
        var needs = new List<(int From, string Group, string To)>();
        var (group, section, repository) = ("", "", "");
        var at = -1;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var indent = lines.Current.IndexOfAnyExcept((byte)' ');
            if (indent < 0 || lines.Current.Length > 4000) continue;
            var text = Encoding.UTF8.GetString(lines.Current[indent..]).TrimEnd();
            if (indent == 0)
            {
                if (text.StartsWith("GROUP ", StringComparison.Ordinal)) group = text[6..].Trim();
                section = text;
                at = -1;
            }
            else if (text.StartsWith("remote:", StringComparison.Ordinal)) repository = text[7..].Trim();
            else if (section == "NUGET" && indent <= 4)
            {
                at = -1;
                if (Split(text) is not { } package) continue;
                at = found.Add(new DetectedComponent
                {
                    Purl = PackageUrl.Create("nuget", null, package.Name, package.Version),
                    Scope = ScopeOf(group),
                    Direct = direct?.Contains((group.ToUpperInvariant(), package.Name.ToUpperInvariant())),
                    Line = lines.Number,
                });
                handles[(group, package.Name.ToUpperInvariant())] = at;
            }
            else if (section == "NUGET" && at >= 0) needs.Add((at, group, text.Split(' ')[0].ToUpperInvariant()));
            else if (section is "GITHUB" or "GIST" or "GIT" && indent <= 4 && Split(text) is { } file) AddRepository(section, repository, file.Version, ScopeOf(group), lines.Number, found);
        }

        foreach (var (from, of, to) in needs)
        {
            if (handles.TryGetValue((of, to), out var needed)) found.Edge(from, needed);
        }
    }

    private static void AddRepository(string section, string repository, string commit, Scope scope, int line, Detection found)
    {
        var purl = section == "GITHUB" ? Repositories.Purl($"https://github.com/{repository}", commit) : section == "GIT" ? Repositories.Purl(repository, commit) : null;
        if (purl is not null) found.Add(new DetectedComponent { Purl = purl, Scope = scope, Line = line });
    }

    /// <summary>What a group is for: groups have names that people choose, these are the usual ones of tools and tests.</summary>
    internal static Scope ScopeOf(string group) => group.ToUpperInvariant() switch
    {
        "BUILD" or "TOOLS" or "FAKE" or "FAKEBUILD" or "DOCS" or "ANALYZERS" => Scope.Development,
        "TEST" or "TESTS" => Scope.Test,
        _ => Scope.Runtime,
    };

    // "Name (1.0)", with settings behind a dash
    private static (string Name, string Version)? Split(string text)
    {
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf(')', open);
        if (open <= 0 || close < 0) return null;
        var version = text[(open + 2)..close].Trim();
        return version.Length is 0 or > 200 || version.AsSpan().ContainsAny('>', '<', ' ') ? null : (text[..open], version);
    }

    private static HashSet<(string Group, string Name)> ReadDirect(ReadOnlyMemory<byte> bytes)
    {
        var direct = new HashSet<(string, string)>();
        var group = "";
        var lines = new Utf8Lines(bytes.Span);
        while (lines.Next() && direct.Count < 50_000)
        {
            if (lines.Current.Length > 4000) continue;
            var words = Encoding.UTF8.GetString(lines.Current).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2) continue;
            if (words[0] == "group") group = words[1].ToUpperInvariant();
            else if (words[0] is "nuget" or "clitool") direct.Add((group, words[1].ToUpperInvariant()));
        }

        return direct;
    }
}

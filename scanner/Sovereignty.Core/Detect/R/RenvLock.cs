using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.R;

/// <summary><c>renv.lock</c> of R: packages of CRAN, Bioconductor and repositories, with what they need. Source: renv documentation, "Lockfiles".</summary>
internal sealed class RenvLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "r/renv-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["renv.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        var needs = new List<(int From, string To)>();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (!json.Name.SequenceEqual("Packages"u8) || !json.EnterObject()) continue;
                while (json.NextProperty())
                {
                    var package = new Package { Name = json.NameText(), Line = json.Line };
                    Read(ref json, package);
                    if (package.Purl() is not { } purl) continue;
                    var handle = found.Add(new DetectedComponent
                    {
                        Purl = purl,
                        Line = package.Line,
                        Declared = package.Licence is null && package.Repository is null ? Declarations.None : new Declarations { Licence = package.Licence, SourceUrl = package.Repository },
                    });
                    handles[package.Name] = handle;
                    foreach (var needed in package.Needs) needs.Add((handle, needed));
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        foreach (var (from, to) in needs)
        {
            if (handles.TryGetValue(to, out var needed)) found.Edge(from, needed);
        }
    }

    private static void Read(ref JsonLines json, Package package)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            switch (json.NameText())
            {
                case "Package":
                    package.Name = json.Text() ?? package.Name;
                    break;
                case "Version":
                    package.Version = json.Text();
                    break;
                case "Source":
                    package.Source = json.Text();
                    break;
                case "License":
                    package.Licence = json.Text();
                    break;
                case "RemoteType":
                    package.RemoteType = json.Text();
                    break;
                case "RemoteHost":
                    package.RemoteHost = json.Text();
                    break;
                case "RemoteUsername":
                    package.RemoteOwner = json.Text();
                    break;
                case "RemoteRepo":
                    package.RemoteRepository = json.Text();
                    break;
                case "RemoteSha":
                    package.RemoteCommit = json.Text();
                    break;
                case "Requirements" or "Depends" or "Imports" or "LinkingTo":
                    ReadNeeds(ref json, package);
                    break;
            }
        }
    }

    // Names, in the newer form with ranges behind them: "rlang (>= 1.1.0)".
    private static void ReadNeeds(ref JsonLines json, Package package)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (json.Text() is { Length: > 0 } text) package.Needs.Add(text.Split(' ', '(')[0]);
        }
    }

    private sealed class Package
    {
        public required string Name { get; set; }

        public int Line { get; init; }

        public string? Version { get; set; }

        public string? Source { get; set; }

        public string? Licence { get; set; }

        public string? RemoteType { get; set; }

        public string? RemoteHost { get; set; }

        public string? RemoteOwner { get; set; }

        public string? RemoteRepository { get; set; }

        public string? RemoteCommit { get; set; }

        public SortedSet<string> Needs { get; } = new(StringComparer.Ordinal);

        /// <summary>The repository that it is taken from, or null for a package of a registry.</summary>
        public string? Repository
        {
            get
            {
                if (RemoteOwner is not { Length: > 0 } || RemoteRepository is not { Length: > 0 }) return null;
                var host = (RemoteType ?? Source ?? "").ToLowerInvariant() switch { "github" => "github.com", "gitlab" => "gitlab.com", "bitbucket" => "bitbucket.org", _ => null };
                return host is not null && (RemoteHost is null or "api.github.com" or "gitlab.com" or "api.bitbucket.org/2.0") ? $"https://{host}/{RemoteOwner}/{RemoteRepository}" : null;
            }
        }

        public PackageUrl? Purl()
        {
            if (Name.Length is 0 or > 300 || Version is null) return null;
            var isBioconductor = (RemoteType ?? Source ?? "").Equals("bioconductor", StringComparison.OrdinalIgnoreCase);
            return PackageUrl.Create(isBioconductor ? "bioconductor" : "cran", null, Name, Version, Repositories.Qualifier(Repository, RemoteCommit));
        }
    }
}

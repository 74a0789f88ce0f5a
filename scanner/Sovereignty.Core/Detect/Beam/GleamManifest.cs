using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Beam;

/// <summary><c>manifest.toml</c> of Gleam: packages of Hex, of repositories and of folders, with what they need. Source: Gleam documentation, "gleam.toml".</summary>
internal sealed class GleamManifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "beam/gleam-manifest";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["manifest.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packages = new List<Package>();
        var direct = new HashSet<string>(StringComparer.Ordinal);
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (toml.IsTable) continue;
            if (toml.Table.Count == 0 && toml.Key == "packages" && toml.EnterArray())
            {
                while (toml.NextItem()) packages.Add(Read(ref toml));
            }
            else if (toml.In("requirements")) direct.Add(toml.Key);
        }

        // Other tools have a manifest.toml as well; theirs has no such list.
        if (packages.Count > 0) toml.Tell(found);
        Add(packages, direct, found);
    }

    private static Package Read(ref TomlLines toml)
    {
        var package = new Package { Line = toml.Line };
        if (!toml.EnterInline()) return package;
        while (toml.NextProperty())
        {
            var key = toml.Key;
            if (key == "requirements")
            {
                if (!toml.EnterArray()) continue;
                while (toml.NextItem())
                {
                    if (toml.Text() is { } needed) package.Needs.Add(needed);
                }
            }
            else if (toml.Text() is { } value) package.Set(key, value);
        }

        return package;
    }

    private static void Add(List<Package> packages, HashSet<string> direct, Detection found)
    {
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var package in packages)
        {
            if (package.Name is not { Length: > 0 } name || package.Version is null) continue;
            handles[name] = found.Add(new DetectedComponent
            {
                Purl = (package.Source == "git" ? Repositories.Purl(package.Repository, package.Commit) : null) ?? PackageUrl.Create("hex", null, name, package.Version),
                Own = package.Source == "local",
                Direct = direct.Count == 0 ? null : direct.Contains(name),
                Line = package.Line,
                Declared = new Declarations { Hashes = Integrity.FromHex("sha256", package.Hash) },
            });
        }

        foreach (var package in packages)
        {
            foreach (var needed in package.Needs)
            {
                if (package.Name is not null && handles.TryGetValue(package.Name, out var from) && handles.TryGetValue(needed, out var to)) found.Edge(from, to);
            }
        }
    }

    private sealed class Package
    {
        public int Line { get; init; }

        public string? Name { get; private set; }

        public string? Version { get; private set; }

        public string? Source { get; private set; }

        public string? Repository { get; private set; }

        public string? Commit { get; private set; }

        public string? Hash { get; private set; }

        public List<string> Needs { get; } = [];

        public void Set(string key, string value)
        {
            if (key == "name") Name = value;
            else if (key == "version") Version = value;
            else if (key == "source") Source = value;
            else if (key == "repo") Repository = value;
            else if (key == "commit") Commit = value;
            else if (key == "outer_checksum") Hash = value;
        }
    }
}

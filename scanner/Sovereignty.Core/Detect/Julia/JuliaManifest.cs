using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Julia;

/// <summary>
/// <c>Manifest.toml</c> of Julia, formats 1 and 2: packages with what they need. Parts of the standard library without a version of their own
/// have that of Julia, where the file states it; packages of a folder are the project's own.
/// Source: Pkg documentation, "Project.toml and Manifest.toml".
/// </summary>
internal sealed class JuliaManifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "julia/manifest";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Manifest.toml", "JuliaManifest.toml", "Manifest-v*.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? julia = null;
        var packages = new List<Package>();
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var inDeps = toml.Table.Count > 0 && toml.Table[0] == "deps";
            var depth = toml.Table.Count - (inDeps ? 1 : 0);
            if (toml.IsTable)
            {
                if (depth == 1) packages.Add(new Package { Name = toml.Table[^1], Line = toml.Line });
            }
            else if (toml.Table.Count == 0)
            {
                if (toml.Key == "julia_version") julia = toml.Text();
            }
            else if (packages.Count > 0)
            {
                if (depth == 1) ReadKey(ref toml, packages[^1]);
                else if (depth == 2 && toml.Table[^1] == "deps" && toml.Text() is { } uuid) packages[^1].Needs.Add((toml.Key, uuid));
            }
        }

        // Manifest.toml is a common name; Julia's entries all have a uuid.
        packages.RemoveAll(p => p.Uuid is null);
        if (packages.Count > 0) toml.Tell(found);
        Add(packages, julia, found);
    }

    private static void ReadKey(ref TomlLines toml, Package package)
    {
        var key = toml.Key;
        if (key == "deps" && toml.EnterArray())
        {
            while (toml.NextItem())
            {
                if (toml.Text() is { } needed) package.Needs.Add((needed, null));
            }
        }
        else if (toml.Text() is { } value)
        {
            if (key == "uuid") package.Uuid = value;
            else if (key == "version") package.Version = value;
            else if (key == "path") package.IsFolder = true;
            else if (key == "git-tree-sha1") package.IsDownloaded = true;
            else if (key == "repo-url") package.Repository = value;
        }
    }

    private static void Add(List<Package> packages, string? julia, Detection found)
    {
        var handles = new Dictionary<(string Name, string? Uuid), int>();
        foreach (var package in packages)
        {
            // What is neither downloaded nor in a folder comes with Julia.
            var version = package.Version ?? (package is { IsFolder: false, IsDownloaded: false } ? julia : null);
            var handle = found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("julia", null, package.Name, version, [KeyValuePair.Create("uuid", package.Uuid!)]),
                Own = package.IsFolder,
                Line = package.Line,
                Declared = package.Repository is null ? Declarations.None : new Declarations { SourceUrl = Links.Public(package.Repository) },
            });
            handles.TryAdd((package.Name, package.Uuid), handle);
            handles.TryAdd((package.Name, null), handle);
        }

        foreach (var package in packages)
        {
            foreach (var needed in package.Needs)
            {
                if (handles.TryGetValue(needed, out var to)) found.Edge(handles[(package.Name, package.Uuid)], to);
            }
        }
    }

    private sealed class Package
    {
        public required string Name { get; init; }

        public int Line { get; init; }

        public string? Uuid { get; set; }

        public string? Version { get; set; }

        public string? Repository { get; set; }

        public bool IsFolder { get; set; }

        public bool IsDownloaded { get; set; }

        public List<(string Name, string? Uuid)> Needs { get; } = [];
    }
}

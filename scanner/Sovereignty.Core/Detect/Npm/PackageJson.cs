using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// <c>package.json</c>: what a project asks for, or, below <c>node_modules</c>, the installed package itself with its licence, maker and source.
/// Peer dependencies count as optional: whoever uses the package brings them. What a
/// workspace's catalogue sets is put in. Source: npm docs, package.json.
/// </summary>
public sealed class PackageJson : IDetector
{
    private static readonly string[] LockFiles = ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "npm-shrinkwrap.json"];

    /// <inheritdoc/>
    public string Name => "npm/package-json";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["package.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var installed = NodeModules.Contains(input.Path);
        if (installed && !NodeModules.IsPackageRoot(input.Path)) return;
        var about = new About();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (json.EnterObject()) Read(ref json, about, input, installed ? null : found);
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        if (NpmPackages.Purl(about.Name, about.Version) is not { } purl) return;
        if (!installed)
        {
            found.Project(purl, about.Licence);
        }
        else if (about.Version is not null)
        {
            found.Add(new DetectedComponent
            {
                Purl = purl,
                Line = about.Line,
                Scope = input.Trees != TreeKinds.Installed && IsLocked(input) ? Scope.Test : Scope.Runtime,
                Evidence = EvidenceKind.Installed,
                Declared = new Declarations { Licence = about.Licence, Maker = about.Author ?? about.Maintainer, SourceUrl = about.Source },
            });
        }
    }

    /// <summary>A component out of a manifest's line, <c>"name": "spec"</c>; null where the name is none.</summary>
    internal static DetectedComponent? Dependency(string name, string spec, Scope scope, int line)
    {
        string? remote = null, version;
        var asked = spec;
        if (NpmPackages.TryAlias(spec, out var real, out var range))
        {
            (name, asked) = (real.ToString(), range.ToString());
            version = NpmPackages.ExactVersion(range);
        }
        else
        {
            version = NpmPackages.ExactVersion(spec);
            if (version is null && !spec.StartsWith("catalog:", StringComparison.Ordinal) && spec.AsSpan().ContainsAny(':', '/'))
            {
                remote = NpmPackages.Remote(spec);
                asked = Links.Public(spec) ?? spec;
            }
        }

        if (NpmPackages.Purl(name, version) is not { } purl) return null;
        return new DetectedComponent
        {
            Purl = Repositories.FromLink(purl, remote),
            Requested = asked.Length > 0 ? asked : null,
            Scope = scope,
            Direct = true,
            Line = line,
            Evidence = EvidenceKind.Declared,
            Declared = remote is null ? Declarations.None : new Declarations { DownloadUrl = remote },
        };
    }

    // What an installed package is needed for is said by the lock file beside node_modules; with the weakest scope, its word wins.
    private static bool IsLocked(DetectorInput input)
    {
        var root = NodeModules.ProjectOf(input.Path);
        foreach (var name in LockFiles)
        {
            if (input.Neighbour(RootedPath.In(root, name), static _ => LockFiles) is not null) return true;
        }

        return false;
    }

    private static void Read(ref JsonLines json, About about, DetectorInput input, Detection? found)
    {
        while (json.NextProperty())
        {
            var name = json.Name;
            if (name.SequenceEqual("name"u8)) (about.Name, about.Line) = (json.Text(), json.Line);
            else if (name.SequenceEqual("version"u8)) about.Version = json.Text() is { Length: > 0 } version ? version : null;
            else if (name.SequenceEqual("license"u8)) about.Licence = NpmLicences.Read(ref json) ?? about.Licence;
            else if (name.SequenceEqual("licenses"u8)) about.Licence ??= NpmLicences.Read(ref json);
            else if (found is null)
            {
                if (name.SequenceEqual("author"u8)) about.Author = ReadPerson(ref json);
                else if (name.SequenceEqual("maintainers"u8) || name.SequenceEqual("contributors"u8)) about.Maintainer ??= ReadFirstPerson(ref json);
                else if (name.SequenceEqual("repository"u8)) about.Source = ReadRepository(ref json);
            }
            else if (name.SequenceEqual("dependencies"u8)) ReadDependencies(ref json, input, found, Scope.Runtime);
            else if (name.SequenceEqual("devDependencies"u8)) ReadDependencies(ref json, input, found, Scope.Development);
            else if (name.SequenceEqual("optionalDependencies"u8) || name.SequenceEqual("peerDependencies"u8)) ReadDependencies(ref json, input, found, Scope.Optional);
        }
    }

    private static void ReadDependencies(ref JsonLines json, DetectorInput input, Detection found, Scope scope)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Text() is not { } spec || NpmPackages.IsLocal(spec)) continue;
            var name = json.NameText();
            if (spec.StartsWith("catalog:", StringComparison.Ordinal) && Catalogs.Find(input, name, spec) is { } range) spec = range;
            if (Dependency(name, spec, scope, json.Line) is { } component) found.Add(component);
        }
    }

    private static string? ReadFirstPerson(ref JsonLines json)
    {
        if (!json.EnterArray()) return ReadPerson(ref json);
        string? first = null;
        while (json.NextItem()) first ??= ReadPerson(ref json);
        return first;
    }

    // "Name <mail> (url)", or the same as an object.
    private static string? ReadPerson(ref JsonLines json)
    {
        string? name = null, mail = null, url = null;
        if (!json.EnterObject())
        {
            name = json.Text();
        }
        else
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("email"u8)) mail = json.Text();
                else if (json.Name.SequenceEqual("url"u8)) url = json.Text();
            }

            name = string.Concat(name, mail is null ? "" : $" <{mail}>", url is null ? "" : $" ({url})");
        }

        return name?.Trim() is { Length: > 0 and <= 500 } text ? text : null;
    }

    private static string? ReadRepository(ref JsonLines json)
    {
        var url = json.Text();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("url"u8)) url = json.Text();
            }
        }

        return string.IsNullOrWhiteSpace(url) ? null : NpmPackages.Remote(url.Trim());
    }

    private sealed class About
    {
        public string? Name { get; set; }

        public string? Version { get; set; }

        public int Line { get; set; }

        public string? Licence { get; set; }

        public string? Author { get; set; }

        public string? Maintainer { get; set; }

        public string? Source { get; set; }
    }
}

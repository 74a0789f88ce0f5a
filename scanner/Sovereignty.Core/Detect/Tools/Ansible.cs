using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Tools;

/// <summary>
/// <c>requirements.yml</c> of Ansible: collections and roles, of Galaxy or of a repository; <c>galaxy.yml</c> of a collection and <c>meta/main.yml</c> of a
/// role: what it needs. No purl type stands for Galaxy; what comes from there
/// is generic, under <c>ansible-galaxy</c>. Source: Ansible documentation, "Galaxy User Guide".
/// </summary>
internal sealed class Ansible : IDetector
{
    private static readonly AsciiSet RangeCharacters = new("<>=!*,");

    /// <inheritdoc/>
    public string Name => "tools/ansible";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["requirements.yml", "requirements.yaml", "galaxy.yml", "meta/main.yml", "meta/main.yaml", "meta/requirements.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        // meta/main.yml lists roles as dependencies, galaxy.yml collections as a map.
        var isRole = input.FileName.StartsWith("main.", StringComparison.Ordinal);
        var isCollection = input.FileName == "galaxy.yml";
        var entry = new Entry();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (isCollection)
            {
                if (yaml.Is("dependencies", "*")) new Entry { Name = yaml.Key, Line = yaml.Line, Version = yaml.Text() is "*" ? null : yaml.Text() }.AddTo(found);
                continue;
            }

            var isList = isRole ? yaml.At(0) is "dependencies" or "collections" : yaml.At(0) is "collections" or "roles";
            if (isRole && !isList) continue;
            var from = isList ? 1 : 0;
            if (yaml.Count <= from + 1)
            {
                entry.AddTo(found);
                entry = new Entry { Line = yaml.Line };
                if (isList && yaml.Count == 2 && yaml.Key == "-") entry.Name = yaml.Text();
            }
            else if (yaml.Count == from + 2 && yaml.At(from) == "-") entry.Set(yaml.Key, yaml.Text());
        }

        entry.AddTo(found);
    }

    private sealed class Entry
    {
        private string? source;
        private string? type;

        public string? Name { get; set; }

        public string? Version { get; set; }

        public int Line { get; init; }

        public void Set(string key, string? value)
        {
            if (key is "name" or "role") Name = value;
            else if (key == "src") source = value;
            else if (key == "version") Version = value;
            else if (key is "type" or "scm") type = value;
            else if (key == "source" && value is not null && (value.EndsWith(".git", StringComparison.Ordinal) || value.StartsWith("git", StringComparison.Ordinal))) source = value;
        }

        public void AddTo(Detection found)
        {
            var name = source ?? Name;
            if (name is not { Length: > 0 and < 500 } || type is "file" or "dir" or "subdirs") return;
            if (name.StartsWith("git+", StringComparison.Ordinal)) name = name[4..];
            var isAddress = name.Contains("://", StringComparison.Ordinal) || name.StartsWith("git@", StringComparison.Ordinal);
            if (!isAddress && type == "git" && name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && name.IndexOf('/', StringComparison.Ordinal) > colon) (name, isAddress) = ("git@" + name, true);
            if (isAddress && name.LastIndexOf(',') is > 0 and var comma) (name, Version) = (name[..comma], Version ?? name[(comma + 1)..]);
            var isExact = Version is { Length: > 0 } && !Version.AsSpan().ContainsAny(RangeCharacters);
            var purl = isAddress ? Repositories.Purl(name, isExact ? Version : null) : Galaxy(name, isExact ? Version : null);
            if (purl is null) return;
            found.Add(new DetectedComponent
            {
                Purl = purl, Kind = ComponentKind.BuildPart, Requested = isExact ? null : Version, Direct = true, Line = Line, Evidence = EvidenceKind.Declared,
            });
        }

        private static PackageUrl? Galaxy(string name, string? version) =>
            name.Contains('.', StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? PackageUrl.Create("generic", "ansible-galaxy", name, version) : null;
    }
}

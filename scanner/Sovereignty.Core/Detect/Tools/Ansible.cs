using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Tools;

/// <summary>
/// <c>requirements.yml</c> of Ansible: collections and roles, of Galaxy or of a repository. No purl type stands for Galaxy; what comes from there
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
    public ImmutableArray<string> FileNames => ["requirements.yml", "requirements.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var entry = new Entry();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var isList = yaml.At(0) is "collections" or "roles";
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
        private string? version;
        private string? type;

        public string? Name { get; set; }

        public int Line { get; init; }

        public void Set(string key, string? value)
        {
            if (key == "name") Name = value;
            else if (key == "src") source = value;
            else if (key == "version") version = value;
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
            if (isAddress && name.LastIndexOf(',') is > 0 and var comma) (name, version) = (name[..comma], version ?? name[(comma + 1)..]);
            var isExact = version is { Length: > 0 } && !version.AsSpan().ContainsAny(RangeCharacters);
            var purl = isAddress ? Repositories.Purl(name, isExact ? version : null) : Galaxy(name, isExact ? version : null);
            if (purl is null) return;
            found.Add(new DetectedComponent
            {
                Purl = purl, Kind = ComponentKind.BuildPart, Requested = isExact ? null : version, Direct = true, Line = Line, Evidence = EvidenceKind.Declared,
            });
        }

        private static PackageUrl? Galaxy(string name, string? version) =>
            name.Contains('.', StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? PackageUrl.Create("generic", "ansible-galaxy", name, version) : null;
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary>
/// <c>publiccode.yml</c>: what a public body's software says it depends on, open, proprietary and hardware, and the licence it has itself.
/// Source: publiccode.yml standard, "Top-level keys" and "Section dependsOn".
/// </summary>
internal sealed class PublicCode : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/publiccode";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["publiccode.yml", "publiccode.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, licence = null, version = null;
        var entry = new Entry();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 3)
            {
                entry.AddTo(found);
                entry = new Entry { Kind = yaml.Is("dependsOn", "*", "-") ? yaml.At(1) : "", Line = yaml.Line };
            }

            if (yaml.Is("name")) name = yaml.Text();
            else if (yaml.Is("softwareVersion")) version = yaml.Text();
            else if (yaml.Is("legal", "license")) licence = yaml.Text();
            else if (yaml.Is("dependsOn", "*", "-", "*")) entry.Set(yaml.Key, yaml.Text());
        }

        entry.AddTo(found);
        if (name is { Length: > 0 and < 400 }) found.Project(PackageUrl.Create("generic", null, name, version), licence);
    }

    private sealed class Entry
    {
        private string? name;
        private string? version;
        private string? least;
        private string? most;
        private bool isOptional;

        public string Kind { get; init; } = "";

        public int Line { get; init; }

        public void Set(string key, string? value)
        {
            if (key == "name") name = value;
            else if (key == "version") version = value;
            else if (key == "versionMin") least = value;
            else if (key == "versionMax") most = value;
            else if (key == "optional") isOptional = value is "true" or "yes";
        }

        public void AddTo(Detection found)
        {
            if (name is not { Length: > 0 and < 400 } || Kind is not ("open" or "proprietary" or "hardware")) return;
            var range = string.Join(' ', new[] { least is null ? null : $">={least}", most is null ? null : $"<={most}" }.Where(r => r is not null));
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("generic", null, name, version),
                Kind = Kind == "open" ? ComponentKind.Application : ComponentKind.Product,
                Requested = range.Length > 0 ? range : null,
                Scope = isOptional ? Scope.Optional : Scope.Runtime,
                Direct = true,
                Line = Line,
                Evidence = EvidenceKind.Stated,
            });
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Python;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Conda;

/// <summary><c>pixi.lock</c>, versions 4 to 6: packages of conda and of PyPI, each once whatever platforms and environments use it. Source: pixi documentation, "Lock file".</summary>
internal sealed class PixiLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "conda/pixi-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pixi.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines | Gives.Licences | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        Package? package = null;
        var seen = new HashSet<PackageUrl>();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count == 1 || yaml.Is("packages", "-"))
            {
                package?.AddTo(found, seen);
                package = yaml.Count == 1 ? null : new Package(yaml.Line);
            }
            else if (package is not null && yaml.Count == 3 && yaml.Text() is { } value)
            {
                package.Set(yaml.Key, value);
            }
        }

        package?.AddTo(found, seen);
    }

    private sealed class Package(int line)
    {
        private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

        public void Set(string key, string value) => values[key] = value;

        public void AddTo(Detection found, HashSet<PackageUrl> seen)
        {
            var address = values.GetValueOrDefault("conda") ?? values.GetValueOrDefault("pypi") ?? values.GetValueOrDefault("url");
            var isPython = values.ContainsKey("pypi") || values.GetValueOrDefault("kind") == "pypi";
            var (name, version) = (values.GetValueOrDefault("name"), values.GetValueOrDefault("version"));
            var hashes = Integrity.FromHex("sha256", values.GetValueOrDefault("sha256"));
            DetectedComponent? component = null;
            if (isPython)
            {
                if (Requirement.IsName(name)) component = new DetectedComponent { Purl = PackageUrl.Create("pypi", null, name!, version), Line = line, Declared = new Declarations { DownloadUrl = Links.Public(address), Hashes = hashes } };
            }
            else
            {
                component = address is null ? null : CondaAddress.Component(address, line, hashes);
                if (component is null && name is { Length: > 0 and < 200 }) component = new DetectedComponent { Purl = CondaSpec.Purl(name, version, null), Line = line, Declared = new Declarations { Hashes = hashes } };
            }

            if (component is null || !seen.Add(component.Purl)) return;
            var licence = values.GetValueOrDefault("license");
            found.Add(licence is null or "None" ? component : component with { Declared = component.Declared with { Licence = licence } });
        }
    }
}

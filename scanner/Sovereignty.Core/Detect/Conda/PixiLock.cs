using System.Collections.Immutable;
using Sovereignty.Detect.Python;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Conda;

/// <summary><c>pixi.lock</c>, versions 4 to 6: packages of conda and of PyPI, each once whatever platforms and environments use it. Source: pixi documentation, "Lock file".</summary>
internal sealed class PixiLock : IDetector
{
    private static readonly AsciiSet AfterNames = new(" <>=!~;[(");

    /// <inheritdoc/>
    public string Name => "conda/pixi-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pixi.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        Package? package = null;
        var packages = new Packages();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count == 1 || yaml.Is("packages", "-"))
            {
                package?.AddTo(packages);
                package = yaml.Count == 1 ? null : new Package(yaml.Line);
            }
            else if (package is not null && yaml.Count == 3 && yaml.Text() is { } value)
            {
                package.Set(yaml.Key, value);
            }
            else if (package is not null && yaml.Count == 4 && yaml.At(2) is "depends" or "requires_dist" && yaml.Key == "-" && yaml.Text() is { } need)
            {
                package!.Needs.Add(need);
            }
        }

        package?.AddTo(packages);
        packages.WriteTo(found);
    }

    // A package of another platform needs the same as that of the first one, by name.
    private sealed class Packages
    {
        private readonly ComponentSet components = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
        private readonly List<(int From, string To)> needs = [];

        public void Add(DetectedComponent component, List<string> needed)
        {
            var key = component.Purl.ToString();
            var handle = components.Find(key);
            if (handle < 0)
            {
                handle = components.Add(key, component);
                var name = $"{component.Purl.Type}:{component.Purl.Name}";
                if (!byName.TryGetValue(name, out var same)) byName[name] = same = [];
                same.Add(handle);
            }

            foreach (var need in needed)
            {
                var end = need.AsSpan().IndexOfAny(AfterNames);
                var name = end < 0 ? need : need[..end];
                if (name.Length > 0) needs.Add((handle, component.Purl.Type == "pypi" ? $"pypi:{PackageUrl.Create("pypi", null, name, null).Name}" : $"conda:{name}"));
            }
        }

        public void WriteTo(Detection found)
        {
            foreach (var (from, to) in needs)
            {
                foreach (var handle in byName.GetValueOrDefault(to, [])) components.Edge(from, handle);
            }

            components.WriteTo(found);
        }
    }

    private sealed class Package(int line)
    {
        private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

        public List<string> Needs { get; } = [];

        public void Set(string key, string value) => values[key] = value;

        public void AddTo(Packages packages)
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

            if (component is null) return;
            // A folder, built where it lies: "./", "." or "../other"; a packed one has the end of an archive.
            var isFolder = address is not null && !address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("git+", StringComparison.Ordinal) && !Path.GetFileName(address).EndsWith(".whl", StringComparison.Ordinal) && CondaAddress.Component(address, 0) is null;
            if (isFolder) component = component with { Own = true };
            var licence = values.GetValueOrDefault("license");
            packages.Add(licence is null or "None" ? component : component with { Declared = component.Declared with { Licence = licence } }, Needs);
        }
    }
}

using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Conda;

/// <summary>
/// <c>conda-lock.yml</c>: the packages of conda and pip, once for each platform; here once. Source: conda/conda-lock, lockfile version 1.
/// </summary>
public sealed class CondaLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "conda/conda-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["conda-lock.yml", "conda-lock.yaml", "*.conda-lock.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var pool = new Utf8Pool();
        var yaml = new YamlLines(input.Utf8);
        var packages = new Packages();
        var section = "";
        Package? package = null;
        var isPackages = false;
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Level == 0)
            {
                isPackages = yaml.Is("package"u8);
            }
            else if (isPackages && yaml.Level == 1 && yaml.IsItem)
            {
                packages.Add(package);
                package = new Package(yaml.Line);
            }
            else if (package is not null && yaml.Level == 2)
            {
                section = yaml.KeyText(pool);
                package.Set(section, yaml.Text(pool));
                if (section == "dependencies")
                {
                    var flow = new YamlFlow(yaml.Value);
                    while (flow.Next()) package.Needs.Add(pool.Get(flow.Key));
                }
            }
            else if (package is not null && yaml.Level == 3)
            {
                if (section == "dependencies") package.Needs.Add(yaml.KeyText(pool));
                else if (section == "hash") package.Set(yaml.KeyText(pool), yaml.Text());
            }
        }

        packages.Add(package);
        packages.WriteTo(found);
    }

    private sealed class Packages
    {
        private readonly ComponentSet components = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
        private readonly List<(int From, string To)> needs = [];

        public void Add(Package? package)
        {
            if (package?.Name is not { Length: > 0 and <= 200 } name) return;
            var isPip = package.Manager == "pip";
            var key = $"{package.Manager}:{name}@{package.Version}";
            var scope = package.IsOptional && package.Category is null or "main" ? Scope.Optional : package.Category is null or "main" ? Scope.Runtime : Scope.Development;
            var handle = components.Find(key);
            if (handle >= 0)
            {
                components.Also(handle, null, scope);
            }
            else
            {
                var hashes = package.Sha256 is null ? [] : Integrity.FromHex("sha256", package.Sha256);
                handle = components.Add(key, new DetectedComponent
                {
                    Purl = isPip ? PackageUrl.Create("pypi", null, name, package.Version) : CondaSpec.Purl(name, package.Version, CondaAddress.Channel(package.Url)),
                    Scope = scope,
                    Line = package.Line,
                    Declared = new Declarations { Hashes = hashes, DownloadUrl = CondaAddress.Public(package.Url) },
                });
                byName.TryAdd($"{package.Manager}:{name}", handle);
                byName.TryAdd(name, handle);
            }

            foreach (var need in package.Needs) needs.Add((handle, isPip ? $"pip:{need}" : need));
        }

        public void WriteTo(Detection found)
        {
            foreach (var (from, to) in needs) components.Edge(from, byName.GetValueOrDefault(to, -1));
            components.WriteTo(found);
        }
    }

    private sealed class Package(int line)
    {
        public int Line { get; } = line;

        public string? Name { get; private set; }

        public string? Version { get; private set; }

        public string Manager { get; private set; } = "conda";

        public string? Category { get; private set; }

        public string? Url { get; private set; }

        public string? Sha256 { get; private set; }

        public bool IsOptional { get; private set; }

        public List<string> Needs { get; } = [];

        public void Set(string key, string? value)
        {
            if (key == "name") Name = value;
            else if (key == "version") Version = value;
            else if (key == "manager") Manager = value ?? "conda";
            else if (key == "category") Category = value;
            else if (key == "url") Url = value;
            else if (key == "sha256") Sha256 = value;
            else if (key == "optional") IsOptional = value == "true";
        }
    }
}

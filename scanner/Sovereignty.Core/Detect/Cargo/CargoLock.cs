using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cargo;

/// <summary>
/// <c>Cargo.lock</c>, versions 1 to 4. Packages without a source are parts of the repository itself; what they need is direct, and
/// their manifests, where they can be found, tell what is for tests and builds only. Source: rust-lang/cargo, resolver encoding.
/// </summary>
public sealed class CargoLock : IDetector
{
    private const int MostLookUps = 5000;

    /// <inheritdoc/>
    public string Name => "cargo/cargo-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Cargo.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packages = new List<Package>();
        var checksums = new Dictionary<string, string>(StringComparer.Ordinal);
        var pool = new Utf8Pool();
        var toml = new TomlLines(input.Utf8, pool);
        while (toml.Next())
        {
            if (toml.In("package"))
            {
                if (toml.IsTable) packages.Add(new Package(toml.Line));
                else if (packages.Count > 0) packages[^1].Read(ref toml);
            }
            else if (!toml.IsTable && toml.In("metadata") && toml.Key.StartsWith("checksum ", StringComparison.Ordinal) && toml.Text() is { } hash)
            {
                checksums[toml.Key["checksum ".Length..]] = hash;
            }
        }

        toml.Tell(found);
        new Graph(input, packages, checksums).WriteTo(found);
    }

    private sealed class Package(int line)
    {
        public int Line { get; } = line;

        public string Name { get; private set; } = "";

        public string Version { get; private set; } = "";

        public string? Source { get; private set; }

        public string? Checksum { get; set; }

        public List<string> Needs { get; } = [];

        public void Read(ref TomlLines toml)
        {
            if (toml.Key == "name") Name = toml.Text() ?? "";
            else if (toml.Key == "version") Version = toml.Text() ?? "";
            else if (toml.Key == "source") Source = toml.Text();
            else if (toml.Key == "checksum") Checksum = toml.Text();
            else if (toml.Key == "dependencies" && toml.EnterArray())
            {
                while (toml.NextItem())
                {
                    if (toml.Text() is { } need) Needs.Add(need);
                }
            }
        }
    }

    private sealed class Graph(DetectorInput input, List<Package> packages, Dictionary<string, string> checksums)
    {
        private readonly ComponentSet components = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
        private readonly Dictionary<string, CargoManifestFile?> manifests = new(StringComparer.Ordinal);
        private int lookUps;

        public void WriteTo(Detection found)
        {
            foreach (var package in packages)
            {
                if (package.Name.Length > 0 && package.Source is not null) Add(package);
            }

            var roots = new List<(int, Scope)>();
            foreach (var package in packages)
            {
                if (package.Name.Length == 0) continue;
                if (package.Source is null)
                {
                    AddRoots(package, roots);
                    continue;
                }

                var from = components.Find(Key(package.Name, package.Version, package.Source));
                foreach (var need in package.Needs)
                {
                    foreach (var to in Find(need)) components.Edge(from, to);
                }
            }

            if (roots.Count > 0) components.SpreadScopes(roots);
            AddOwn();
            components.WriteTo(found);
        }

        private void AddOwn()
        {
            var parts = packages.FindAll(p => p.Source is null && p.Name.Length > 0);
            foreach (var part in parts) components.AddOwn($"own {part.Name}", PackageUrl.Create("cargo", null, part.Name, part.Version), part.Line, ManifestOf(part.Name)?.Licence);
            foreach (var part in parts)
            {
                var from = components.Find($"own {part.Name}");
                foreach (var need in part.Needs)
                {
                    foreach (var to in Find(need)) components.Edge(from, to);
                    components.Edge(from, components.Find($"own {need.Split(' ')[0]}"));
                }
            }
        }

        private void Add(Package package)
        {
            var key = Key(package.Name, package.Version, package.Source!);
            if (components.Find(key) >= 0) return;
            var hash = package.Checksum ?? checksums.GetValueOrDefault($"{package.Name} {package.Version} ({package.Source})");
            var hashes = hash is null ? [] : Integrity.FromHex("sha256", hash);
            var link = package.Source!.StartsWith("git+", StringComparison.Ordinal) ? Links.Public(package.Source) : null;
            var handle = components.Add(key, new DetectedComponent
            {
                Purl = PackageUrl.Create("cargo", null, package.Name, package.Version),
                Line = package.Line,
                Declared = hashes.IsEmpty && link is null ? Declarations.None : new Declarations { Hashes = hashes, DownloadUrl = link },
            });
            if (!byName.TryGetValue(package.Name, out var list)) byName[package.Name] = list = [];
            list.Add(handle);
        }

        // A manifest is looked for beside the lock file and where workspaces put their members: in a folder of the package's name.
        private void AddRoots(Package package, List<(int, Scope)> roots)
        {
            var manifest = ManifestOf(package.Name);
            foreach (var need in package.Needs)
            {
                var space = need.IndexOf(' ', StringComparison.Ordinal);
                var name = space < 0 ? need : need[..space];
                Scope? scope = null;
                foreach (var dependency in manifest?.Dependencies ?? [])
                {
                    if (dependency.Name == name && (scope is null || dependency.Scope > scope)) scope = dependency.Scope;
                }

                foreach (var root in Find(need)) roots.Add((root, scope ?? Scope.Runtime));
            }
        }

        private CargoManifestFile? ManifestOf(string name)
        {
            if (manifests.TryGetValue(name, out var known)) return known;
            return manifests[name] = FindManifest(name);
        }

        private CargoManifestFile? FindManifest(string name)
        {
            var root = input.Neighbour(RootedPath.In(input.Folder, "Cargo.toml"), CargoManifestFile.Parse);
            if (root is null || root.Name == name) return root;
            foreach (var member in root.Members ?? [])
            {
                if (++lookUps > MostLookUps) return null;
                var folder = member.Replace("*", name, StringComparison.Ordinal);
                if (!RootedPath.TryCombine(input.Folder, $"{folder}/Cargo.toml", out var path)) continue;
                if (input.Neighbour(path, CargoManifestFile.Parse) is { } manifest && manifest.Name == name) return manifest;
            }

            return null;
        }

        // "name", "name 1.0.0" or "name 1.0.0 (source)": as much as tells it from the others.
        private List<int> Find(string need)
        {
            var parts = need.Split(' ', 3);
            if (parts.Length == 3 && components.Find(Key(parts[0], parts[1], parts[2].Trim('(', ')'))) is >= 0 and var exact) return [exact];
            if (!byName.TryGetValue(parts[0], out var all)) return [];
            return parts.Length == 1 ? all : all.FindAll(h => components.All[h].Purl.Version == parts[1]);
        }

        // The commit of a git source is missing from the names others use.
        private static string Key(string name, string version, string source)
        {
            var hash = source.IndexOf('#', StringComparison.Ordinal);
            return $"{name} {version} {(hash < 0 ? source : source.AsSpan(0, hash))}";
        }
    }
}

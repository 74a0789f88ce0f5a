using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>What was read of a <c>project.assets.json</c>, and what it comes to.</summary>
internal sealed class AssetsFile
{
    private readonly Dictionary<string, (string? Requested, bool Private)> direct = new(StringComparer.OrdinalIgnoreCase);

    public List<Target> Targets { get; } = [];

    public Dictionary<string, string> Hashes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<(string Name, string Version, int Line)> Downloads { get; } = [];

    public string? ProjectName { get; set; }

    public string? ProjectVersion { get; set; }

    /// <summary>A direct dependency of one framework; private only where it is private in all.</summary>
    public void AddDirect(string name, string? requested, bool isPrivate)
    {
        var known = direct.TryGetValue(name, out var before);
        direct[name] = (known ? before.Requested ?? requested : requested, known ? before.Private && isPrivate : isPrivate);
    }

    /// <summary>Hands everything over.</summary>
    public void WriteTo(Detection found)
    {
        if (!string.IsNullOrEmpty(ProjectName)) found.Project(PackageUrl.Create("nuget", null, ProjectName, ProjectVersion));
        var packages = new ComponentSet(StringComparer.OrdinalIgnoreCase);
        foreach (var target in Targets) Merge(target, packages);
        foreach (var (name, version, line) in Downloads)
        {
            var key = $"{name}/{version}";
            if (packages.Find(key) >= 0) continue;
            packages.Add(key, new DetectedComponent { Purl = PackageUrl.Create("nuget", null, name, version), Scope = Scope.Development, Direct = true, Line = line });
        }

        Scopes(packages);
        packages.WriteTo(found);
    }

    private void Merge(Target target, ComponentSet packages)
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, line, isProject, _) in target.Entries)
        {
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            if (isProject || slash <= 0 || slash == key.Length - 1) continue;
            var name = key[..slash];
            var handle = packages.Find(key);
            if (handle < 0)
            {
                var isDirect = direct.TryGetValue(name, out var asked);
                var hash = Hashes.TryGetValue(key, out var base64) ? Integrity.FromBase64("sha512", base64) : [];
                handle = packages.Add(key, new DetectedComponent
                {
                    Purl = PackageUrl.Create("nuget", null, name, key[(slash + 1)..]),
                    Requested = asked.Requested,
                    Direct = isDirect,
                    Line = line,
                    Declared = hash.IsEmpty ? Declarations.None : new Declarations { Hashes = hash },
                });
            }

            byName[name] = handle;
        }

        foreach (var (key, _, isProject, needs) in target.Entries)
        {
            if (needs is null || isProject) continue;
            var from = packages.Find(key);
            foreach (var need in needs) packages.Edge(from, byName.GetValueOrDefault(need, -1));
        }
    }

    // Development is what nothing but private direct packages brings in; what projects of the same solution bring in is not private.
    private void Scopes(ComponentSet packages)
    {
        if (!direct.Values.Any(d => d.Private)) return;
        var isPrivate = new bool[packages.All.Count];
        var others = new List<int>();
        for (var i = 0; i < isPrivate.Length; i++)
        {
            var component = packages.All[i];
            isPrivate[i] = component.Direct == true && direct.TryGetValue(component.Purl.Name, out var asked) && asked.Private;
            if (component.Direct == true && !isPrivate[i] && component.Scope == Scope.Runtime) others.Add(i);
        }

        foreach (var target in Targets)
        {
            foreach (var (_, _, isProject, needs) in target.Entries)
            {
                if (!isProject || needs is null) continue;
                foreach (var need in needs)
                {
                    if (target.KeyOf(need) is { } key && packages.Find(key) is >= 0 and var handle) others.Add(handle);
                }
            }
        }

        var fromPrivate = packages.ReachableFrom(Enumerable.Range(0, isPrivate.Length).Where(i => isPrivate[i]));
        var fromOthers = packages.ReachableFrom(others);
        for (var i = 0; i < isPrivate.Length; i++)
        {
            if (fromPrivate[i] && !fromOthers[i]) packages.Rescope(i, Scope.Development);
        }
    }

    /// <summary>The packages and projects of one target framework.</summary>
    internal sealed class Target
    {
        private readonly Dictionary<string, string> keys = new(StringComparer.OrdinalIgnoreCase);

        public List<(string Key, int Line, bool IsProject, List<string>? Needs)> Entries { get; } = [];

        public void Add(string key, int line, bool isProject, List<string>? needs)
        {
            Entries.Add((key, line, isProject, needs));
            if (key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash) keys[key[..slash]] = key;
        }

        public string? KeyOf(string name) => keys.GetValueOrDefault(name);
    }
}

using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>The packages of a Python lock file: needs are by name, and by version where a name is there in several.</summary>
internal sealed class PythonGraph
{
    private readonly ComponentSet components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
    private readonly List<(int From, string Name, string? Version)> needs = [];
    private readonly List<(string Name, string? Version, Scope Scope)> roots = [];
    private readonly List<TomlPackage> own = [];

    /// <summary>Adds a package; one that is there already (for another platform or extra) is the same.</summary>
    public int Add(string name, string? version, Func<DetectedComponent> create)
    {
        var folded = PythonNames.Fold(name);
        var key = $"{folded}@{version}";
        var handle = components.Find(key);
        if (handle >= 0) return handle;
        handle = components.Add(key, create());
        if (!byName.TryGetValue(folded, out var list)) byName[folded] = list = [];
        list.Add(handle);
        return handle;
    }

    /// <summary>Says that a package needs another.</summary>
    public void AddNeed(int from, string name, string? version = null) => needs.Add((from, name, version));

    /// <summary>Says that the project itself asks for a package.</summary>
    public void AddRoot(string name, Scope scope, string? version = null) => roots.Add((name, version, scope));

    /// <summary>Adds a part of what is developed here, whose needs are direct.</summary>
    public void AddOwn(TomlPackage package) => own.Add(package);

    /// <summary>Raises what a package is needed for.</summary>
    public void Raise(int component, Scope scope) => components.Also(component, null, scope);

    /// <summary>Hands everything over.</summary>
    /// <param name="found">Where to.</param>
    /// <param name="spreadScopes">Whether scopes follow from the roots, because the file states none itself.</param>
    public void WriteTo(Detection found, bool spreadScopes)
    {
        foreach (var (from, name, version) in needs)
        {
            foreach (var to in Find(name, version)) components.Edge(from, to);
        }

        var handles = new List<(int, Scope)>();
        foreach (var (name, version, scope) in roots)
        {
            foreach (var root in Find(name, version)) handles.Add((root, scope));
        }

        if (handles.Count > 0 && spreadScopes) components.SpreadScopes(handles);
        else if (handles.Count > 0) components.MarkDirect(handles.Select(h => h.Item1));
        WriteOwn();
        components.WriteTo(found);
    }

    private void WriteOwn()
    {
        var parts = own.ConvertAll(p => components.AddOwn($"own {p.Name}", PackageUrl.Create("pypi", null, p.Name!, p.Version), p.Line));
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var (name, version) in own[i].Needs) EdgesTo(parts[i], name, version);
            foreach (var (name, version, _) in own[i].GroupNeeds) EdgesTo(parts[i], name, version);
        }
    }

    private void EdgesTo(int from, string name, string? version)
    {
        foreach (var to in Find(name, version)) components.Edge(from, to);
        components.Edge(from, components.Find($"own {name}"));
    }

    private List<int> Find(string name, string? version)
    {
        var folded = PythonNames.Fold(name);
        if (version is not null && components.Find($"{folded}@{version}") is >= 0 and var exact) return [exact];
        return byName.TryGetValue(folded, out var all) ? all : [];
    }
}

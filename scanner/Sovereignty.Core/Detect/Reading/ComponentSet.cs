using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Gathers the components of a file that names one in several places (a target framework each, a platform each), so that each is told once:
/// direct in any place is direct, the strongest scope wins, the first line stands.
/// </summary>
internal sealed class ComponentSet(StringComparer comparer)
{
    private readonly Dictionary<string, int> index = new(comparer);
    private readonly List<DetectedComponent> components = [];
    private readonly HashSet<(int From, int To)> edges = [];

    /// <summary>What was gathered, in the file's order.</summary>
    public IReadOnlyList<DetectedComponent> All => components;

    /// <summary>Which component goes by a key, or -1.</summary>
    public int Find(string key) => index.GetValueOrDefault(key, -1);

    /// <summary>Adds a component under a key that is not there yet.</summary>
    public int Add(string key, DetectedComponent component)
    {
        components.Add(component);
        index[key] = components.Count - 1;
        return components.Count - 1;
    }

    /// <summary>Says of a component what another place says of it.</summary>
    public void Also(int component, bool? direct, Scope scope, string? requested = null)
    {
        var known = components[component];
        var isDirect = known.Direct == true || direct == true ? true : known.Direct ?? direct;
        if (isDirect == known.Direct && scope <= known.Scope && (requested is null || known.Requested is not null)) return;
        components[component] = known with { Direct = isDirect, Scope = scope > known.Scope ? scope : known.Scope, Requested = known.Requested ?? requested };
    }

    /// <summary>Sets what a component is needed for.</summary>
    public void Rescope(int component, Scope scope)
    {
        if (components[component].Scope != scope) components[component] = components[component] with { Scope = scope };
    }

    /// <summary>
    /// Adds a part of what is developed here. To be called once the scopes are spread, as what it needs for its own tests is no need of those
    /// that use it.
    /// </summary>
    public int AddOwn(string key, PackageUrl purl, int line, string? licence = null) => Add(key, new DetectedComponent
    {
        Purl = purl,
        Kind = ComponentKind.Application,
        Own = true,
        Direct = true,
        Line = line,
        Declared = licence is null ? Declarations.None : new Declarations { Licence = licence },
    });

    /// <summary>Sets a component's hashes.</summary>
    public void SetHashes(int component, ImmutableArray<string> hashes) =>
        components[component] = components[component] with { Declared = components[component].Declared with { Hashes = hashes } };

    /// <summary>Says that one needs another; -1 on either side is passed over.</summary>
    public void Edge(int from, int to)
    {
        if (from >= 0 && to >= 0 && from != to) edges.Add((from, to));
    }

    /// <summary>
    /// Sets what components are needed for from what the project's own manifests name: a component is needed for the strongest of what leads to
    /// it. What nothing leads to keeps its scope. Roots are direct, the others not.
    /// </summary>
    public void SpreadScopes(List<(int Root, Scope Scope)> roots)
    {
        var scopes = new Scope?[components.Count];
        var needs = edges.ToLookup(e => e.From, e => e.To);
        var next = new Stack<int>();
        for (var scope = Scope.Runtime; scope >= Scope.Test; scope--)
        {
            foreach (var (root, needed) in roots)
            {
                if (root < 0 || needed != scope || scopes[root] is not null) continue;
                scopes[root] = scope;
                next.Push(root);
            }

            while (next.TryPop(out var at))
            {
                foreach (var to in needs[at])
                {
                    if (scopes[to] is not null) continue;
                    scopes[to] = scope;
                    next.Push(to);
                }
            }
        }

        for (var i = 0; i < components.Count; i++) Rescope(i, scopes[i] ?? components[i].Scope);
        MarkDirect(roots.Select(r => r.Root));
    }

    /// <summary>Which components are needed by the given ones, themselves included.</summary>
    public bool[] ReachableFrom(IEnumerable<int> roots)
    {
        var reached = new bool[components.Count];
        var next = new Stack<int>();
        foreach (var root in roots)
        {
            if (reached[root]) continue;
            reached[root] = true;
            next.Push(root);
        }

        var needs = edges.ToLookup(e => e.From, e => e.To);
        while (next.TryPop(out var at))
        {
            foreach (var to in needs[at])
            {
                if (reached[to]) continue;
                reached[to] = true;
                next.Push(to);
            }
        }

        return reached;
    }

    /// <summary>Says which components the project's own manifests name; all others are not direct.</summary>
    public void MarkDirect(IEnumerable<int> roots)
    {
        var direct = roots.ToHashSet();
        for (var i = 0; i < components.Count; i++) components[i] = components[i] with { Direct = direct.Contains(i) };
    }

    /// <summary>Hands everything over, but for what is left out.</summary>
    public void WriteTo(Detection found, Func<int, bool>? leaveOut = null)
    {
        var handles = new int[components.Count];
        for (var i = 0; i < handles.Length; i++) handles[i] = leaveOut?.Invoke(i) == true ? -1 : found.Add(components[i]);
        foreach (var (from, to) in edges) found.Edge(handles[from], handles[to]);
    }
}

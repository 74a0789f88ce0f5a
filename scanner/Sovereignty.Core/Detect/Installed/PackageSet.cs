namespace Sovereignty.Detect.Installed;

/// <summary>
/// Gathers the packages of one database with what they provide and need, and says which needs which once all are known. What a package needs
/// is a name that another one bears or provides; of alternatives the first that is installed counts.
/// </summary>
internal sealed class PackageSet(Detection found)
{
    private const int MostNeeds = 2_000;

    private readonly Dictionary<string, int> providers = new(StringComparer.Ordinal);
    private readonly HashSet<string> borne = new(StringComparer.Ordinal);
    private readonly List<(int Package, string[] Alternatives)> needs = [];

    /// <summary>Adds a package; the handle serves the other methods.</summary>
    /// <param name="component">The package.</param>
    /// <param name="name">The name that others need it by.</param>
    public int Add(DetectedComponent component, string name)
    {
        var package = found.Add(component);
        // The package itself comes before whatever provides its name; of one for several architectures the first stands.
        if (package >= 0 && borne.Add(name)) providers[name] = package;
        return package;
    }

    /// <summary>Says that a package provides a name. A package that bears the name itself keeps it.</summary>
    public void Provides(int package, string name)
    {
        if (package >= 0 && name.Length is > 0 and < 300) providers.TryAdd(name, package);
    }

    /// <summary>Says that a package needs one of some names.</summary>
    public void Needs(int package, params string[] alternatives)
    {
        if (package >= 0 && needs.Count < (long)MostNeeds * (package + 1)) needs.Add((package, alternatives));
    }

    /// <summary>Hands the edges over.</summary>
    public void WriteEdges()
    {
        var told = new HashSet<(int, int)>();
        foreach (var (package, alternatives) in needs)
        {
            foreach (var name in alternatives)
            {
                if (!providers.TryGetValue(name, out var provider)) continue;
                if (told.Add((package, provider))) found.Edge(package, provider);
                break;
            }
        }
    }
}

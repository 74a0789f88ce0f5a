using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>What an SBOM holds, before it is known which components its root needs directly.</summary>
internal sealed class SbomContents(SbomAbout about)
{
    private const int MostServices = 10_000;

    /// <summary>What the file says of itself.</summary>
    public SbomAbout About { get; } = about;

    /// <summary>What the file describes.</summary>
    public SbomPart? Root { get; set; }

    /// <summary>All components, nested ones included.</summary>
    public List<SbomPart> Parts { get; } = [];

    /// <summary>All services, nested ones included.</summary>
    public List<SbomService> Services { get; } = [];

    /// <summary>The graph, by reference.</summary>
    public List<(string From, List<string> To)> Dependencies { get; } = [];

    /// <summary>Adds a component.</summary>
    public void Add(SbomPart part)
    {
        if (Parts.Count <= Detection.MostComponents) Parts.Add(part);
    }

    /// <summary>Adds a service.</summary>
    public void Add(SbomService service)
    {
        if (Services.Count < MostServices) Services.Add(service);
    }

    /// <summary>Adds everything to the sink.</summary>
    public void AddTo(Detection found)
    {
        if (Root is { Name.Length: > 0 })
        {
            Root.Seal();
            found.Project(Root.Purl, Root.Declared.Licence);
        }

        var direct = Direct();
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        var byPart = new Dictionary<SbomPart, int>();
        var contained = new HashSet<(int Whole, int Part)>();
        foreach (var part in Parts)
        {
            if (part is { IsListing: true, PurlText: null }) continue;
            if (part.Name.Length == 0)
            {
                found.Problem("sbom-component-without-name", "a component without a name was left out", part.Line, "ask whoever made the file for a complete one");
                continue;
            }

            part.Seal();
            var handle = found.Add(new DetectedComponent
            {
                Purl = part.Purl, Kind = part.Kind, Scope = part.Scope, Own = part.Own, Requested = part.Requested, Direct = IsDirect(part, direct), Line = part.Line, Declared = part.Declared,
            });
            if (part.Ref is not null) handles.TryAdd(part.Ref, handle);
            byPart[part] = handle;
            if (part.Parent is not null && byPart.TryGetValue(part.Parent, out var whole)) contained.Add((whole, handle));
        }

        foreach (var (from, targets) in Dependencies)
        {
            if (!handles.TryGetValue(from, out var source)) continue;
            foreach (var target in targets)
            {
                if (!handles.TryGetValue(target, out var needed)) continue;
                contained.Remove((source, needed));
                found.Edge(source, needed);
            }
        }

        foreach (var service in Services)
        {
            if (service.IsConcluded || string.IsNullOrWhiteSpace(service.Name)) continue;
            var endpoints = service.Endpoints.Select(Links.Public).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            found.Add(new DetectedService(service.Name.Trim(), service.Provider?.Name, service.Provider?.Country, [.. endpoints], service.Line));
        }

        // What is nested is needed, whether the graph says so or not.
        foreach (var (whole, part) in contained.Order()) found.Edge(whole, part);
    }

    // What the root names, and what the lock files name that it lists.
    private HashSet<string> Direct()
    {
        if (Root?.Ref is not { } root) return [];
        var direct = Dependencies.Where(d => d.From == root).SelectMany(d => d.To).ToHashSet(StringComparer.Ordinal);
        var listings = Parts.Where(p => p.IsListing && p.Ref is not null && direct.Contains(p.Ref)).Select(p => p.Ref!).ToHashSet(StringComparer.Ordinal);
        if (listings.Count > 0) direct.UnionWith(Dependencies.Where(d => listings.Contains(d.From)).SelectMany(d => d.To));
        return direct;
    }

    // A part of another component is not what the root names itself.
    private static bool? IsDirect(SbomPart part, HashSet<string> direct) => part.Relation switch
    {
        "direct" => true,
        "transitive" => false,
        null when direct.Count > 0 && part.Ref is not null => direct.Contains(part.Ref),
        null when part.Parent is not null => false,
        _ => null,
    };
}

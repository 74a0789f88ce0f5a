namespace Sovereignty.Detect.Sbom;

/// <summary>What an SBOM holds, before it is known which components its root needs directly.</summary>
internal sealed class SbomContents
{
    /// <summary>What the file describes.</summary>
    public SbomPart? Root { get; set; }

    /// <summary>All components, nested ones included.</summary>
    public List<SbomPart> Parts { get; } = [];

    /// <summary>The graph, by reference.</summary>
    public List<(string From, List<string> To)> Dependencies { get; } = [];

    /// <summary>Adds everything to the sink.</summary>
    public void AddTo(Detection found)
    {
        if (Root is { Name.Length: > 0 }) found.Project(Root.Purl, Root.Declared.Licence);
        var direct = Root?.Ref is { } root ? Dependencies.Where(d => d.From == root).SelectMany(d => d.To).ToHashSet(StringComparer.Ordinal) : [];
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in Parts)
        {
            if (part.Name.Length == 0)
            {
                found.Problem("sbom-component-without-name", "a component without a name was left out", part.Line, "ask whoever made the file for a complete one");
                continue;
            }

            bool? isDirect = part.Relation switch
            {
                "direct" => true,
                "transitive" => false,
                null when direct.Count > 0 && part.Ref is not null => direct.Contains(part.Ref),
                _ => null,
            };
            var handle = found.Add(new DetectedComponent
            {
                Purl = part.Purl, Kind = part.Kind, Scope = part.Scope, Own = part.Own, Requested = part.Requested, Direct = isDirect, Line = part.Line, Declared = part.Declared,
            });
            if (part.Ref is not null) handles.TryAdd(part.Ref, handle);
        }

        foreach (var (from, targets) in Dependencies)
        {
            if (!handles.TryGetValue(from, out var source)) continue;
            foreach (var target in targets)
            {
                if (handles.TryGetValue(target, out var needed)) found.Edge(source, needed);
            }
        }
    }
}

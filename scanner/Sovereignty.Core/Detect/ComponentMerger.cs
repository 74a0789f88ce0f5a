using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Detect;

/// <summary>
/// Joins what many files say into components: one for each purl, with all its places. A manifest's range is joined to the version that the
/// nearest lock file (same folder or above) fixes, so that a dependency is not counted once as a wish and once as a fact.
/// </summary>
public static class ComponentMerger
{
    /// <summary>Merges. The result does not depend on the order of <paramref name="files"/>.</summary>
    public static MergedComponents Merge(IEnumerable<Detection> files)
    {
        var sorted = files.OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Detector, StringComparer.Ordinal).ToList();
        var locked = IndexLocked(sorted);
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        var occurrences = new List<Occurrence>();
        var edges = new HashSet<PartEdge>();
        foreach (var file in sorted)
        {
            var handles = new Part?[file.Components.Count];
            for (var i = 0; i < handles.Length; i++)
            {
                var component = file.Components[i];
                foreach (var purl in Targets(component, file, locked))
                {
                    var part = GetOrAdd(parts, purl);
                    part.Add(component, file);
                    handles[i] ??= part;
                    occurrences.Add(new Occurrence(part, file.Path, component.Scope, component.Direct));
                }
            }

            foreach (var (from, to) in file.EdgeList)
            {
                if (handles[from] is { } a && handles[to] is { } b && a != b) edges.Add(new PartEdge(a, b));
            }
        }

        foreach (var part in parts.Values) part.Seal();
        return new MergedComponents(
            [.. parts.Values.Select(p => p.Component!).OrderBy(c => c.Id, StringComparer.Ordinal)],
            [.. edges.Select(e => new DependencyEdge(e.From.Component!.Id, e.To.Component!.Id)).Order()],
            [.. occurrences.Select(o => new ComponentOccurrence(o.Part.Component!.Id, o.Path, o.Scope, o.Direct))]);
    }

    private static Dictionary<string, List<Locked>> IndexLocked(List<Detection> files)
    {
        var locked = new Dictionary<string, List<Locked>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var folder = RootedPath.FolderOf(file.Path);
            foreach (var component in file.Components)
            {
                if (component.Evidence == EvidenceKind.Declared || component.Purl.Version is null) continue;
                var key = Key(component.Purl.WithoutVersion());
                if (!locked.TryGetValue(key, out var list)) locked[key] = list = [];
                list.Add(new Locked(folder, component));
            }
        }

        return locked;
    }

    // What a declared dependency turned out to be: the versions that the nearest lock file names, direct ones before others.
    private static IEnumerable<PackageUrl> Targets(DetectedComponent component, Detection file, Dictionary<string, List<Locked>> locked)
    {
        if (component.Evidence != EvidenceKind.Declared || !locked.TryGetValue(Key(component.Purl.WithoutVersion()), out var candidates)) return [component.Purl];
        foreach (var folder in RootedPath.Upwards(RootedPath.FolderOf(file.Path)))
        {
            var near = candidates.Where(c => c.Folder == folder).Select(c => c.Component).ToList();
            if (near.Count == 0) continue;
            var chosen = near.Where(c => c.Purl.Version == component.Purl.Version).ToList();
            if (chosen.Count == 0) chosen = [.. near.Where(c => c.Direct == true)];
            if (chosen.Count == 0) chosen = near;
            return chosen.Select(c => c.Purl).Distinct();
        }

        return [component.Purl];
    }

    private static Part GetOrAdd(Dictionary<string, Part> parts, PackageUrl purl)
    {
        var key = Key(purl);
        if (!parts.TryGetValue(key, out var part)) parts[key] = part = new Part(purl);
        part.Prefer(purl);
        return part;
    }

    // NuGet ids are compared without case (NuGet documentation, "Package ID"); the purl definition keeps their case.
    private static string Key(PackageUrl purl) => purl.Type == "nuget" ? purl.ToString().ToLowerInvariant() : purl.ToString();

    private sealed class Part(PackageUrl purl)
    {
        private readonly List<Evidence> evidence = new(1);
        private PackageUrl purl = purl;
        private ComponentKind kind = ComponentKind.File;
        private Scope scope = Scope.Test;
        private bool? direct;
        private bool own = true;
        private string? requested;
        private Declarations declared = Declarations.None;

        public Component? Component { get; private set; }

        // Of spellings that differ in case only, the one that sorts first: NuGet's own spelling has capitals.
        public void Prefer(PackageUrl other)
        {
            if (other.CompareTo(purl) < 0) purl = other;
        }

        public void Add(DetectedComponent found, Detection file)
        {
            evidence.Add(new Evidence(file.Detector, file.Path, found.Line, found.Evidence));
            if (found.Kind < kind) kind = found.Kind;
            if (found.Scope > scope) scope = found.Scope;
            own &= found.Own;
            direct = (direct, found.Direct) switch { (true, _) or (_, true) => true, (false, _) or (_, false) => false, _ => null };
            requested ??= found.Requested;
            declared = Declarations.Merge(declared, found.Declared);
        }

        public void Seal() => Component = new Component
        {
            Id = purl.ToString(),
            Kind = kind,
            Name = purl.FullName,
            Version = purl.Version,
            Requested = requested,
            Purl = purl,
            Own = own,
            Scope = scope,
            Direct = direct,
            Evidence = Sorted(evidence),
            Declared = declared,
        };
    }

    private static ImmutableArray<Evidence> Sorted(List<Evidence> evidence)
    {
        if (evidence.Count == 1) return [evidence[0]];
        evidence.Sort();
        return [.. evidence.Distinct()];
    }

    private sealed record Occurrence(Part Part, string Path, Scope Scope, bool? Direct);

    // By reference: parts are one for each component.
    private sealed record PartEdge(Part From, Part To);

    private sealed record Locked(string Folder, DetectedComponent Component);
}

/// <summary>What merging gives.</summary>
/// <param name="Components">The components, by id.</param>
/// <param name="Edges">Which needs which, sorted.</param>
/// <param name="Occurrences">Every place of every component, in the order of files: what belongs to which system is decided by path.</param>
public sealed record MergedComponents(
    ImmutableArray<Component> Components, ImmutableArray<DependencyEdge> Edges, ImmutableArray<ComponentOccurrence> Occurrences);

/// <summary>A component at a place.</summary>
/// <param name="Component">Its id.</param>
/// <param name="Path">The file.</param>
/// <param name="Scope">What that file needs it for.</param>
/// <param name="Direct">Whether that file names it as direct.</param>
public sealed record ComponentOccurrence(string Component, string Path, Scope Scope, bool? Direct);

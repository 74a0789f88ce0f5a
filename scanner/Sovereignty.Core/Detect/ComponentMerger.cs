using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

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
        var sorted = files.Sorted(Detection.InOrder);
        var locked = IndexLocked(sorted);
        var (targets, completed) = Resolve(sorted, locked);
        var parts = new ByPurl<Part>();
        var occurrences = new List<Occurrence>();
        for (var f = 0; f < sorted.Length; f++)
        {
            var file = sorted[f];
            var components = completed?.GetValueOrDefault(file) ?? file.Components;
            var handles = new Part?[components.Count];
            for (var i = 0; i < handles.Length; i++)
            {
                var component = components[i];
                if (targets[f]?[i] is not { } chosen)
                {
                    handles[i] = Place(component.Purl, component, file, parts, occurrences);
                    continue;
                }

                // A manifest that asks for a part of the own repository does not make it somebody else's.
                if (chosen.TrueForAll(c => c.Component.Own)) component = component with { Own = true };
                foreach (var purl in chosen.Select(c => c.Component.Purl).Distinct())
                {
                    var part = Place(purl, component, file, parts, occurrences);
                    handles[i] ??= part;
                }
            }

            foreach (var (from, to) in file.EdgeList)
            {
                if (handles[from] is { } a && handles[to] is { } b && a != b) a.Needs.Add(b);
            }
        }

        List<Part> sealedParts = [.. parts.Values];
        foreach (var part in sealedParts) part.Seal();
        sealedParts.Sort((a, b) => string.CompareOrdinal(a.Component!.Id, b.Component!.Id));
        return new MergedComponents(
            [.. sealedParts.Select(p => p.Component!)],
            Edges(sealedParts),
            [.. occurrences.Select(o => new ComponentOccurrence(o.Part.Component!.Id, o.Path, o.Scope, o.Direct))]);
    }

    // In the order of both ends: parts are sorted, so that places in that order stand for ids.
    private static ImmutableArray<DependencyEdge> Edges(List<Part> sorted)
    {
        for (var i = 0; i < sorted.Count; i++) sorted[i].Place = i;
        var edges = ImmutableArray.CreateBuilder<DependencyEdge>();
        var needs = new List<Part>();
        foreach (var part in sorted)
        {
            needs.Clear();
            needs.AddRange(part.Needs);
            needs.Sort((a, b) => a.Place - b.Place);
            foreach (var need in needs) edges.Add(new DependencyEdge(part.Component!.Id, need.Component!.Id));
        }

        return edges.DrainToImmutable();
    }

    // Only what some manifest asks for is looked up.
    private static ByPurl<List<Locked>> IndexLocked(ImmutableArray<Detection> files)
    {
        var locked = new ByPurl<List<Locked>>();
        foreach (var file in files)
        {
            foreach (var component in file.Components)
            {
                if (component.Evidence == EvidenceKind.Declared) locked.GetOrAdd(component.Purl, versionless: true, static _ => []);
            }
        }

        foreach (var file in files)
        {
            for (var i = 0; i < file.Components.Count; i++)
            {
                var component = file.Components[i];
                // A commit of a repository tells as well as a version which one it is.
                if (component.Evidence == EvidenceKind.Declared || (component.Purl.Version is null && !component.Purl.Qualifiers.Any(static q => q.Key == "vcs_url"))) continue;
                locked.Find(component.Purl, versionless: true)?.Add(new Locked(file, i, component));
            }
        }

        return locked;
    }

    // What each wish of a manifest turned out to be, by file and place; and the lock files that manifests have something to add to.
    private static (List<Locked>?[]?[] Targets, Dictionary<Detection, DetectedComponent[]>? Completed) Resolve(ImmutableArray<Detection> files, ByPurl<List<Locked>> locked)
    {
        var targets = new List<Locked>?[]?[files.Length];
        Dictionary<Detection, LockCompletion>? asked = null;
        for (var f = 0; f < files.Length; f++)
        {
            var file = files[f];
            for (var i = 0; i < file.Components.Count; i++)
            {
                var component = file.Components[i];
                if (component.Evidence != EvidenceKind.Declared || Targets(component, file, locked) is not { } chosen) continue;
                (targets[f] ??= new List<Locked>?[file.Components.Count])[i] = chosen;
                if (component.Direct != true) continue;
                foreach (var (lockFile, at, _) in chosen)
                {
                    if (!LockCompletion.Helps(lockFile)) continue;
                    asked ??= [];
                    if (!asked.TryGetValue(lockFile, out var completion)) asked[lockFile] = completion = new LockCompletion(lockFile);
                    completion.Ask(at, component.Scope);
                }
            }
        }

        if (asked is null) return (targets, null);
        var completed = new Dictionary<Detection, DetectedComponent[]>();
        foreach (var (file, completion) in asked)
        {
            if (completion.Completed() is { } components) completed[file] = components;
        }

        return (targets, completed);
    }

    // The versions that the nearest lock file names, direct ones before others; null where none does.
    private static List<Locked>? Targets(DetectedComponent component, Detection file, ByPurl<List<Locked>> locked)
    {
        if (locked.Find(component.Purl, versionless: true) is not { Count: > 0 } candidates) return null;
        foreach (var folder in RootedPath.Upwards(RootedPath.FolderOf(file.Path)))
        {
            var near = candidates.FindAll(c => SpokenFor(c.File.Path).SequenceEqual(folder));
            if (near.Count == 0) continue;
            var chosen = near.FindAll(c => c.Component.Purl.Version == component.Purl.Version);
            if (chosen.Count == 0) chosen = near.FindAll(c => c.Component.Direct == true);
            return chosen.Count == 0 ? near : chosen;
        }

        return null;
    }

    // What a tool wrote down of what it installed lies below the manifest it went by.
    private static ReadOnlySpan<char> SpokenFor(string path)
    {
        var folder = path.AsSpan(0, Math.Max(0, path.LastIndexOf('/')));
        _ = TryCut(ref folder, "node_modules") || TryCut(ref folder, "obj") || TryCut(ref folder, "vendor/composer") || TryCut(ref folder, "vendor");
        return folder;
    }

    private static bool TryCut(ref ReadOnlySpan<char> folder, ReadOnlySpan<char> below)
    {
        if (!folder.EndsWith(below)) return false;
        var rest = folder[..^below.Length];
        if (!rest.IsEmpty && rest[^1] != '/') return false;
        folder = rest.TrimEnd('/');
        return true;
    }

    private static Part Place(PackageUrl purl, DetectedComponent component, Detection file, ByPurl<Part> parts, List<Occurrence> occurrences)
    {
        var part = GetOrAdd(parts, purl);
        part.Add(component, file);
        occurrences.Add(new Occurrence(part, component.Path ?? file.Path, component.Scope, component.Direct));
        return part;
    }

    private static Part GetOrAdd(ByPurl<Part> parts, PackageUrl purl)
    {
        var part = parts.GetOrAdd(purl, versionless: false, static p => new Part(p));
        part.Prefer(purl);
        return part;
    }

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

        // By reference: parts are one for each component.
        public HashSet<Part> Needs { get; } = [];

        public int Place { get; set; }

        // Of spellings that differ in case only, the one that sorts first: NuGet's own spelling has capitals.
        public void Prefer(PackageUrl other)
        {
            if (other.CompareTo(purl) < 0) purl = other;
        }

        public void Add(DetectedComponent found, Detection file)
        {
            evidence.Add(new Evidence(file.Detector, found.Path ?? file.Path, found.Line, found.Evidence) { By = found.CompletedBy });
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
        var distinct = ImmutableArray.CreateBuilder<Evidence>(evidence.Count);
        foreach (var e in evidence)
        {
            if (distinct.Count == 0 || distinct[^1].CompareTo(e) != 0) distinct.Add(e);
        }

        return distinct.DrainToImmutable();
    }

    private sealed record Occurrence(Part Part, string Path, Scope Scope, bool? Direct);

    private sealed record Locked(Detection File, int At, DetectedComponent Component);
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

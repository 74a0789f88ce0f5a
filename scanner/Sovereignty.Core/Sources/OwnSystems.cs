using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>Which of one's own systems a component belongs to: decided by the folder it was found in.</summary>
public static class OwnSystems
{
    /// <summary>Makes the systems that the configuration describes, and one for each source for what it does not.</summary>
    /// <param name="occurrences">Every place of every component; paths with their source's prefix.</param>
    /// <param name="described">The systems described, their sources given as scan paths.</param>
    /// <param name="rest">For each source, by path prefix, the id and name of the system that takes what no description takes.</param>
    /// <returns>The systems that have parts, by id.</returns>
    public static ImmutableArray<SoftwareSystem> Build(
        ImmutableArray<ComponentOccurrence> occurrences, ImmutableArray<SystemDescription> described, IReadOnlyList<SourceSystem> rest)
    {
        var owners = OwnersOf(described);
        var parts = new Dictionary<string, Dictionary<string, SystemPart>>(StringComparer.Ordinal);
        var (path, system) = ("", (Dictionary<string, SystemPart>?)null);
        foreach (var occurrence in occurrences)
        {
            // Occurrences of one file follow on each other, as good as always.
            if (system is null || occurrence.Path != path)
            {
                path = occurrence.Path;
                var id = owners.Find(o => Covers(o.Path, path))?.Id ?? Rest(path, rest).Id;
                if (!parts.TryGetValue(id, out system)) parts[id] = system = new Dictionary<string, SystemPart>(StringComparer.Ordinal);
            }

            var part = new SystemPart(occurrence.Component, occurrence.Scope, occurrence.Direct);
            system[part.Component] = system.TryGetValue(part.Component, out var known) ? Join(known, part) : part;
        }

        return [.. parts.Keys.SortedBy(id => id).Select(id => System(id, parts[id].Values, described, rest))];
    }

    /// <summary>The id of the system that a file belongs to, whether or not a component was found in it.</summary>
    /// <param name="path">The file, with its source's prefix.</param>
    /// <param name="described">As for <see cref="Build"/>.</param>
    /// <param name="rest">As for <see cref="Build"/>.</param>
    public static string IdOf(string path, ImmutableArray<SystemDescription> described, IReadOnlyList<SourceSystem> rest) =>
        OwnersOf(described).Find(o => Covers(o.Path, path))?.Id ?? Rest(path, rest).Id;

    private static List<Owner> OwnersOf(ImmutableArray<SystemDescription> described) =>
        [.. described.SelectMany(d => d.Sources.Select(s => new Owner(s.Trim('/'), d.Id))).OrderByDescending(o => o.Path.Length)];

    private static SourceSystem Rest(string path, IReadOnlyList<SourceSystem> rest) => rest.First(r => path.StartsWith(r.Prefix, StringComparison.Ordinal));

    private static bool Covers(string source, string path) =>
        source is "" or "." || path == source || (path.Length > source.Length && path[source.Length] == '/' && path.StartsWith(source, StringComparison.Ordinal));

    private static SystemPart Join(SystemPart a, SystemPart b) => new(
        a.Component, a.Scope > b.Scope ? a.Scope : b.Scope,
        (a.Direct, b.Direct) switch { (true, _) or (_, true) => true, (false, _) or (_, false) => false, _ => null });

    private static SoftwareSystem System(string id, IEnumerable<SystemPart> parts, ImmutableArray<SystemDescription> described, IReadOnlyList<SourceSystem> rest)
    {
        var description = described.FirstOrDefault(d => d.Id == id);
        return new SoftwareSystem
        {
            Id = id,
            Name = description?.Name ?? rest.First(r => r.Id == id).Name,
            Kind = SystemKind.Own,
            Units = description?.Units ?? [],
            Criticality = description?.Criticality,
            DataSensitivity = description?.DataSensitivity,
            Users = description?.Users,
            Hosting = description?.Hosting,
            Parts = parts.SortedBy(p => p.Component),
        };
    }

    private sealed record Owner(string Path, string Id);
}

/// <summary>The system that takes what no description takes of a source.</summary>
/// <param name="Prefix">The source's path prefix.</param>
/// <param name="Id">The system's id.</param>
/// <param name="Name">Its name.</param>
public sealed record SourceSystem(string Prefix, string Id, string Name);

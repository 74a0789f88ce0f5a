using System.Collections;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A unit with the units below it, or the organisation as a whole.</summary>
internal sealed class GroupSubject(World world, Unit? unit)
    : Subject(world, unit is null ? SubjectKind.Organisation : SubjectKind.Unit, unit?.Id ?? Organisation.Id)
{
    private readonly Dictionary<(string By, string Measure), Grouping> groupings = [];
    private IReadOnlyList<SystemSubject>? systems;
    private HashSet<string>? below;

    public override string Name => unit?.Name ?? World.Scan.Organisation.Name;

    /// <summary>The systems used in it or below it, each once, by id; the organisation has all, those of no unit included.</summary>
    public IReadOnlyList<SystemSubject> Systems => systems ??= unit is null
        ? World.Systems
        : new Places(World, [.. Enumerable.Range(0, World.Systems.Length).Where(i => World.Systems.ItemAt(i).Units.Any(Holds))]);

    /// <summary>Whether a unit is this one or lies below it.</summary>
    public bool Holds(string unitId) => unit is null || (below ??= Below()).Contains(unitId);

    /// <summary>How its systems are spread, by vendor, owner or jurisdiction.</summary>
    public Grouping Grouping(string by, string measure)
    {
        if (groupings.Count == 0)
        {
            foreach (var (key, of) in Groupings.Of(this)) groupings[key] = of;
        }

        return groupings[(by, measure)];
    }

    /// <summary>Lets go of what was added up, once nobody asks any more.</summary>
    public void Forget() => groupings.Clear();

    // A unit tree that runs in a circle must not hang the run: each id is taken once.
    private HashSet<string> Below()
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { Id };
        var children = World.Scan.Organisation.Units.ToLookup(u => u.Parent, StringComparer.Ordinal);
        var open = new Stack<string>([Id]);
        while (open.TryPop(out var parent))
        {
            foreach (var child in children[parent])
            {
                if (found.Add(child.Id)) open.Push(child.Id);
            }
        }

        return found;
    }

    private sealed class Places(World world, int[] at) : IReadOnlyList<SystemSubject>
    {
        public int Count => at.Length;

        public SystemSubject this[int index] => world.Systems[at[index]];

        public IEnumerator<SystemSubject> GetEnumerator()
        {
            foreach (var place in at) yield return world.Systems[place];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

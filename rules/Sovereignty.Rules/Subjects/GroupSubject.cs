using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A unit with the units below it, or the organisation as a whole.</summary>
internal sealed class GroupSubject(World world, Unit? unit)
    : Subject(world, unit is null ? SubjectKind.Organisation : SubjectKind.Unit, unit?.Id ?? Organisation.Id)
{
    private readonly Dictionary<(string By, string Measure), Grouping> groupings = [];
    private ImmutableArray<SystemSubject>? systems;
    private HashSet<string>? below;

    public override string Name => unit?.Name ?? World.Scan.Organisation.Name;

    /// <summary>The systems used in it or below it, each once, by id; the organisation has all, those of no unit included.</summary>
    public ImmutableArray<SystemSubject> Systems => systems ??= unit is null
        ? World.Systems
        : [.. World.Systems.Where(s => s.System.Units.Any(Holds))];

    /// <summary>Whether a unit is this one or lies below it.</summary>
    public bool Holds(string unitId) => unit is null || (below ??= Below()).Contains(unitId);

    /// <summary>How its systems are spread, by vendor, owner or jurisdiction.</summary>
    public Grouping Grouping(string by, string measure)
    {
        if (!groupings.TryGetValue((by, measure), out var grouping)) groupings[(by, measure)] = grouping = Rules.Grouping.Of(this, by, measure);
        return grouping;
    }

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
}

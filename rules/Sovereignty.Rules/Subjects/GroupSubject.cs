using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A unit with the units below it, or the organisation as a whole.</summary>
internal sealed class GroupSubject(World world, Unit? unit)
    : Subject(world, unit is null ? SubjectKind.Organisation : SubjectKind.Unit, unit?.Id ?? Organisation.Id)
{
    private readonly Dictionary<(string By, string Measure), Grouping> groupings = [];
    private int[]? places;
    private HashSet<string>? below;

    public override string Name => unit?.Name ?? World.Scan.Organisation.Name;

    /// <summary>Where the systems used in it or below it stand among all, each once, by id; the organisation has all, those of no unit included.</summary>
    public int[] Places => places ??= unit is null
        ? [.. Enumerable.Range(0, World.Systems.Length)]
        : [.. (below ??= Below()).SelectMany(World.SystemsOfUnit).Distinct().Order()];

    /// <summary>Those systems.</summary>
    public IEnumerable<SystemSubject> Systems => Places.Select(at => World.Systems[at]);

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
}

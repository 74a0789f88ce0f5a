using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>Scores and units as a report shows them.</summary>
internal static class Scoring
{
    public static ScoreView View(Score score) => new()
    {
        Low = score.Low,
        High = score.High,
        // A dimension's risk becomes points, so the interval turns round.
        Dimensions = score.Dimensions
            .OrderBy(d => d.Dimension)
            .Select(d => new DimensionView(KebabCase.Of(d.Dimension), d.Weight, 100 * (1 - d.High), 100 * (1 - d.Low)))
            .ToArray(),
    };

    public static IReadOnlyList<UnitView> Units(ScanIndex index)
    {
        var units = index.Scan.Organisation.Units;
        if (units.IsEmpty) return [];
        var byId = units.DistinctBy(u => u.Id).ToDictionary(u => u.Id, StringComparer.Ordinal);
        var sums = byId.Keys.ToDictionary(id => id, _ => new UnitSum(), StringComparer.Ordinal);
        // Once over all systems and not once for each unit: there may be 200,000 of the ones and a hundred of the others.
        foreach (var system in index.Scan.Systems) Add(index, byId, sums, system);
        return units.Select(unit => new UnitView
        {
            Id = unit.Id,
            Name = unit.Name,
            Parent = unit.Parent,
            Level = Level(byId, unit),
            Score = index.Score(SubjectKind.Unit, unit.Id),
            Systems = sums[unit.Id].Systems,
            BoundSystems = sums[unit.Id].Bound,
            YearlyCost = sums[unit.Id].YearlyCost,
        }).ToArray();
    }

    private static void Add(ScanIndex index, Dictionary<string, Unit> byId, Dictionary<string, UnitSum> sums, SoftwareSystem system)
    {
        var holding = system.Units.SelectMany(u => WithThoseAbove(byId, u)).ToHashSet(StringComparer.Ordinal);
        var isBound = holding.Count > 0 && index.Score(SubjectKind.System, system.Id)?.HighBand == "bound";
        foreach (var unit in holding)
        {
            sums[unit].Systems++;
            if (isBound) sums[unit].Bound++;
        }

        // A contract belongs to the unit that it names; where it names none, to a system's only unit.
        foreach (var contract in system.Contracts)
        {
            if (contract is not { YearlyCost: { } cost, Currency: "EUR" } || (contract.Unit ?? (system.Units is [var only] ? only : null)) is not { } holder) continue;
            foreach (var unit in WithThoseAbove(byId, holder)) sums[unit].YearlyCost = (sums[unit].YearlyCost ?? 0) + cost;
        }
    }

    private static IEnumerable<string> WithThoseAbove(Dictionary<string, Unit> byId, string unit)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var id = unit; byId.TryGetValue(id, out var known) && passed.Add(id);)
        {
            yield return id;
            if (known.Parent is not { } parent) yield break;
            id = parent;
        }
    }

    private static int Level(Dictionary<string, Unit> byId, Unit unit)
    {
        var level = 0;
        for (var parent = unit.Parent; parent is not null && level < 100; level++) parent = byId.GetValueOrDefault(parent)?.Parent;
        return level;
    }

    private sealed class UnitSum
    {
        public int Systems { get; set; }

        public int Bound { get; set; }

        public decimal? YearlyCost { get; set; }
    }
}

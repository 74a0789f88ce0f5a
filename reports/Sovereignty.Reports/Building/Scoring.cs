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
        var byId = units.DistinctBy(u => u.Id).ToDictionary(u => u.Id, StringComparer.Ordinal);
        return units.Select(unit =>
        {
            var used = index.Scan.Systems.Where(s => s.Units.Any(u => LiesIn(byId, u, unit.Id))).ToList();
            return new UnitView
            {
                Id = unit.Id,
                Name = unit.Name,
                Parent = unit.Parent,
                Level = Level(byId, unit),
                Score = index.Score(SubjectKind.Unit, unit.Id),
                Systems = used.Count,
                BoundSystems = used.Count(s => index.Score(SubjectKind.System, s.Id)?.HighBand == "bound"),
                YearlyCost = ScanIndex.YearlyCost(ContractsIn(index, byId, unit.Id)),
            };
        }).ToArray();
    }

    // A contract belongs to the unit that it names; where it names none, to a system's only unit.
    private static IEnumerable<Contract> ContractsIn(ScanIndex index, Dictionary<string, Unit> byId, string unit)
    {
        foreach (var system in index.Scan.Systems)
        {
            foreach (var contract in system.Contracts)
            {
                var holder = contract.Unit ?? (system.Units.Length == 1 ? system.Units[0] : null);
                if (holder is not null && LiesIn(byId, holder, unit)) yield return contract;
            }
        }
    }

    private static bool LiesIn(Dictionary<string, Unit> byId, string unit, string above)
    {
        for (var (id, depth) = ((string?)unit, 0); id is not null && depth < 100; depth++)
        {
            if (id == above) return true;
            id = byId.GetValueOrDefault(id)?.Parent;
        }

        return false;
    }

    private static int Level(Dictionary<string, Unit> byId, Unit unit)
    {
        var level = 0;
        for (var parent = unit.Parent; parent is not null && level < 100; level++) parent = byId.GetValueOrDefault(parent)?.Parent;
        return level;
    }
}

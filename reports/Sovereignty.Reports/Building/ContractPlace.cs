using Sovereignty.Model;

namespace Sovereignty.Reports.Building;

/// <summary>A contract's place in a scan, with the day that decides: what a list of hundreds of thousands is put in order by.</summary>
/// <param name="System">The system.</param>
/// <param name="Index">Which of its contracts.</param>
/// <param name="DueOn">The day notice is due, or else the end of the term: what can be planned by; null when neither is known.</param>
internal readonly record struct ContractPlace(SoftwareSystem System, int Index, DateOnly? DueOn)
{
    /// <summary>The contract.</summary>
    public Contract Contract => System.Contracts[Index];

    /// <summary>The contracts of systems: by the day that decides, those without one last.</summary>
    public static ContractPlace[] Sorted(IEnumerable<SoftwareSystem> systems)
    {
        var places = systems.SelectMany(s => s.Contracts.Select((c, i) => new ContractPlace(s, i, c.NoticeBy ?? c.End))).ToArray();
        var order = Enumerable.Range(0, places.Length).ToArray();
        Array.Sort(order, (a, b) => Compare(places[a], places[b]) is var by && by != 0 ? by : a.CompareTo(b));
        return Array.ConvertAll(order, i => places[i]);
    }

    /// <summary>Of sorted places as many as may be listed: around the day, the missed ones that are nearest to it first, then those to come.</summary>
    public static ArraySegment<ContractPlace> Nearest(ContractPlace[] sorted, DateOnly day, int most)
    {
        if (sorted.Length <= most) return sorted;
        var missed = Array.FindIndex(sorted, p => p.DueOn is null || p.DueOn >= day) is >= 0 and var first ? first : sorted.Length;
        var before = Math.Min(missed, Math.Max(most / 2, most - (sorted.Length - missed)));
        return new ArraySegment<ContractPlace>(sorted, missed - before, most);
    }

    private static int Compare(ContractPlace a, ContractPlace b)
    {
        var unknown = (a.DueOn is null).CompareTo(b.DueOn is null);
        if (unknown != 0) return unknown;
        var due = Nullable.Compare(a.DueOn, b.DueOn);
        if (due != 0) return due;
        var name = string.CompareOrdinal(a.System.Name, b.System.Name);
        return name != 0 ? name : string.CompareOrdinal(a.Contract.Number, b.Contract.Number);
    }
}

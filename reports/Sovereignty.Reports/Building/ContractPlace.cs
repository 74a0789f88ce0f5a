
namespace Sovereignty.Reports.Building;

/// <summary>A contract's place in a scan, with the day that decides: what a list of hundreds of thousands is put in order by.</summary>
/// <param name="At">The system's place among the scan's.</param>
/// <param name="Index">Which of its contracts.</param>
/// <param name="DueOn">The day notice is due, or else the end of the term: what can be planned by; null when neither is known.</param>
internal readonly record struct ContractPlace(int At, int Index, DateOnly? DueOn)
{
    /// <summary>The contracts of systems: by the day that decides, those without one last.</summary>
    /// <param name="index">The scan.</param>
    /// <param name="systems">The places of the systems among the scan's.</param>
    /// <param name="each">Whether a line that states several products is a contract of each of them; else it is one, with the first.</param>
    public static ContractPlace[] Sorted(ScanIndex index, IEnumerable<int> systems, bool each)
    {
        var places = new List<ContractPlace>();
        foreach (var at in systems)
        {
            var contracts = index.Scan.Systems[at].Contracts;
            for (var i = 0; i < contracts.Length; i++)
            {
                var contract = contracts[i];
                if (contract.CountedWith is not null && !each) continue;
                places.Add(new ContractPlace(at, i, contract.NoticeBy ?? contract.End));
            }
        }

        var order = Enumerable.Range(0, places.Count).ToArray();
        Array.Sort(order, (a, b) => Compare(index, places[a], places[b]) is var by && by != 0 ? by : a.CompareTo(b));
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

    private static int Compare(ScanIndex index, ContractPlace a, ContractPlace b)
    {
        var unknown = (a.DueOn is null).CompareTo(b.DueOn is null);
        if (unknown != 0) return unknown;
        var due = Nullable.Compare(a.DueOn, b.DueOn);
        if (due != 0) return due;
        var name = string.CompareOrdinal(index.Names[a.At], index.Names[b.At]);
        return name != 0 ? name : string.CompareOrdinal(Number(index, a), Number(index, b));
    }

    private static string? Number(ScanIndex index, ContractPlace place) => index.Scan.Systems[place.At].Contracts[place.Index].Number;
}

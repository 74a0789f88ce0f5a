using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How many bought systems are each vendor's, counted once: for every vendor anew, a list of thousands of products would take minutes.</summary>
internal sealed class VendorCounts
{
    private readonly Dictionary<string, Counts> byVendor = new(StringComparer.Ordinal);
    private readonly Counts unknown = new();

    /// <summary>Counts the systems.</summary>
    public VendorCounts(IEnumerable<SystemSubject> systems)
    {
        foreach (var system in systems)
        {
            if (system.System.Kind != SystemKind.Bought) continue;
            Of(system).Add(system.System.Criticality);
        }
    }

    /// <summary>How many systems are its products; those of unknown vendor widen it.</summary>
    public FieldValue Systems(string vendor)
    {
        var sure = byVendor.GetValueOrDefault(vendor)?.All ?? 0;
        return FieldValue.Between(sure, sure + unknown.All);
    }

    /// <summary>How many of them are of high or critical importance; those without a statement widen it.</summary>
    public FieldValue CriticalSystems(string vendor)
    {
        var own = byVendor.GetValueOrDefault(vendor);
        var sure = own?.Critical ?? 0;
        return FieldValue.Between(sure, sure + (own?.NotStated ?? 0) + unknown.Critical + unknown.NotStated);
    }

    private Counts Of(SystemSubject system)
    {
        if (system.Vendor is not { State: FieldState.Known, Id: { } id }) return unknown;
        if (!byVendor.TryGetValue(id, out var counts)) byVendor[id] = counts = new Counts();
        return counts;
    }

    private sealed class Counts
    {
        public int All { get; private set; }

        public int Critical { get; private set; }

        public int NotStated { get; private set; }

        public void Add(Criticality? criticality)
        {
            All++;
            if (criticality is null) NotStated++;
            else if (criticality >= Criticality.High) Critical++;
        }
    }
}

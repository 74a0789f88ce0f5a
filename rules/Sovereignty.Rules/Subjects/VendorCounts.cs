using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How many bought systems are each vendor's, counted once: for every vendor anew, a list of thousands of products would take minutes.</summary>
internal sealed class VendorCounts
{
    private readonly World world;
    private readonly Count[] byVendor;
    private Count unknown;

    /// <summary>Counts the systems.</summary>
    public VendorCounts(World world)
    {
        this.world = world;
        byVendor = new Count[world.Vendors.Length];
        foreach (var system in world.Systems)
        {
            if (system.System.Kind != SystemKind.Bought) continue;
            if (system.Vendor is { State: FieldState.Known, Id: { } id }) byVendor[world.PlaceOfVendor(id)].Add(system.System.Criticality);
            else unknown.Add(system.System.Criticality);
        }
    }

    /// <summary>How many systems are its products; those of unknown vendor widen it.</summary>
    public FieldValue Systems(string vendor)
    {
        var sure = Of(vendor).All;
        return FieldValue.Between(sure, sure + unknown.All);
    }

    /// <summary>How many of them are of high or critical importance; those without a statement widen it.</summary>
    public FieldValue CriticalSystems(string vendor)
    {
        var own = Of(vendor);
        return FieldValue.Between(own.Critical, own.Critical + own.NotStated + unknown.Critical + unknown.NotStated);
    }

    private Count Of(string vendor) => world.PlaceOfVendor(vendor) is >= 0 and var at ? byVendor[at] : default;

    private struct Count
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

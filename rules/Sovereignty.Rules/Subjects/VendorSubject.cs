using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A vendor that components, products or services of the scan come from.</summary>
internal sealed class VendorSubject(World world, string id) : Subject(world, SubjectKind.Vendor, id)
{
    public override string Name => Vendor.Profile?.Vendor.Name ?? Id;

    public override Party Vendor { get; } = world.Party(id);

    /// <summary>How many bought systems are its products; those of unknown vendor widen it.</summary>
    public FieldValue SystemCount => Count(_ => true);

    /// <summary>How many of them are of high or critical importance; those without a statement widen it.</summary>
    public FieldValue CriticalSystemCount => Count(s => s.Criticality is { } criticality ? criticality >= Criticality.High : null);

    private FieldValue Count(Func<SoftwareSystem, bool?> holds)
    {
        int sure = 0, perhaps = 0;
        foreach (var system in World.Systems.Where(s => s.System.Kind == SystemKind.Bought))
        {
            if (system.Vendor.State == FieldState.Known && system.Vendor.Id != Id) continue;
            var held = holds(system.System);
            if (held == false) continue;
            if (held == true && system.Vendor.State == FieldState.Known) sure++;
            else perhaps++;
        }

        return FieldValue.Between(sure, sure + perhaps);
    }
}

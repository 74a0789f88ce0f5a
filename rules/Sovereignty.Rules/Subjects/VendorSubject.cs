using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A vendor that components, products or services of the scan come from.</summary>
internal sealed class VendorSubject(World world, string id) : Subject(world, SubjectKind.Vendor, id)
{
    public override string Name => Vendor.Profile?.Vendor.Name ?? Id;

    public override Party Vendor { get; } = world.Party(id);

    /// <summary>How many bought systems are its products; those of unknown vendor widen it.</summary>
    public FieldValue SystemCount => World.VendorCounts.Systems(Id);

    /// <summary>How many of them are of high or critical importance; those without a statement widen it.</summary>
    public FieldValue CriticalSystemCount => World.VendorCounts.CriticalSystems(Id);
}

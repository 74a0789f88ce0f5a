using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A vendor that components or services of the scan come from.</summary>
internal sealed class VendorSubject(World world, string id) : Subject(world, SubjectKind.Vendor, id)
{
    private (double Systems, double Critical, double PerhapsCritical)? use;

    public override string Name => Vendor.Profile?.Vendor.Name ?? Id;

    public override Party Vendor { get; } = world.Party(id);

    /// <summary>How many systems have something of this vendor.</summary>
    public FieldValue SystemCount => FieldValue.Of(Use.Systems);

    /// <summary>How many of them are highly critical or critical; those without a statement widen it.</summary>
    public FieldValue CriticalSystemCount => FieldValue.Between(Use.Critical, Use.Critical + Use.PerhapsCritical);

    private (double Systems, double Critical, double PerhapsCritical) Use => use ??= Count();

    private (double Systems, double Critical, double PerhapsCritical) Count()
    {
        var systems = World.Systems.Where(s => s.Vendors.Contains(Id)).Select(s => s.System).ToList();
        return (systems.Count, systems.Count(s => s.Criticality >= Criticality.High), systems.Count(s => s.Criticality is null));
    }
}

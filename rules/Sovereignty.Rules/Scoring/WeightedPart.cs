namespace Sovereignty.Rules;

/// <summary>A component as a part of a system.</summary>
internal sealed class WeightedPart(ComponentSubject component)
{
    public ComponentSubject Component => component;

    /// <summary>How much it weighs there; see <see cref="PartWeight"/>.</summary>
    public double Weight { get; set; }
}

using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>One bought product of a plan and the product that would take its place.</summary>
/// <param name="System">The bought product as it is used now.</param>
/// <param name="Product">What the catalogue knows of it.</param>
/// <param name="Alternative">What would take its place: another product that its class names, of another vendor and another owner.</param>
/// <param name="InUse">Whether the house uses the alternative already.</param>
/// <param name="Now">The system's score now, in points from 0 to 100.</param>
/// <param name="Then">Its score with the alternative, all else being equal.</param>
public sealed record PlanStep(SoftwareSystem System, Product Product, Product Alternative, bool InUse, Score Now, Score Then)
{
    /// <summary>By how many points the middle of the system's interval rises.</summary>
    public double Gain => ((Then.Low + Then.High) - (Now.Low + Now.High)) / 2;

    /// <summary>The gain times the weight of the system (<see cref="SystemWeight"/>): what a plan is ordered by.</summary>
    public double Worth => Gain * SystemWeight.Of(System);

    /// <summary>The contract by which notice must be given first; null where no list states enough to tell.</summary>
    public Contract? FirstNotice => System.Contracts.Where(c => c.NoticeBy is not null).MinBy(c => (c.NoticeBy, c.EndsThen));
}

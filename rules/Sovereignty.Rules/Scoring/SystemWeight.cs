using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// How much a system weighs in a unit: criticality times (1 + log10(1 + users)). Each step of criticality doubles; ten times the users add
/// one, so that a system for everybody does not drown a critical one for few. Criticality that is not stated counts as normal, users that
/// are not stated as nine (a factor of 2). These are statements of importance and not facts about risk: they have no interval.
/// </summary>
public static class SystemWeight
{
    private const int UsersWhenNotStated = 9;

    /// <summary>The weight of a system, above 0.</summary>
    public static double Of(SoftwareSystem system)
        => Factor(system.Criticality) * (1 + Math.Log10(1 + Math.Max(0, system.Users ?? UsersWhenNotStated)));

    private static double Factor(Criticality? criticality) => criticality switch
    {
        Criticality.Low => 0.5,
        Criticality.High => 2,
        Criticality.Critical => 4,
        _ => 1,
    };
}

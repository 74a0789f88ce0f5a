namespace Sovereignty.Model;

/// <summary>
/// From which share an owner counts. The defaults are those of ANSSI, SecNumCloud 3.2, requirement 19.6 b: bodies seated outside the European
/// Union may hold, directly or indirectly, at most 24 per cent of capital and votes each and 39 per cent together.
/// </summary>
/// <param name="OneOwner">Per cent above which one owner counts as having a say.</param>
/// <param name="AllOwners">Per cent above which several owners from outside the Union together do.</param>
public sealed record OwnershipThresholds(decimal OneOwner, decimal AllOwners)
{
    /// <summary>24 and 39 per cent.</summary>
    public static readonly OwnershipThresholds SecNumCloud = new(24, 39);
}

/// <summary>How much of a vendor bodies seated outside the European Union hold, directly or through others; the European Economic Area counts as outside.</summary>
/// <param name="Largest">The largest known share of one of them, in per cent.</param>
/// <param name="Together">All known shares of theirs together, in per cent.</param>
/// <param name="Exceeds">Whether one of the thresholds is passed; null when what is not known could decide it.</param>
public sealed record OutsideShares(decimal Largest, decimal Together, bool? Exceeds);

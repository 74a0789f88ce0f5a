namespace Sovereignty.Rules;

/// <summary>What a condition makes of a subject. Unknown is neither: the rule does not fire and is not passed.</summary>
public enum Verdict : byte
{
    /// <summary>The condition does not hold.</summary>
    No,

    /// <summary>A fact that would decide it is not known.</summary>
    Unknown,

    /// <summary>The condition holds.</summary>
    Yes,
}

using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How much a component weighs in a system: what the system names itself counts whole, what follows from it half, what only builds or tests it a quarter.</summary>
internal static class PartWeight
{
    /// <summary>Named by the system itself; also where that is not told.</summary>
    public const double Direct = 1;

    /// <summary>Needed by another component.</summary>
    public const double Transitive = 0.5;

    /// <summary>Only for development or tests.</summary>
    public const double Development = 0.25;

    public static double Of(SystemPart part) => part.Scope is Scope.Development or Scope.Test ? Development : part.Direct == false ? Transitive : Direct;
}

using System.Globalization;

namespace Sovereignty.Cli.Terminal;

/// <summary>A number with its noun: <c>1 file</c>, <c>2 files</c>.</summary>
internal static class Counted
{
    /// <summary>The number and the noun.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number; with an <c>s</c> when left out.</param>
    public static string Of(int number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");
}

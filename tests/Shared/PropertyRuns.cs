using System.Globalization;
using FsCheck;

namespace Sovereignty.Tests;

/// <summary>
/// Runs properties over the same made-up values every time, so that a run tells of a change and not of luck. To look for what those values miss,
/// run the tests with another number in <c>PROPERTY_SEED</c>; a failure names the seed that repeats it.
/// </summary>
internal static class PropertyRuns
{
    private const ulong UsualSeed = 20261122;

    // Any odd number will do: it is the step between the values that one seed gives.
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Fails the test with the smallest value found for which the property does not hold.</summary>
    /// <param name="property">What should hold.</param>
    /// <param name="times">For how many values.</param>
    public static void Holds(this Property property, int times = 100) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(Seed, Step));

    private static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable("PROPERTY_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : UsualSeed;
}

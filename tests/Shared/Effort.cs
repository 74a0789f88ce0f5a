using System.Diagnostics;

namespace Sovereignty.Tests;

/// <summary>Holds the cost of work to its size, or to other work, and never to the clock: a limit in seconds tells of the machine and its load.</summary>
internal static class Effort
{
    private const int Tries = 3;

    // Eight times the input costs eight times as much where the work grows with it, and 64 times where it grows with its square.
    private const int Part = 8;
    private const double MostGrowth = 24;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    /// <summary>Fails if the work grows faster than its input. What is quick is not compared.</summary>
    /// <param name="size">The size of the whole input.</param>
    /// <param name="work">Does the work for as much of the input as it is told.</param>
    public static void GrowsWithInput(int size, Action<int> work)
    {
        var (whole, part) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            // Both under the load of the same moment; one moment without the other's load is enough.
            whole = Time(() => work(size));
            if (whole < Quick) return;
            part = Time(() => work(size / Part));
            if (whole < part * MostGrowth) return;
        }

        Assert.Fail($"an eighth took {part}, the whole {whole}");
    }

    /// <summary>How many times as long as other work a piece of work takes, the best of several times each.</summary>
    public static double Ratio(Action work, Action other)
    {
        var (best, measure) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var attempt = 0; attempt < 2 * Tries; attempt++)
        {
            measure = Least(measure, Time(other));
            best = Least(best, Time(work));
        }

        return best / measure;
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    }
}

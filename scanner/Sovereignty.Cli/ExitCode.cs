namespace Sovereignty.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Fine = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, or the run failed.</summary>
    public const int Failed = 2;

    /// <summary>There was nothing to scan.</summary>
    public const int NothingFound = 4;
}

namespace Sovereignty.Cli;

/// <summary>A command cannot go on, for a reason that the user can mend.</summary>
internal sealed class CommandException(string code, string message, string? hint, int exitCode = ExitCode.Failed) : Exception(message)
{
    /// <summary>A stable code.</summary>
    public string Code { get; } = code;

    /// <summary>What to do.</summary>
    public string? Hint { get; } = hint;

    /// <summary>What the program returns.</summary>
    public int ExitCode { get; } = exitCode;
}

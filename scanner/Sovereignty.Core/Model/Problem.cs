namespace Sovereignty.Model;

/// <summary>Something that went wrong in a run, located, with a way out. Never about risk: that is a <see cref="Finding"/>.</summary>
/// <param name="Code">A stable code in lower case with dashes: <c>lockfile-unreadable</c>.</param>
/// <param name="Severity">Whether the run lost something.</param>
/// <param name="Message">What happened, one sentence in lower case without a full stop; what the user typed or wrote stands in backticks.</param>
public sealed record Problem(string Code, ProblemSeverity Severity, string Message) : IComparable<Problem>
{
    /// <summary>The file, relative to the scanned root, or null.</summary>
    public string? Path { get; init; }

    /// <summary>The line, from 1, or null.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1, or null.</summary>
    public int? Column { get; init; }

    /// <summary>What to do about it, one sentence or a command to paste.</summary>
    public string? Hint { get; init; }

    /// <inheritdoc/>
    public int CompareTo(Problem? other)
    {
        if (other is null) return 1;
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0) return byPath;
        var byLine = Nullable.Compare(Line, other.Line);
        if (byLine != 0) return byLine;
        var byCode = string.CompareOrdinal(Code, other.Code);
        if (byCode != 0) return byCode;
        var byMessage = string.CompareOrdinal(Message, other.Message);
        if (byMessage != 0) return byMessage;
        var byColumn = Nullable.Compare(Column, other.Column);
        return byColumn != 0 ? byColumn : string.CompareOrdinal(Hint, other.Hint);
    }
}

/// <summary>Whether a problem cost the run something.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing was lost; worth knowing.</summary>
    Note,

    /// <summary>Something could not be read; the rest is complete.</summary>
    Warning,

    /// <summary>A part of the run that the user asked for could not be done.</summary>
    Error,
}

namespace Scriban.Parsing;

/// <summary>A range of a template; <see cref="End"/> is the last character, not the one after it.</summary>
public struct SourceSpan : IEquatable<SourceSpan>
{
    /// <summary>Creates a span.</summary>
    public SourceSpan(string fileName, TextPosition start, TextPosition end)
    {
        FileName = fileName;
        Start = start;
        End = end;
    }

    /// <summary>The template's name, as given to the parser.</summary>
    public string? FileName { get; set; }

    /// <summary>True when the span covers one character at most.</summary>
    public readonly bool IsEmpty => Length <= 0;

    /// <summary>The first character.</summary>
    public TextPosition Start { get; set; }

    /// <summary>The last character.</summary>
    public TextPosition End { get; set; }

    /// <summary>Characters between the first and the last.</summary>
    public readonly int Length => End.Offset - Start.Offset + 1;

    /// <summary>File, first and last place.</summary>
    public override readonly string ToString() => $"{FileName}({Start})-({End})";

    /// <summary>File and first place as people count them: <c>page(4,18)</c>.</summary>
    public readonly string ToStringSimple() => $"{FileName}({Start.ToStringSimple()})";

    /// <inheritdoc/>
    public readonly bool Equals(SourceSpan other) =>
        string.Equals(FileName, other.FileName, StringComparison.Ordinal) && Start == other.Start && End == other.End;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is SourceSpan other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(FileName, Start, End);

    /// <summary>True when both cover the same text of the same file.</summary>
    public static bool operator ==(SourceSpan left, SourceSpan right) => left.Equals(right);

    /// <summary>True when they differ.</summary>
    public static bool operator !=(SourceSpan left, SourceSpan right) => !left.Equals(right);
}

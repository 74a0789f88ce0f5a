using System.Globalization;

namespace Scriban.Parsing;

/// <summary>A place in a template: all three numbers count from zero.</summary>
public struct TextPosition : IEquatable<TextPosition>
{
    /// <summary>The place of a token that stands after the last character.</summary>
    public static readonly TextPosition Eof = new(-1, -1, -1);

    /// <summary>Creates a position from zero-based numbers.</summary>
    public TextPosition(int offset, int line, int column)
    {
        Offset = offset;
        Line = line;
        Column = column;
    }

    /// <summary>Characters before this place.</summary>
    public int Offset { get; set; }

    /// <summary>Lines before this place.</summary>
    public int Line { get; set; }

    /// <summary>Characters before this place in its line.</summary>
    public int Column { get; set; }

    /// <summary>The place <paramref name="offset"/> characters further in the same line.</summary>
    public readonly TextPosition NextColumn(int offset = 1) => new(Offset + offset, Line, Column + offset);

    /// <summary>The first column of the line after, <paramref name="offset"/> characters further.</summary>
    public readonly TextPosition NextLine(int offset = 1) => new(Offset + offset, Line + offset, 0);

    /// <summary>Offset, line and column as zero-based numbers.</summary>
    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"({Offset}:{Line},{Column})");

    /// <summary>Line and column as people count them, from one.</summary>
    public readonly string ToStringSimple() =>
        string.Create(CultureInfo.InvariantCulture, $"{Line + 1},{Column + 1}");

    /// <inheritdoc/>
    public readonly bool Equals(TextPosition other) =>
        Offset == other.Offset && Line == other.Line && Column == other.Column;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is TextPosition other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Offset;

    /// <summary>True when both are the same place.</summary>
    public static bool operator ==(TextPosition left, TextPosition right) => left.Equals(right);

    /// <summary>True when the places differ.</summary>
    public static bool operator !=(TextPosition left, TextPosition right) => !left.Equals(right);
}

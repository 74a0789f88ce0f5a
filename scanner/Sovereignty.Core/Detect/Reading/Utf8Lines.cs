namespace Sovereignty.Detect.Reading;

/// <summary>Steps through the lines of a text file without copying it. Both line ends are known; a lone CR is none.</summary>
internal ref struct Utf8Lines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> rest = text;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The line's number, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>What stands behind the line.</summary>
    public readonly ReadOnlySpan<byte> Rest => rest;

    /// <summary>Steps to the next line; false at the end.</summary>
    public bool Next()
    {
        if (rest.IsEmpty) return false;
        var end = rest.IndexOf((byte)'\n');
        Current = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        if (!Current.IsEmpty && Current[^1] == '\r') Current = Current[..^1];
        Number++;
        return true;
    }
}

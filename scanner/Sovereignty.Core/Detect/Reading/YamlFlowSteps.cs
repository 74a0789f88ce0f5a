using System.Runtime.CompilerServices;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Steps through a YAML map <c>{a: b}</c> or list <c>[a, b]</c>, over as many lines as it takes, as if it were written with indentation: what opens a map
/// or list is a step without value, what stands inside lies one level deeper. A map of one pair in a list may go without braces. What is not
/// understood is passed over, so no input makes this fail.
/// </summary>
internal ref struct YamlFlowSteps
{
    private const int Deepest = 48;
    private const byte BarePair = (byte)'?';

    private readonly ReadOnlySpan<byte> text;
    private Kinds kinds;
    private int line;
    private int open;
    private int at;
    private bool isPair;

    /// <summary>Stands before the first step; a text that is neither map nor list has none.</summary>
    /// <param name="flow">The text from its opening bracket on.</param>
    /// <param name="line">The line of the opening bracket, from 1.</param>
    public YamlFlowSteps(ReadOnlySpan<byte> flow, int line)
    {
        text = flow;
        this.line = line;
        if (!flow.IsEmpty) Open(flow[0]);
    }

    /// <summary>How deep this step lies below the step whose value the text is, from 1.</summary>
    public int Depth { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether this step is an item of a list; then there is no key.</summary>
    public bool IsItem { get; private set; }

    /// <summary>The key without quotes.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>The value with quotes; empty where it is a map or list.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>
    /// Where a map or list ends, that is behind its closing bracket; one that is not closed ends before the line that lies no deeper than its key, or
    /// with the file.
    /// </summary>
    /// <param name="text">The text from the opening bracket to the end of the file.</param>
    /// <param name="column">The column of the key or item whose value it is.</param>
    public static int End(ReadOnlySpan<byte> text, int column)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'[' or (byte)'{':
                    depth++;
                    break;
                case (byte)']' or (byte)'}':
                    if (--depth <= 0) return i + 1;
                    break;
                case (byte)'"' or (byte)'\'' when IsBreak(text[i - 1]) && YamlLines.EndOfQuoted(FirstPart(text[i..])) is > 0 and var end:
                    i += end;
                    break;
                case (byte)'#' when text[i - 1] is (byte)' ' or (byte)'\n':
                    var rest = text[i..].IndexOf((byte)'\n');
                    if (rest < 0) return text.Length;
                    i += rest - 1;
                    break;
                case (byte)'\n' when IsOutside(text[(i + 1)..], column):
                    return i;
            }
        }

        return text.Length;
    }

    /// <summary>Steps to the next key or item; false at the end.</summary>
    public bool Next()
    {
        while (open > 0)
        {
            SkipBlank(", \t\r"u8);
            if (at >= text.Length) break;
            var c = text[at];
            Line = line;
            if (isPair)
            {
                isPair = false;
                Depth = open + 1;
                return Pair();
            }

            if (c is (byte)']' or (byte)'}')
            {
                at++;
                open--;
                if (kinds[open] == BarePair) open--;
            }
            else if (kinds[open] == '[')
            {
                return Item(c);
            }
            else if (c is (byte)'[' or (byte)'{')
            {
                // A map as a key.
                if (!Open(c)) break;
            }
            else
            {
                Depth = open;
                return Pair();
            }
        }

        open = 0;
        return false;
    }

    private static bool IsBreak(byte c) => c is (byte)' ' or (byte)',' or (byte)'{' or (byte)'[' or (byte)':' or (byte)'\n' or (byte)'\t';

    // A quoted text without end would be looked for to the end of the file again and again.
    private static ReadOnlySpan<byte> FirstPart(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, 8192)];

    private static bool IsOutside(ReadOnlySpan<byte> next, int column)
    {
        var first = next[..Math.Min(next.Length, column + 1)].IndexOfAnyExcept((byte)' ');
        return first >= 0 && next[first] is not ((byte)']' or (byte)'}' or (byte)'#' or (byte)'\r' or (byte)'\n');
    }

    private bool Item(byte first)
    {
        IsItem = true;
        Key = [];
        Value = [];
        Depth = open;
        if (first is (byte)'[' or (byte)'{' && !IsTemplate()) return Open(first);
        var start = at;
        var value = Scalar();
        SkipSpace();
        if (at < text.Length && text[at] == ':')
        {
            (at, line, isPair) = (start, Line, true);
            return true;
        }

        Value = value;
        return true;
    }

    private bool Pair()
    {
        var before = at;
        IsItem = false;
        Value = [];
        Key = YamlLines.Unquoted(Scalar());
        SkipSpace();
        if (at == before) at++;
        if (at >= text.Length || text[at] != ':') return true;
        at++;
        SkipBlank(" \t\r"u8);
        if (at >= text.Length || text[at] is (byte)',' or (byte)']' or (byte)'}') return true;
        if (text[at] is (byte)'[' or (byte)'{' && !IsTemplate())
        {
            // The map of one pair that goes without braces is closed together with its value.
            if (Depth > open) kinds[++open] = BarePair;
            return Open(text[at]);
        }

        Value = Scalar();
        return true;
    }

    // A plain or quoted text up to what ends it; what stands behind it to the next comma is left to the caller.
    private ReadOnlySpan<byte> Scalar()
    {
        var rest = text[at..];
        if (!rest.IsEmpty && rest[0] is (byte)'"' or (byte)'\'')
        {
            var end = YamlLines.EndOfQuoted(FirstPart(rest));
            if (end > 0)
            {
                line += rest[..end].Count((byte)'\n');
                at += end + 1;
                return rest[..(end + 1)];
            }
        }

        var nested = 0;
        var length = 0;
        for (; length < rest.Length; length++)
        {
            var c = rest[length];
            if (c is (byte)'{' or (byte)'[') nested++;
            else if (c is (byte)'}' or (byte)']' && --nested < 0) break;
            else if (c == '\n' || (c == ',' && nested == 0)) break;
            else if (c == ':' && nested == 0 && (length + 1 == rest.Length || rest[length + 1] is (byte)' ' or (byte)',' or (byte)'\r' or (byte)'\n' or (byte)']' or (byte)'}')) break;
            else if (c == '#' && length > 0 && rest[length - 1] == ' ') break;
        }

        at += length;
        return rest[..length].TrimEnd(" \t\r"u8);
    }

    private readonly bool IsTemplate() => text[at..].StartsWith("{{"u8);

    private void SkipSpace()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t') at++;
    }

    private void SkipBlank(ReadOnlySpan<byte> blanks)
    {
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n') line++;
            else if (c == '#' && at > 0 && text[at - 1] is (byte)' ' or (byte)'\n')
            {
                var rest = text[at..].IndexOf((byte)'\n');
                at = rest < 0 ? text.Length : at + rest - 1;
            }
            else if (!blanks.Contains(c)) return;
        }
    }

    private bool Open(byte bracket)
    {
        at++;
        if (open >= Deepest)
        {
            open = 0;
            return false;
        }

        kinds[++open] = bracket;
        return true;
    }

    [InlineArray(Deepest + 2)]
    private struct Kinds
    {
        private byte first;
    }
}

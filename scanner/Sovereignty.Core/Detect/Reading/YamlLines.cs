using System.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Reads the YAML that lock files are written in (pnpm, Yarn, conda-lock, pubspec, CocoaPods), line by line and without a document in memory.
/// Each step is a key with its value, or an item of a list; <see cref="Level"/> says how deep it lies, whatever the indentation.
/// </summary>
/// <remarks>
/// Known: plain, quoted and <c>? long</c> keys; plain and quoted values; values in braces or brackets on one line (<see cref="YamlFlow"/>); lists,
/// also at their key's own column; comments; several documents; block texts, which are passed over unless asked for; <see cref="Flow"/> for maps and
/// lists in brackets over several lines. Not known, as these writers do not use
/// them: anchors, tags, other values that go over several lines. What is not understood is passed over, so no input makes this fail.
/// An item that holds a map is two steps: the item, then its first key, one level deeper.
/// </remarks>
internal ref struct YamlLines
{
    private const int DeepestLevel = 63;

    private readonly int[] columns;
    private readonly ReadOnlySpan<byte> text;
    private Utf8Lines lines;
    private ReadOnlySpan<byte> rest;
    private int restColumn;
    private int blockColumn;
    private int depth;

    /// <summary>Stands before the first line.</summary>
    public YamlLines(ReadOnlySpan<byte> utf8)
    {
        text = utf8;
        lines = new Utf8Lines(utf8);
        columns = new int[DeepestLevel + 1];
        restColumn = -1;
        blockColumn = -1;
        depth = -1;
    }

    /// <summary>How deep this step lies: 0 for the keys of the document.</summary>
    public readonly int Level => depth;

    /// <summary>The line, from 1.</summary>
    public readonly int Line => lines.Number;

    /// <summary>Which document this is, from 0.</summary>
    public int Document { get; private set; }

    /// <summary>Whether this step is an item of a list; then there is no key.</summary>
    public bool IsItem { get; private set; }

    /// <summary>The key as the file has it, without quotes; see <see cref="KeyText"/> for escapes.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>The value as the file has it, with quotes, without a comment; empty where it stands on the lines below.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Whether the key is this one.</summary>
    public readonly bool Is(ReadOnlySpan<byte> key) => Key.SequenceEqual(key);

    /// <summary>The value as text, unquoted; null where there is none, or it is null.</summary>
    public readonly string? Text() => ToText(Value);

    /// <summary>The value as text out of a pool.</summary>
    public readonly string? Text(Utf8Pool pool) => IsPlain(Value) ? pool.Get(Value) : ToText(Value);

    /// <summary>The key as text out of a pool.</summary>
    public readonly string KeyText(Utf8Pool pool) => pool.Get(Key);

    /// <summary>Whether the value is <c>true</c>.</summary>
    public readonly bool IsTrue => Value.SequenceEqual("true"u8);

    /// <summary>
    /// The block text (behind <c>|</c> or <c>&gt;</c>) that is this step's value, with its indentation; it begins on the line below. Empty where the
    /// value is none.
    /// </summary>
    public readonly ReadOnlySpan<byte> Block()
    {
        if (blockColumn < 0) return [];
        var ahead = lines;
        var end = 0;
        while (ahead.Next())
        {
            var column = ahead.Current.IndexOfAnyExcept((byte)' ');
            if (column >= 0 && column <= blockColumn) break;
            end = lines.Rest.Length - ahead.Rest.Length;
        }

        return lines.Rest[..end];
    }

    /// <summary>The block text that is this step's value where it has one line only, without indentation; else empty.</summary>
    public readonly ReadOnlySpan<byte> BlockLine()
    {
        if (blockColumn < 0) return [];
        var ahead = lines;
        ReadOnlySpan<byte> only = [];
        while (ahead.Next())
        {
            var column = ahead.Current.IndexOfAnyExcept((byte)' ');
            if (column < 0) continue;
            if (column <= blockColumn) break;
            if (!only.IsEmpty) return [];
            only = ahead.Current[column..].TrimEnd((byte)' ');
        }

        return only;
    }

    /// <summary>
    /// The map or list in brackets that is this step's value, over all of its lines; the next step is behind it. Empty where the value is none.
    /// </summary>
    public ReadOnlySpan<byte> Flow()
    {
        var value = Value;
        if (!value.IsEmpty && value[0] == '&') value = value[(value.IndexOf((byte)' ') + 1)..];
        if (value.IsEmpty || value[0] is not ((byte)'[' or (byte)'{') || value.StartsWith("{{"u8) || !text.Overlaps(value, out var start)) return [];
        var from = text[start..];
        var end = YamlFlowSteps.End(from, columns[depth] / 2);
        while (text.Length - lines.Rest.Length < start + end && lines.Next())
        {
        }

        return from[..end];
    }

    /// <summary>Steps to the next key or item; false at the end of the file.</summary>
    public bool Next()
    {
        if (restColumn >= 0)
        {
            var column = restColumn;
            restColumn = -1;
            if (Step(rest, column)) return true;
        }

        while (lines.Next())
        {
            var line = lines.Current;
            var column = line.IndexOfAnyExcept((byte)' ');
            if (column < 0 || (blockColumn >= 0 && column > blockColumn)) continue;
            blockColumn = -1;
            line = line[column..];
            if (line[0] is (byte)'#' or (byte)'%') continue;
            if (column == 0 && line.StartsWith("---"u8))
            {
                if (depth >= 0) Document++;
                depth = -1;
                continue;
            }

            if (Step(line, column)) return true;
        }

        return false;
    }

    /// <summary>A scalar as text: unquoted, escapes resolved; null for nothing, <c>null</c> and <c>~</c>.</summary>
    public static string? ToText(ReadOnlySpan<byte> value)
    {
        value = value.Trim((byte)' ');
        if (value.IsEmpty || value.SequenceEqual("null"u8) || value.SequenceEqual("~"u8)) return null;
        if (value.Length >= 2 && value[0] == '\'' && value[^1] == '\'')
        {
            var single = Encoding.UTF8.GetString(value[1..^1]);
            return single.Contains('\'', StringComparison.Ordinal) ? single.Replace("''", "'", StringComparison.Ordinal) : single;
        }

        if (value.Length < 2 || value[0] != '"' || value[^1] != '"') return Encoding.UTF8.GetString(value);
        var text = Encoding.UTF8.GetString(value[1..^1]);
        return text.Contains('\\', StringComparison.Ordinal) ? Unescape(text) : text;
    }

    /// <summary>Where a plain or quoted key ends, that is the position of its colon; -1 where the text is no key.</summary>
    internal static int EndOfKey(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return -1;
        if (text[0] is (byte)'"' or (byte)'\'')
        {
            var end = EndOfQuoted(text);
            if (end < 0) return -1;
            var colon = end + 1;
            while (colon < text.Length && text[colon] == ' ') colon++;
            return colon < text.Length && text[colon] == ':' ? colon : -1;
        }

        if (text[0] is (byte)'{' or (byte)'[') return -1;
        var from = 0;
        while (true)
        {
            var colon = text[from..].IndexOf((byte)':');
            if (colon < 0) return -1;
            from += colon;
            if (from + 1 == text.Length || text[from + 1] == ' ') return from;
            from++;
        }
    }

    /// <summary>The position of the closing quote of a text that starts with a quote, or -1.</summary>
    internal static int EndOfQuoted(ReadOnlySpan<byte> text)
    {
        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"') i++;
            else if (text[i] == quote)
            {
                if (quote == '\'' && i + 1 < text.Length && text[i + 1] == '\'') i++;
                else return i;
            }
        }

        return -1;
    }

    internal static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        return text.Length >= 2 && text[0] is (byte)'"' or (byte)'\'' && text[^1] == text[0] ? text[1..^1] : text;
    }

    private bool Step(ReadOnlySpan<byte> text, int column)
    {
        if (text[0] == '-' && (text.Length == 1 || text[1] == ' '))
        {
            // An item lies deeper than a key at the same column, and so than the key whose list it belongs to.
            Enter(2 * column + 1);
            IsItem = true;
            Key = [];
            Value = [];
            var inner = text[1..].TrimStart((byte)' ');
            if (inner.IsEmpty) return true;
            // The mark first: to look for a key in what is left of a line full of marks would go over it once for each.
            if ((inner[0] == '-' && (inner.Length == 1 || inner[1] == ' ')) || EndOfKey(inner) >= 0)
            {
                rest = inner;
                restColumn = column + text.Length - inner.Length;
            }
            else
            {
                SetValue(inner, column);
            }

            return true;
        }

        if (text[0] == '?' && text.Length > 1 && text[1] == ' ') return LongKey(text[2..], column);
        var colon = EndOfKey(text);
        if (colon < 0) return false;
        Enter(2 * column);
        IsItem = false;
        Key = Unquoted(text[..colon]);
        SetValue(text[(colon + 1)..].TrimStart((byte)' '), column);
        return true;
    }

    // "? key" on one line; ":", ": value" or ": first key of a map" on the next.
    private bool LongKey(ReadOnlySpan<byte> text, int column)
    {
        var key = Unquoted(text.Trim((byte)' '));
        var ahead = lines;
        if (!ahead.Next()) return false;
        var next = ahead.Current.TrimStart((byte)' ');
        if (next.IsEmpty || next[0] != ':') return false;
        lines = ahead;
        Enter(2 * column);
        IsItem = false;
        Key = key;
        Value = [];
        var inner = next[1..].TrimStart((byte)' ');
        if (EndOfKey(inner) >= 0)
        {
            rest = inner;
            restColumn = column + next.Length - inner.Length;
        }
        else
        {
            SetValue(inner, column);
        }

        return true;
    }

    private void Enter(int column)
    {
        while (depth >= 0 && columns[depth] >= column) depth--;
        if (depth < DeepestLevel) depth++;
        columns[depth] = column;
    }

    private void SetValue(ReadOnlySpan<byte> value, int column)
    {
        if (!value.IsEmpty && value[0] is (byte)'|' or (byte)'>')
        {
            blockColumn = column;
            value = [];
        }

        if (!value.IsEmpty && value[0] is (byte)'"' or (byte)'\'')
        {
            var end = EndOfQuoted(value);
            Value = end < 0 ? value : value[..(end + 1)];
            return;
        }

        var comment = value.IndexOf(" #"u8);
        if (!value.IsEmpty && value[0] == '#') comment = 0;
        Value = (comment < 0 ? value : value[..comment]).TrimEnd((byte)' ');
    }

    private static bool IsPlain(ReadOnlySpan<byte> value) =>
        !value.IsEmpty && value[0] is not ((byte)'"' or (byte)'\'' or (byte)'~' or (byte)' ') && !value.SequenceEqual("null"u8);

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) result.Append(text[i]);
            else result.Append(text[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', var other => other });
        }

        return result.ToString();
    }
}

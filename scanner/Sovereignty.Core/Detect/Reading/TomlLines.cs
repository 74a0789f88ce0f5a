using Sovereignty.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Reads TOML forward, without a document in memory, and knows the line of what it reads. Source: TOML 1.0 and, for line breaks and commas in
/// inline tables, 1.1.
/// </summary>
/// <remarks>
/// <see cref="Next"/> steps from table header to key to table header; at a key the reader stands on its value, which
/// <see cref="Text"/> reads, <see cref="EnterArray"/> with <see cref="NextItem"/> and <see cref="EnterInline"/> with <see cref="NextProperty"/>
/// go into, and which is skipped by itself otherwise. Loops over an array or an inline table must run to their end. A line that is no TOML is
/// passed over and remembered in <see cref="FailedLine"/>: nothing here throws.
/// </remarks>
internal ref struct TomlLines
{
    private const int MostParts = 16;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly Utf8Pool pool;
    private readonly List<string> table = [];
    private readonly List<string> keys = [];
    private int at;
    private int start;
    private int counted;
    private int lines;
    private bool pending;

    /// <summary>Stands before the first line.</summary>
    public TomlLines(ReadOnlySpan<byte> utf8, Utf8Pool pool)
    {
        bytes = utf8;
        this.pool = pool;
        lines = 1;
    }

    /// <summary>Whether this step is a table header.</summary>
    public bool IsTable { get; private set; }

    /// <summary>The parts of the table's name that the reader is in; empty before the first header.</summary>
    public readonly IReadOnlyList<string> Table => table;

    /// <summary>The first part of the key, which is all of it unless it is dotted.</summary>
    public readonly string Key => keys.Count > 0 ? keys[0] : "";

    /// <summary>The parts of the key.</summary>
    public readonly IReadOnlyList<string> Keys => keys;

    /// <summary>The first line that was no TOML, or 0.</summary>
    public int FailedLine { get; private set; }

    /// <summary>The line of the header, key or item, from 1.</summary>
    public int Line => LineAt(start);

    /// <summary>Whether the value is <c>true</c>.</summary>
    public readonly bool IsTrue => pending && bytes[at..].StartsWith("true"u8);

    /// <summary>Whether the value is an array or an inline table.</summary>
    public readonly bool IsContainer => pending && at < bytes.Length && bytes[at] is (byte)'[' or (byte)'{';

    /// <summary>Whether the reader is in a table of this name, its parts given one by one.</summary>
    public readonly bool In(string first, string? second = null, string? third = null, string? fourth = null)
    {
        var count = second is null ? 1 : third is null ? 2 : fourth is null ? 3 : 4;
        return table.Count == count && table[0] == first && (count < 2 || table[1] == second) && (count < 3 || table[2] == third) && (count < 4 || table[3] == fourth);
    }

    /// <summary>Tells of lines that were no TOML.</summary>
    public readonly void Tell(Detection found)
    {
        if (FailedLine > 0) found.Problem("file-malformed", "this line is no valid TOML and was passed over", FailedLine, "the lines around it were read");
    }

    /// <summary>Steps to the next table header or key; false at the end of the file.</summary>
    public bool Next()
    {
        SkipPending();
        while (true)
        {
            SkipBlank(newLines: true);
            if (at >= bytes.Length) return false;
            start = at;
            if (bytes[at] == '[')
            {
                var isArray = at + 1 < bytes.Length && bytes[at + 1] == '[';
                at += isArray ? 2 : 1;
                if (!ReadKeys(table) || at >= bytes.Length || bytes[at] != ']')
                {
                    Fail();
                    continue;
                }

                SkipLine();
                IsTable = true;
                keys.Clear();
                return true;
            }

            if (!ReadKeys(keys) || at >= bytes.Length || bytes[at] != '=')
            {
                Fail();
                continue;
            }

            at++;
            SkipBlank(newLines: false);
            IsTable = false;
            pending = true;
            return true;
        }
    }

    /// <summary>Goes into the value if it is an array.</summary>
    public bool EnterArray() => Enter((byte)'[');

    /// <summary>Goes into the value if it is an inline table.</summary>
    public bool EnterInline() => Enter((byte)'{');

    /// <summary>Steps to the next item of an array; false at its end.</summary>
    public bool NextItem()
    {
        SkipPending();
        SkipBlank(newLines: true, commas: true);
        if (at >= bytes.Length) return false;
        if (bytes[at] is (byte)']' or (byte)'}')
        {
            at++;
            return false;
        }

        start = at;
        pending = true;
        return true;
    }

    /// <summary>Steps to the next key of an inline table; false at its end.</summary>
    public bool NextProperty()
    {
        if (!NextItem()) return false;
        pending = false;
        if (ReadKeys(keys) && at < bytes.Length && bytes[at] == '=')
        {
            at++;
            SkipBlank(newLines: true);
            pending = true;
            return true;
        }

        Fail();
        return false;
    }

    /// <summary>The value if it is a text, or null.</summary>
    public string? Text()
    {
        if (!pending || at >= bytes.Length || bytes[at] is not ((byte)'"' or (byte)'\'')) return null;
        pending = false;
        var raw = ReadString(out var escaped);
        return escaped ? TomlText.Unescape(raw) : pool.Get(raw);
    }

    private bool Enter(byte open)
    {
        if (!pending || at >= bytes.Length || bytes[at] != open) return false;
        at++;
        pending = false;
        return true;
    }

    private bool ReadKeys(List<string> parts)
    {
        parts.Clear();
        while (parts.Count < MostParts)
        {
            SkipBlank(newLines: false);
            if (at >= bytes.Length) return false;
            if (bytes[at] is (byte)'"' or (byte)'\'')
            {
                var raw = ReadString(out var escaped);
                parts.Add(escaped ? TomlText.Unescape(raw) : pool.Get(raw));
            }
            else
            {
                var length = bytes[at..].IndexOfAnyExcept(TomlText.BareKey);
                if (length < 0) length = bytes.Length - at;
                if (length == 0) return false;
                parts.Add(pool.Get(bytes.Slice(at, length)));
                at += length;
            }

            SkipBlank(newLines: false);
            if (at >= bytes.Length || bytes[at] != '.') return true;
            at++;
        }

        return false;
    }

    // The text between the quotes; stands behind them.
    private ReadOnlySpan<byte> ReadString(out bool escaped)
    {
        var rest = bytes[at..];
        var quote = rest[0];
        escaped = false;
        var isLong = rest.Length >= 3 && rest[1] == quote && rest[2] == quote;
        var from = isLong ? 3 : 1;
        var i = from;
        while (i < rest.Length)
        {
            var step = isLong ? rest[i..].IndexOfAny(quote, (byte)'\\') : rest[i..].IndexOfAny(quote, (byte)'\\', (byte)'\n');
            if (step < 0) break;
            i += step;
            if (rest[i] == '\\')
            {
                escaped |= quote == '"';
                i += quote == '"' ? 2 : 1;
            }
            else if (rest[i] == '\n')
            {
                at += i;
                return rest[from..i];
            }
            else if (!isLong)
            {
                at += i + 1;
                return rest[from..i];
            }
            else if (rest[i..].StartsWith(quote == '"' ? "\"\"\""u8 : "'''"u8))
            {
                at += i + 3;
                return rest[from..i].TrimStart("\r\n"u8);
            }
            else
            {
                i++;
            }
        }

        at = bytes.Length;
        return rest[Math.Min(from, rest.Length)..];
    }

    // Arrays and tables are counted, not descended into, so that no nesting is too deep.
    private void SkipPending()
    {
        if (!pending) return;
        pending = false;
        var open = 0;
        do
        {
            if (at >= bytes.Length) return;
            var c = bytes[at];
            if (c is (byte)'"' or (byte)'\'')
            {
                ReadString(out _);
            }
            else if (c == '#')
            {
                SkipLine();
            }
            else if (open > 0)
            {
                if (c is (byte)'[' or (byte)'{') open++;
                else if (c is (byte)']' or (byte)'}') open--;
                at++;
                if (open == 0) return;
                var next = bytes[at..].IndexOfAny(TomlText.Structure);
                at = next < 0 ? bytes.Length : at + next;
            }
            else if (c is (byte)'[' or (byte)'{')
            {
                open++;
                at++;
            }
            else
            {
                var end = bytes[at..].IndexOfAny(TomlText.EndOfScalar);
                at = end < 0 ? bytes.Length : at + Math.Max(end, 1);
            }
        }
        while (open > 0);
    }

    private void SkipBlank(bool newLines, bool commas = false)
    {
        while (at < bytes.Length)
        {
            var c = bytes[at];
            if (c is (byte)' ' or (byte)'\t' || (newLines && c is (byte)'\n' or (byte)'\r') || (commas && c == ',')) at++;
            else if (c == '#' && newLines) SkipLine();
            else return;
        }
    }

    private void SkipLine()
    {
        var end = bytes[at..].IndexOf((byte)'\n');
        at = end < 0 ? bytes.Length : at + end + 1;
    }

    private void Fail()
    {
        if (FailedLine == 0) FailedLine = LineAt(Math.Min(start, bytes.Length));
        SkipLine();
    }

    private int LineAt(int position)
    {
        if (position < counted) return lines;
        lines += bytes[counted..position].Count((byte)'\n');
        counted = position;
        return lines;
    }
}

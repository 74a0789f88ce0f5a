namespace Sovereignty.Detect.Lua;

/// <summary>Reads Lua forward as words, texts and marks; comments are passed over. No input makes this fail. Source: Lua 5.4 reference manual, "Lexical Conventions".</summary>
internal sealed class LuaTokens(string source)
{
    private int at;

    /// <summary>The word or text.</summary>
    public string Text { get; private set; } = "";

    /// <summary><c>w</c> for a word or number, <c>"</c> for a text, or the mark itself.</summary>
    public char Kind { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Steps on; false at the end.</summary>
    public bool Next()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (char.IsWhiteSpace(c))
            {
                if (c == '\n') Line++;
                at++;
            }
            else if (c == '-' && at + 1 < source.Length && source[at + 1] == '-')
            {
                at += 2;
                if (!TryLong(out _))
                {
                    while (at < source.Length && source[at] != '\n') at++;
                }
            }
            else
            {
                Read(c);
                return true;
            }
        }

        return false;
    }

    private void Read(char c)
    {
        if (c is '"' or '\'')
        {
            var start = ++at;
            while (at < source.Length && source[at] != c && source[at] != '\n') at += source[at] == '\\' ? 2 : 1;
            at = Math.Min(at, source.Length);
            (Kind, Text) = ('"', source[start..at]);
            if (at < source.Length && source[at] == c) at++;
        }
        else if (c == '[' && TryLong(out var text))
        {
            (Kind, Text) = ('"', text);
        }
        else if (char.IsAsciiLetterOrDigit(c) || c == '_')
        {
            var start = at;
            while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '.')) at++;
            (Kind, Text) = ('w', source[start..at]);
        }
        else
        {
            (Kind, Text) = (c, "");
            at++;
        }
    }

    // [[ … ]], [=[ … ]=]
    private bool TryLong(out string text)
    {
        text = "";
        var open = at;
        if (open >= source.Length || source[open] != '[') return false;
        var level = 0;
        while (open + 1 + level < source.Length && source[open + 1 + level] == '=') level++;
        if (open + 1 + level >= source.Length || source[open + 1 + level] != '[') return false;
        var start = open + 2 + level;
        var close = source.IndexOf("]" + new string('=', level) + "]", start, StringComparison.Ordinal);
        var end = close < 0 ? source.Length : close;
        text = source[start..end];
        Line += text.AsSpan().Count('\n');
        at = close < 0 ? source.Length : close + 2 + level;
        return true;
    }
}

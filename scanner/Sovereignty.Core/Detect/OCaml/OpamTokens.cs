using System.Text;

namespace Sovereignty.Detect.OCaml;

/// <summary>
/// The words of an opam file: texts (<c>"</c>), names and operators (<c>w</c>), brackets and colons. Comments are passed over.
/// Source: opam manual, "Common file format".
/// </summary>
internal sealed class OpamTokens(string source)
{
    private int at;

    /// <summary>The kind: <c>"</c>, <c>w</c>, or the character itself.</summary>
    public char Kind { get; private set; }

    /// <summary>The word, or the text without quotes.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Steps on; false at the end.</summary>
    public bool Next()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (c == '\n') Line++;
            if (char.IsWhiteSpace(c)) at++;
            else if (c == '#') Skip("\n", 0);
            else if (c == '(' && at + 1 < source.Length && source[at + 1] == '*') Skip("*)", 2);
            else if (c == '"') return ReadText();
            else if (c is '[' or ']' or '(' or ')' or '{' or '}' or ':')
            {
                (Kind, Text) = (c, "");
                at++;
                return true;
            }
            else return ReadWord();
        }

        return false;
    }

    private void Skip(string end, int more)
    {
        var stop = source.IndexOf(end, at, StringComparison.Ordinal);
        stop = stop < 0 ? source.Length : stop + more;
        Line += source.AsSpan(at, stop - at).Count('\n');
        at = stop;
    }

    private bool ReadText()
    {
        var isLong = source.AsSpan(at).StartsWith("\"\"\"");
        var quotes = isLong ? "\"\"\"" : "\"";
        at += quotes.Length;
        var text = new StringBuilder();
        var newLines = 0;
        while (at < source.Length && !source.AsSpan(at).StartsWith(quotes))
        {
            if (source[at] == '\\' && at + 1 < source.Length) at++;
            if (source[at] == '\n') newLines++;
            text.Append(source[at++]);
        }

        at = Math.Min(source.Length, at + quotes.Length);
        (Kind, Text) = ('"', text.ToString());
        Line += newLines;
        return true;
    }

    private bool ReadWord()
    {
        var start = at;
        var isName = IsName(source[at]);
        while (at < source.Length && !char.IsWhiteSpace(source[at]) && source[at] is not ('[' or ']' or '(' or ')' or '{' or '}' or ':' or '"' or '#') && IsName(source[at]) == isName) at++;
        (Kind, Text) = ('w', source[start..at]);
        return true;
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '+' or '.' or '%' or '/';
}

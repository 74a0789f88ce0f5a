using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Python;

/// <summary>Reads Python forward as words, texts and marks; comments are passed over. No input makes this fail. Source: Python reference, "Lexical analysis".</summary>
internal sealed class PythonTokens(string source)
{
    private int at;

    /// <summary>The word, or what stands in a text's quotes.</summary>
    public string Text { get; private set; } = "";

    /// <summary><c>w</c> for a word or number, <c>"</c> for a text, <c>f</c> for one with expressions in it, <c>=</c> for an assignment alone, or the mark itself.</summary>
    public char Kind { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Steps on; false at the end.</summary>
    public bool Next()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (c == '#')
            {
                while (at < source.Length && source[at] != '\n') at++;
            }
            else if (char.IsWhiteSpace(c) || c == '\\')
            {
                if (c == '\n') Line++;
                at++;
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
            ReadText(isFormatted: false);
        }
        else if (char.IsAsciiLetterOrDigit(c) || c == '_')
        {
            var start = at;
            while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] == '_')) at++;
            (Kind, Text) = ('w', source[start..at]);

            // r"…", b"…", f"…" and their pairs.
            if (Text.Length <= 2 && at < source.Length && source[at] is '"' or '\'') ReadText(Text.Contains('f', StringComparison.OrdinalIgnoreCase));
        }
        else
        {
            (Kind, Text) = (c, "");
            at++;
            if (at < source.Length && source[at] == '=' && c is '=' or '!' or '<' or '>' or '+')
            {
                Kind = '~';
                at++;
            }
        }
    }

    private void ReadText(bool isFormatted)
    {
        (Kind, Text) = (isFormatted ? 'f' : '"', QuotedText.Read(source, ref at));
        Line += Text.AsSpan().Count('\n');
    }
}

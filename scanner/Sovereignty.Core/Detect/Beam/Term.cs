using System.Text;

namespace Sovereignty.Detect.Beam;

/// <summary>
/// A term as Erlang and Elixir write data: an atom, a text, a number, or a group in brackets. Enough for lock files; what is not understood is
/// passed over, nesting and number are capped, and nothing here throws.
/// </summary>
internal sealed class Term
{
    private const int Deepest = 32;
    private const int Most = 2_000_000;

    private Term(char kind, string text, int line)
    {
        Kind = kind;
        Text = text;
        Line = line;
    }

    /// <summary><c>a</c> atom or number, <c>"</c> text, or the opening bracket of a group.</summary>
    public char Kind { get; }

    /// <summary>The atom without its colon, or the text.</summary>
    public string Text { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is in a group.</summary>
    public List<Term> Items { get; } = [];

    /// <summary>The item at a place if it is of a kind, or null.</summary>
    public Term? At(int index, char kind) => index < Items.Count && Items[index].Kind == kind ? Items[index] : null;

    /// <summary>Reads all terms of a file into one group.</summary>
    public static Term Read(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var root = new Term('[', "", 1);
        var open = new Stack<Term>();
        open.Push(root);
        var (line, count, skipped) = (1, 0, 0);
        for (var at = 0; at < text.Length && count < Most;)
        {
            var c = text[at];
            if (c == '\n')
            {
                line++;
                at++;
            }
            else if (c is '#' or '%' && !(c == '%' && at + 1 < text.Length && text[at + 1] == '{'))
            {
                while (at < text.Length && text[at] != '\n') at++;
            }
            else if (c == '"')
            {
                var start = line;
                var value = Quoted(text, ref at, ref line);
                if (skipped == 0) open.Peek().Items.Add(new Term('"', value, start));
                count++;
            }
            else if (c is '{' or '[')
            {
                // Deeper groups are counted, not kept.
                if (open.Count > Deepest) skipped++;
                else
                {
                    var group = new Term(c, "", line);
                    open.Peek().Items.Add(group);
                    open.Push(group);
                }

                count++;
                at++;
            }
            else if (c is '}' or ']')
            {
                if (skipped > 0) skipped--;
                else if (open.Count > 1) open.Pop();
                at++;
            }
            else if (char.IsAsciiLetterOrDigit(c) || c is '_' or '@')
            {
                var start = at;
                while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '@' or '.' or '?' or '!')) at++;
                if (skipped == 0) open.Peek().Items.Add(new Term('a', text[start..at].TrimEnd('.'), line));
                count++;
            }
            else
            {
                at++;
            }
        }

        return root;
    }

    private static string Quoted(string text, ref int at, ref int line)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }

        at++;
        return value.ToString();
    }
}

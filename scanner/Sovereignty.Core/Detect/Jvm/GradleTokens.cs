using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// Reads a build file of Gradle, Groovy or Kotlin, forward as words, texts, marks and ends of lines; comments are passed over. The file is a
/// program and is not run. No input makes this fail. Source: Groovy and Kotlin language references.
/// </summary>
internal sealed class GradleTokens(string source)
{
    private int at;

    /// <summary>The word, dots included (<c>libs.guava</c>), or what stands in a text's quotes.</summary>
    public string Text { get; private set; } = "";

    /// <summary><c>w</c> for a word or number, <c>"</c> for a text, <c>\n</c> for the end of a line, or the mark itself.</summary>
    public char Kind { get; private set; }

    /// <summary>Whether <c>$name</c> in the text stands for a value.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Steps on; false at the end.</summary>
    public bool Next()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (c == '\n')
            {
                (Kind, Text) = ('\n', "");
                Line++;
                at++;
                return true;
            }

            if (char.IsWhiteSpace(c)) at++;
            else if (source.AsSpan(at).StartsWith("//")) SkipTo("\n", keep: true);
            else if (source.AsSpan(at).StartsWith("/*")) SkipTo("*/", keep: false);
            else
            {
                Read(c);
                return true;
            }
        }

        return false;
    }

    private void SkipTo(string end, bool keep)
    {
        var to = source.IndexOf(end, at, StringComparison.Ordinal);
        to = to < 0 ? source.Length : keep ? to : to + end.Length;
        Line += source.AsSpan(at, to - at).Count('\n');
        at = to;
    }

    private void Read(char c)
    {
        if (c is '"' or '\'')
        {
            ReadText(c);
            return;
        }

        if (char.IsAsciiLetterOrDigit(c) || c == '_')
        {
            var start = at;
            while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '.')) at++;
            (Kind, Text) = ('w', source[start..at]);
            return;
        }

        (Kind, Text) = (c, "");
        at++;
    }

    private void ReadText(char quote)
    {
        IsTemplate = quote == '"';
        (Kind, Text) = ('"', QuotedText.Read(source, ref at));
        Line += Text.AsSpan().Count('\n');
    }
}

using System.Text;
using Sovereignty.Text;

namespace Sovereignty.Detect.Terraform;

/// <summary>
/// Reads HCL forward as a row of words, texts and marks, with the line of each. Comments and here documents are passed over; an expression
/// inside a text stays as it is written. No input makes this fail. Source: HCL native syntax specification.
/// </summary>
internal ref struct HclTokens
{
    /// <summary>The kind of a word: a name, a number, <c>true</c>.</summary>
    public const char Word = 'w';

    /// <summary>The kind of a text in quotes.</summary>
    public const char Quoted = '"';

    private static readonly AsciiSet WordBytes = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    private readonly ReadOnlySpan<byte> bytes;
    private int at;
    private int counted;

    /// <summary>Stands before the first token.</summary>
    public HclTokens(ReadOnlySpan<byte> utf8)
    {
        bytes = utf8;
        Line = 1;
        Text = "";
    }

    /// <summary>The word or text; empty for marks.</summary>
    public string Text { get; private set; }

    /// <summary><see cref="Word"/>, <see cref="Quoted"/>, or the mark itself: <c>{ } [ ] = ,</c> and others.</summary>
    public char Kind { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Steps on; false at the end.</summary>
    public bool Next()
    {
        SkipBlank();
        if (at >= bytes.Length) return false;
        Line += bytes[counted..at].Count((byte)'\n');
        counted = at;
        var first = bytes[at];
        Text = "";
        if (first == '"')
        {
            ReadText();
        }
        else if (WordBytes.Contains(first))
        {
            var length = bytes[at..].IndexOfAnyExcept(WordBytes);
            if (length < 0) length = bytes.Length - at;
            Text = Encoding.UTF8.GetString(bytes.Slice(at, length));
            Kind = Word;
            at += length;
        }
        else
        {
            Kind = (char)first;
            at++;
        }

        return true;
    }

    private readonly bool StartsWith(ReadOnlySpan<byte> text) => bytes[at..].StartsWith(text);

    private void SkipBlank()
    {
        while (at < bytes.Length)
        {
            if (bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
            else if (bytes[at] == '#' || StartsWith("//"u8)) SkipPast("\n"u8);
            else if (StartsWith("/*"u8)) SkipPast("*/"u8);
            else if (StartsWith("<<"u8)) SkipHereDocument();
            else return;
        }
    }

    private void SkipPast(ReadOnlySpan<byte> end)
    {
        var found = bytes[at..].IndexOf(end);
        at = found < 0 ? bytes.Length : at + found + end.Length;
    }

    private void SkipHereDocument()
    {
        at += 2;
        if (at < bytes.Length && bytes[at] == '-') at++;
        var length = bytes[at..].IndexOfAnyExcept(WordBytes);
        if (length <= 0) return;
        var mark = bytes.Slice(at, length);
        SkipPast("\n"u8);
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var line = end < 0 ? bytes[at..] : bytes.Slice(at, end);
            at = end < 0 ? bytes.Length : at + end + 1;
            if (line.Trim(" \t\r"u8).SequenceEqual(mark)) return;
        }
    }

    // Quotes inside ${…} do not end the text.
    private void ReadText()
    {
        Kind = Quoted;
        var start = ++at;
        var open = 0;
        while (at < bytes.Length)
        {
            var c = bytes[at];
            if (c == '\\')
            {
                at = Math.Min(at + 2, bytes.Length);
                continue;
            }

            if (c == '\n' && open == 0) break;
            if (c == '"' && open == 0) break;
            if (c == '{' && (open > 0 || bytes[at - 1] is (byte)'$' or (byte)'%')) open++;
            else if (c == '}' && open > 0) open--;
            at++;
        }

        Text = Encoding.UTF8.GetString(bytes[start..at]);
        if (at < bytes.Length && bytes[at] == '"') at++;
    }
}

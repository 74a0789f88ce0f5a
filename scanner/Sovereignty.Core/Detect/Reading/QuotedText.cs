namespace Sovereignty.Detect.Reading;

/// <summary>
/// Texts in quotes as Python, Groovy and Kotlin write them: in one quote up to the end of the line, in three over any number of lines, a
/// backslash in front of what does not end them.
/// </summary>
internal static class QuotedText
{
    /// <summary>Reads a text; one that is never closed ends with its line or the source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="at">Where the opening quote stands; afterwards the place behind the closing one.</param>
    /// <returns>What stands between the quotes, escapes as written.</returns>
    public static string Read(string source, ref int at)
    {
        var quote = source[at];
        var isLong = IsThree(source, at, quote);
        at += isLong ? 3 : 1;
        var start = at;
        while (at < source.Length)
        {
            if (source[at] == '\\') at++;
            else if (source[at] == '\n' && !isLong) break;
            else if (source[at] == quote && (!isLong || IsThree(source, at, quote))) break;
            at++;
        }

        at = Math.Min(at, source.Length);
        var text = source[start..at];
        if (at < source.Length && source[at] == quote) at = Math.Min(source.Length, at + (isLong ? 3 : 1));
        return text;
    }

    private static bool IsThree(string source, int at, char quote) => at + 2 < source.Length && source[at + 1] == quote && source[at + 2] == quote;
}

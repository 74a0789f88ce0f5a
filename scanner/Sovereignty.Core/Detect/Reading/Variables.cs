using System.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>Puts values in for <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c> and <c>${NAME-default}</c>, as shells, Dockerfiles and compose files write them.</summary>
internal static class Variables
{
    private const int LongestText = 2048;

    /// <summary>The text with what is known put in; what is not known stays as it is written.</summary>
    public static string Expand(string text, Func<string, string?> lookup)
    {
        if (!text.Contains('$', StringComparison.Ordinal) || text.Length > LongestText) return text;
        var result = new StringBuilder();
        for (var at = 0; at < text.Length && result.Length < LongestText;)
        {
            if (text[at] != '$' || at + 1 == text.Length)
            {
                result.Append(text[at++]);
                continue;
            }

            var end = text[at + 1] == '{' ? EndOfBraces(text, at + 1) : EndOfName(text, at + 1);
            if (end <= at + 1)
            {
                result.Append(text[at++]);
                continue;
            }

            var whole = text[at..end];
            result.Append((text[at + 1] == '{' ? Braced(whole[2..^1], lookup) : lookup(whole[1..])) ?? whole);
            at = end;
        }

        return result.ToString();
    }

    private static string? Braced(string inner, Func<string, string?> lookup)
    {
        var end = EndOfName(inner, 0);
        var value = lookup(inner[..end]);
        var operation = inner.AsSpan(end).TrimStart(':');
        if (operation.IsEmpty) return value;
        var word = operation[1..].ToString();
        return operation[0] switch
        {
            '-' => string.IsNullOrEmpty(value) ? Expand(word, lookup) : value,
            '+' => string.IsNullOrEmpty(value) ? "" : Expand(word, lookup),
            _ => value,
        };
    }

    private static int EndOfName(string text, int from)
    {
        var at = from;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_')) at++;
        return at;
    }

    private static int EndOfBraces(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            if (text[at] == '{') depth++;
            else if (text[at] == '}' && --depth == 0) return at + 1;
        }

        return -1;
    }
}

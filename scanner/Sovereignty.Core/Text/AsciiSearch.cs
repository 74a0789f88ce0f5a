namespace Sovereignty.Text;

/// <summary>Searches for the characters of an <see cref="AsciiSet"/>, named like the framework's searches.</summary>
internal static class AsciiSearch
{
    /// <summary>The index of the first character that is in the set, or -1.</summary>
    public static int IndexOfAny(this ReadOnlySpan<char> text, AsciiSet set)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (set.Contains(text[i])) return i;
        }

        return -1;
    }

    /// <summary>The index of the first character that is not in the set, or -1.</summary>
    public static int IndexOfAnyExcept(this ReadOnlySpan<char> text, AsciiSet set)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!set.Contains(text[i])) return i;
        }

        return -1;
    }

    /// <summary>The index of the first byte that is in the set, or -1.</summary>
    public static int IndexOfAny(this ReadOnlySpan<byte> text, AsciiSet set)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (set.Contains(text[i])) return i;
        }

        return -1;
    }

    /// <summary>The index of the first byte that is not in the set, or -1.</summary>
    public static int IndexOfAnyExcept(this ReadOnlySpan<byte> text, AsciiSet set)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!set.Contains(text[i])) return i;
        }

        return -1;
    }

    /// <summary>Whether a character of the set is in the text.</summary>
    public static bool ContainsAny(this ReadOnlySpan<char> text, AsciiSet set) => text.IndexOfAny(set) >= 0;

    /// <summary>Whether a character that is not in the set is in the text.</summary>
    public static bool ContainsAnyExcept(this ReadOnlySpan<char> text, AsciiSet set) => text.IndexOfAnyExcept(set) >= 0;
}

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// One copy of short texts that stand in many rows. It holds a fixed number and forgets older ones, so that a column of numbers that are all
/// different costs nothing but its turn. Not for several threads at once.
/// </summary>
internal sealed class TextPool
{
    private const int Longest = 64;
    private const int Places = 1 << 15;
    private readonly string?[] texts = new string?[Places];

    /// <summary>The text as a string.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest) return text.ToString();
        ref var place = ref texts[Place(text)];
        if (place is { } known && text.SequenceEqual(known)) return known;
        return place = text.ToString();
    }

    /// <summary>The copy of a string, itself if it is the first.</summary>
    public string Of(string text)
    {
        if (text.Length is 0 or > Longest) return text;
        ref var place = ref texts[Place(text)];
        if (place is { } known && (ReferenceEquals(known, text) || string.Equals(known, text, StringComparison.Ordinal))) return known;
        return place = text;
    }

    private static int Place(ReadOnlySpan<char> text) => string.GetHashCode(text) & (Places - 1);
}

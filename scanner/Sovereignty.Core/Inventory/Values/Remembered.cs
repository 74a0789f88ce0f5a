namespace Sovereignty.Inventory.Values;

/// <summary>What texts were read as: lists say the same in thousands of rows. It remembers a bounded number. Not for several threads at once.</summary>
/// <param name="read">Reads a text; the same text gives the same value.</param>
internal sealed class Remembered<T>(Func<string, T> read)
{
    private const int Most = 10_000;
    private readonly Dictionary<string, T> known = new(StringComparer.Ordinal);

    /// <summary>The value of a text.</summary>
    public T Of(string text)
    {
        if (known.TryGetValue(text, out var value)) return value;
        value = read(text);
        if (known.Count < Most) known[text] = value;
        return value;
    }
}

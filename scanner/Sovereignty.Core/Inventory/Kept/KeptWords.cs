namespace Sovereignty.Inventory.Kept;

/// <summary>Texts that many rows share, each held once and named by a number. What comes after the first 20,000 is written out.</summary>
internal sealed class KeptWords
{
    private const int Most = 20_000;

    private readonly List<string> words = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Writes a text, or none.</summary>
    public void Write(PackedWriter to, string? word)
    {
        if (word is null)
        {
            to.Number(0);
            return;
        }

        if (!places.TryGetValue(word, out var at))
        {
            if (words.Count == Most)
            {
                to.Number(1);
                to.Text(word);
                return;
            }

            places[word] = at = words.Count;
            words.Add(word);
        }

        to.Number((uint)at + 2);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public string? Read(ref PackedReader from) => (int)from.Number() switch
    {
        0 => null,
        1 => from.Text(),
        var at => words[at - 2],
    };
}

namespace Sovereignty.Inventory.Matching;

/// <summary>Words run together, so that any stretch of them is a slice and costs nothing to look up.</summary>
internal sealed class WordRun
{
    private readonly string text;
    private readonly int[] starts;

    public WordRun(IReadOnlyList<string> words)
    {
        text = string.Concat(words);
        starts = new int[words.Count + 1];
        for (var i = 0; i < words.Count; i++) starts[i + 1] = starts[i] + words[i].Length;
    }

    /// <summary>How many words there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The words from one to before another, without blanks.</summary>
    public ReadOnlySpan<char> this[int from, int until] => text.AsSpan(starts[from], starts[until] - starts[from]);
}

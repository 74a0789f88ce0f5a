namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Hashes of words, each with the one that it stands for: open addressing over two arrays. It is built in microseconds; the framework's sets of numbers
/// are compiled at every start, which takes longer than reading the licence files of a small tree. Not changed after it was made.
/// </summary>
internal sealed class WordTable
{
    private readonly uint[] keys;
    private readonly uint[] values;

    /// <summary>Makes a table of words between blanks, or of pairs <c>word=meaning</c>.</summary>
    public WordTable(string words)
    {
        var length = 64;
        while (length < words.Length) length *= 2;
        keys = new uint[length];
        values = new uint[length];
        var rest = words.AsSpan();
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var end = rest.IndexOfAny(' ', '\n', '\r');
            var word = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..];
            var equals = word.IndexOf('=');
            var key = LicenceWords.HashOf(equals < 0 ? word : word[..equals]);
            Set(key, equals < 0 ? key : LicenceWords.HashOf(word[(equals + 1)..]));
        }
    }

    /// <summary>Whether a word is in the table.</summary>
    public bool Contains(uint word) => keys[Place(word)] == word && word != 0;

    /// <summary>What a word stands for: itself when it is not in the table.</summary>
    public uint Meaning(uint word)
    {
        var place = Place(word);
        return keys[place] == word && word != 0 ? values[place] : word;
    }

    private void Set(uint word, uint meaning)
    {
        var place = Place(word);
        keys[place] = word;
        values[place] = meaning;
    }

    // Where the word is, or the free place where it would be: a word and its blank take two characters, so that half the table stays free.
    private int Place(uint word)
    {
        var place = (int)(word * 0x9E3779B1u >> 8) & (keys.Length - 1);
        while (keys[place] != 0 && keys[place] != word) place = (place + 1) & (keys.Length - 1);
        return place;
    }
}

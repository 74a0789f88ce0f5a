namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Looks in what is no known text for words that put conditions or give rights of their own: a licence with more beside it is not that licence alone.
/// </summary>
internal static class OtherTerms
{
    private static readonly Dictionary<uint, (uint[] Words, string Text)[]> ByFirst = Phrases(
        """
        commons clause
        noncommercial
        commercial use
        commercial purposes
        commercial purpose
        commercial license
        commercially
        right to sell
        may not
        must not
        shall not
        are not allowed
        is not allowed
        not permitted
        is prohibited
        are prohibited
        strictly prohibited
        is forbidden
        restrictions
        additional terms
        additional conditions
        additional restrictions
        written permission
        written consent
        evaluation purposes
        end user license
        subscription
        competing
        not be used
        provided that
        following conditions
        permission is
        is granted
        are granted
        hereby grants
        hereby granted
        are permitted
        redistribution and use
        research purposes
        educational purposes
        academic use
        personal use
        """);

    /// <summary>The first phrase between two words of a text, with its place; null when there is none.</summary>
    public static (string Phrase, int Word)? Find(uint[] words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!ByFirst.TryGetValue(words[i], out var phrases)) continue;
            foreach (var (phrase, text) in phrases)
            {
                if (i + phrase.Length <= to && words.AsSpan(i, phrase.Length).SequenceEqual(phrase)) return (text, i);
            }
        }

        return null;
    }

    private static Dictionary<uint, (uint[] Words, string Text)[]> Phrases(string lines) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => (LicenceWords.Read(l).ToArray(), l))
        .GroupBy(p => p.Item1[0]).ToDictionary(g => g.Key, g => g.ToArray());
}

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Looks in what is no known text for words that put conditions or give rights of their own: a licence with more beside it is not that licence alone.
/// </summary>
internal static class OtherTerms
{
    private static readonly string[] Phrases =
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
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly uint[][] Words = Array.ConvertAll(Phrases, p => LicenceWords.Read(p).ToArray());

    /// <summary>The first phrase between two words of a text; null when there is none.</summary>
    public static OtherTerm? Find(uint[] words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            for (var p = 0; p < Words.Length; p++)
            {
                var phrase = Words[p];
                if (phrase[0] == words[i] && i + phrase.Length <= to && words.AsSpan(i, phrase.Length).SequenceEqual(phrase)) return new OtherTerm(Phrases[p], i);
            }
        }

        return null;
    }
}

/// <summary>A phrase that puts conditions or gives rights of its own.</summary>
/// <param name="Text">The phrase.</param>
/// <param name="Word">Where in the text it begins.</param>
internal sealed record OtherTerm(string Text, int Word);

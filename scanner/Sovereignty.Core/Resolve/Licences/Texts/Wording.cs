namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Which differences between a text and a licence are other names, other typing or nothing at all, and which change what is allowed. A difference is
/// harmless as long as no word that gives, takes or asks for something is in it: a licence with a condition more is another licence.
/// </summary>
internal static class Wording
{
    private const int LongestName = 15;

    // What a sentence needs to give a right, to take one or to ask for something.
    private static readonly WordTable Operative = new(
        """
        not no nor neither never none cannot only solely must shall may might should will can except excepting unless without with provided
        condition conditions subject prohibit prohibits prohibited prohibition forbid forbidden forbids restrict restricts restricted restriction
        restrictions require requires required requirement grant grants granted permit permits permitted permission permissions commercial
        noncommercial noncommercially commercially sell sells sold sale selling resell fee fees charge charged royalty pay payment paid purchase
        military nuclear evil weapons evaluation evaluate academic research educational personal internal nonprofit profit production purpose purposes
        endorse promote advertising acknowledge acknowledgment acknowledgments patent patents trademark trademarks sublicense redistribute
        redistribution redistributions distribute distributed distribution modify modified modification modifications reproduce retain include included
        terminate terminates terminated termination expire expires revoke revoked consent agree agrees agreement entitled allow allows allowed exclude
        excludes excluded excluding limit limited limits compete competes competing competitive service services hosted hosting notwithstanding comply
        compliance disclose warranty warranties liable liability indemnify nonexclusive exclusive source binary use used uses using user users
        """);

    // A version is a number with a point; in the notice that names a licence any number is.
    private static readonly WordTable Versions = new("1.0 1.1 1.2 1.3 2.0 2.1 2.2 2.3 2.5 3.0 3.01 4.0");
    private static readonly WordTable Numbers = new("1 2 3 4 1.0 1.1 1.2 1.3 2.0 2.1 2.2 2.3 2.5 3.0 lesser library affero");
    private static readonly WordTable Sentence = new("is are be you hereby not must shall may should only without except provided permitted granted permission conditions subject");
    private static readonly uint Copyright = LicenceWords.HashOf("copyright");

    /// <summary>The first word of the text that changes the terms; -1 when none does; -2 when what changes them was left out.</summary>
    public static int FirstChange(LicenceFingerprint fingerprint, uint[] text, WordAlignment alignment)
    {
        var notice = fingerprint.Kind is FingerprintKind.Notice;
        var added = new List<int>();
        foreach (var word in alignment.Added)
        {
            if (fingerprint.Copyright.AsSpan().Contains(text[word])) continue;
            if (Changes(text[word], notice)) return word;
            added.Add(word);
        }

        for (var i = TitleLength(fingerprint.Words, alignment.Missing); i < alignment.Missing.Count; i++)
        {
            if (Changes(fingerprint.Words[alignment.Missing[i]], notice)) return -2;
        }

        return LongAddition(text, added);
    }

    // A title may be left out: the first words, as long as they make no sentence.
    private static int TitleLength(uint[] words, IReadOnlyList<int> missing)
    {
        var length = 0;
        while (length < missing.Count && missing[length] == length && length <= LongestName && !Sentence.Contains(words[length])) length++;
        return length <= LongestName ? length : 0;
    }

    private static bool Changes(uint word, bool notice) => notice ? Numbers.Contains(word) : Operative.Contains(word) || Versions.Contains(word);

    // A name takes a few words, a copyright line some more; whole sentences are terms, whatever they say.
    private static int LongAddition(uint[] text, List<int> added)
    {
        for (int first = 0, i = 0; i < added.Count; i++)
        {
            if (i > 0 && added[i] != added[i - 1] + 1) first = i;
            var length = i - first + 1;
            if (length > LongestName && (length > 8 * LongestName || !HasCopyright(text, added[first], length))) return added[first];
        }

        return -1;
    }

    private static bool HasCopyright(uint[] text, int from, int length) => text.AsSpan(Math.Max(0, from - 1), Math.Min(length + 1, text.Length - Math.Max(0, from - 1))).Contains(Copyright);
}

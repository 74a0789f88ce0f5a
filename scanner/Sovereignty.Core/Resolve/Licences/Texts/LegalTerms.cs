namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Legal terms that are no licence of the list: whether a file holds some, and whether their heading says that they are a maker's own agreement with its
/// customers. Terms that nobody has listed must not vanish beside a text that is known: LICENSE_VENDOR.txt beside LICENSE_AGPL.txt.
/// </summary>
internal static class LegalTerms
{
    private const int Searched = 16 * 1024;
    private const int Fewest = 500;
    private const int HeadLines = 20;
    private const int LongestHeading = 120;

    private static readonly string[] Subjects = ["licen", "agreement", "Nutzungs", "Lizenz"];
    private static readonly string[] Words = ["hereby", "grant", "liab", "warrant", "permitted", "terms and conditions", "haftung", "gewähr"];

    // Whatever else stands below such a heading, it is no licence for everybody.
    private static readonly string[] Agreements =
        ["end user license agreement", "end-user license agreement", "end user licence agreement", "end-user licence agreement", "microsoft software license terms", "microsoft .net library",
         "microsoft pre-release software license", "commercial license agreement", "proprietary license", "proprietary software license", "oracle technology network license", "nvidia software license",
         "amazon software license", "endbenutzer-lizenzvertrag", "endbenutzerlizenzvertrag", "endnutzer-lizenzvertrag", "lizenzvertrag für endanwender"];

    /// <summary>Adds to a reading that found nothing what can still be said of the file.</summary>
    public static LicenceTextReading Seen(LicenceTextReading reading, ReadOnlySpan<byte> bytes)
    {
        if (reading.Texts.Length > 0 || reading.Tags.Length > 0 || bytes.Length < Fewest) return reading;
        var text = LicenceTexts.Decode(bytes[..Math.Min(bytes.Length, Searched)]);
        if (!Has(text, Subjects) || !Has(text, Words)) return reading;
        var (heading, line) = Heading(text);
        return reading with { Unrecognised = true, Agreement = heading, AgreementLine = line };
    }

    private static bool Has(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static (string? Heading, int Line) Heading(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > HeadLines) break;
            var heading = line.Trim(" \t#*=-_<>/");
            if (heading.Length is 0 or > LongestHeading) continue;
            foreach (var agreement in Agreements)
            {
                if (heading.Contains(agreement, StringComparison.OrdinalIgnoreCase)) return (heading.ToString(), number);
            }
        }

        return (null, 0);
    }
}

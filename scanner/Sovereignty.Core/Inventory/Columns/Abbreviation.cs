using System.Collections.Frozen;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Columns;

/// <summary>Headers that are cut short to keep columns narrow: <c>Vertr.-Ende</c>, <c>Schutzbed.</c>, <c>jährl. Kosten</c>. A word with a dot behind it stands for any that begins with it.</summary>
internal static class Abbreviation
{
    private const int Longest = 40;

    // What is cut short in its middle.
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["hst"] = "hersteller", ["vtr"] = "vertrags", ["vtg"] = "vertrags", ["kdg"] = "kuendigungs", ["kd"] = "kuendigungs", ["lz"] = "laufzeit", ["vs"] = "version", ["fv"] = "fachverfahren", ["ap"] = "ansprechpartner", ["sw"] = "software", ["exp"] = "export",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<(string[] Words, InventoryField Field, double Confidence)[]> Synonyms = new(() =>
        [.. HeaderSynonyms.LongestFirst.Reverse().Select(s => (s.Split(' '), HeaderSynonyms.ByWords[s].Field, HeaderSynonyms.ByWords[s].Confidence))]);

    /// <summary>The field; null for a header that is not cut short, or stands for nothing known.</summary>
    public static (InventoryField Field, double Confidence)? Of(string header)
    {
        if (header.Length > Longest || !IsCut(header)) return null;
        var plain = header.EndsWith(')') && header.IndexOf('(', StringComparison.Ordinal) is > 0 and var open ? header[..open] : header;
        var parts = Slug.Fold(plain).Replace('.', ' ').Replace('-', ' ').Replace('/', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var cut = Cut(plain);
        if (parts.Length is 0 or > 4 || parts.Length != cut.Count) return null;
        (InventoryField Field, double Confidence)? best = null;
        // From the shortest on: of several words that begin alike, the plainest is meant.
        foreach (var (words, field, confidence) in Synonyms.Value)
        {
            if (Fits(words, parts, cut) && (best is null || confidence > best.Value.Confidence + 0.3)) best = (field, confidence);
        }

        return best is { } found ? (found.Field, found.Confidence * 0.9) : null;
    }

    private static bool Fits(string[] words, string[] parts, List<bool> cut)
    {
        // "Vertr.-Nr." is one word in its synonym or two; both are among them.
        if (words.Length != parts.Length) return words.Length == 1 && parts.Length == 2 && cut[0] && words[0].StartsWith(Stem(parts[0]), StringComparison.Ordinal) && EndsLike(words[0], parts[1], cut[1]);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] != parts[i] && !(cut[i] && words[i].StartsWith(Stem(parts[i]), StringComparison.Ordinal))) return false;
        }

        return true;
    }

    // "Kündigungsfrist" of "Künd.-Frist", "Vertragsnummer" of "Vertr.-Nr.".
    private static bool EndsLike(string word, string end, bool isCut) => word.EndsWith(end, StringComparison.Ordinal) || (isCut && end == "nr" && word.EndsWith("nummer", StringComparison.Ordinal));

    private static string Stem(string part) => Known.GetValueOrDefault(part, part);

    // A dot right behind two letters or more; "p.a." and "31.12." are none.
    private static bool IsCut(string header)
    {
        for (var i = 2; i < header.Length; i++)
        {
            if (header[i] == '.' && char.IsLetter(header[i - 1]) && char.IsLetter(header[i - 2])) return true;
        }

        return false;
    }

    private static List<bool> Cut(string header)
    {
        var cut = new List<bool>();
        var inWord = false;
        foreach (var c in header)
        {
            if (c is '.' or '-' or '/' or ' ' || char.IsWhiteSpace(c))
            {
                if (inWord) cut.Add(c == '.');
                inWord = false;
            }
            else
            {
                inWord = true;
            }
        }

        if (inWord) cut.Add(false);
        return cut;
    }
}

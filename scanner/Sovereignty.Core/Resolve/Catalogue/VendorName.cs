using System.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Folds the names of firms so that spellings of one name are equal and names of two firms are not.</summary>
internal static class VendorName
{
    // Endings that say what sort of body a firm is, not which. Only at the end, and never the whole name.
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "corp", "corporation", "co", "company", "llc", "ltd", "limited", "plc", "lp", "llp", "gmbh", "ag", "se", "kg", "kgaa",
        "ohg", "ug", "mbh", "ev", "eg", "bv", "nv", "sa", "sas", "sarl", "sà", "rl", "spa", "srl", "oy", "oyj", "ab", "as", "asa", "aps", "pty", "pte", "kk", "sro", "zrt", "kft", "doo",
    };

    /// <summary>The name in lower case without punctuation, legal form and surrounding blanks; empty for a name of nothing but these.</summary>
    public static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Length > 300 ? name.AsSpan(0, 300) : name.AsSpan())
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '#') text.Append(char.ToLowerInvariant(c));
            else if (c is '.' or '\'' or '’' or '´') continue;
            else if (c == '&') text.Append(" and ");
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && (LegalForms.Contains(words[^1]) || words[^1] == "and")) words.RemoveAt(words.Count - 1);
        if (words.Count > 1 && words[0] == "the") words.RemoveAt(0);
        return string.Join(' ', words);
    }
}

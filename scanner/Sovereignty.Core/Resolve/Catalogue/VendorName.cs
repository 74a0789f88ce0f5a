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

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsLegalForm = LegalForms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name in lower case without punctuation, legal form and surrounding blanks; empty for a name of nothing but these.</summary>
    public static string Fold(string name)
    {
        // At most 300 characters are looked at, an & becomes the word "and" with blanks around it.
        Span<char> buffer = stackalloc char[300 * 5];
        var length = 0;
        foreach (var c in name.Length > 300 ? name.AsSpan(0, 300) : name.AsSpan())
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '#') buffer[length++] = char.ToLowerInvariant(c);
            else if (c is '.' or '\'' or '’' or '´') continue;
            else
            {
                if (length > 0 && buffer[length - 1] != ' ') buffer[length++] = ' ';
                if (c != '&') continue;
                "and ".CopyTo(buffer[length..]);
                length += 4;
            }
        }

        var text = (ReadOnlySpan<char>)buffer[..length].TrimEnd(' ');
        while (text.LastIndexOf(' ') is > 0 and var blank && (IsLegalForm.Contains(text[(blank + 1)..]) || text[(blank + 1)..] is "and")) text = text[..blank];
        return text.StartsWith("the ") ? text[4..].ToString() : text.ToString();
    }
}

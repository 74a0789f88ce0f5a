using System.Text;

namespace Sovereignty.Resolve.Licences;

/// <summary>Folds spellings of licence names and URLs: what differs in case, punctuation and filler words only becomes equal, versions never do.</summary>
internal static class LicenceName
{
    private static readonly string[] Filler = ["the", "license", "licence", "licenses", "version", "v", "software", "a", "under"];

    /// <summary>A name's folded form.</summary>
    public static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Length > 400 ? name.AsSpan(0, 400) : name.AsSpan())
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '.' or '<' or '>' or '=') text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word).Where(w => w.Length > 0 && !Filler.Contains(w, StringComparer.Ordinal)).ToList();
        return words.Count == 0 ? text.ToString().Trim() : string.Join(' ', words);
    }

    /// <summary>A URL's folded form: without scheme, www., file ending and trailing slash.</summary>
    public static string FoldUrl(string url)
    {
        var text = url.Trim().ToLowerInvariant();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) text = text[(scheme + 3)..];
        if (text.StartsWith("www.", StringComparison.Ordinal)) text = text[4..];
        if (text.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash) text = text[..hash];
        text = text.TrimEnd('/');
        foreach (var ending in (ReadOnlySpan<string>)[".txt", ".html", ".htm", ".php", ".md"])
        {
            if (text.EndsWith(ending, StringComparison.Ordinal)) text = text[..^ending.Length];
        }

        return text;
    }

    // "v2", "v2.0" and "2.0" are "2"; "2.1" stays what it is.
    private static string Word(string word)
    {
        word = word.Trim('.');
        if (word.Length > 1 && word[0] == 'v' && char.IsAsciiDigit(word[1])) word = word[1..];
        return word.EndsWith(".0", StringComparison.Ordinal) && word.Length > 2 && char.IsAsciiDigit(word[0]) ? word[..^2]
            : word.EndsWith(".0+", StringComparison.Ordinal) && char.IsAsciiDigit(word[0]) ? word[..^3] + "+" : word;
    }
}

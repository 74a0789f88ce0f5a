using System.Text;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Matching;

/// <summary>Other ways to read a name that means nothing as it stands: parted where it was run together, and with a slip of the keyboard mended.</summary>
internal sealed class SecondReading(Catalogue catalogue)
{
    private const int ShortestMended = 6;
    private const int LongestMended = 24;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byDeletion = new(StringComparer.Ordinal);

    /// <summary>"OfficeProPlus2019", "SAPGUI770": the name with blanks where capitals and numbers begin; null when there is nowhere to part it.</summary>
    public static string? Parted(string name)
    {
        if (name.Length > 120) return null;
        StringBuilder? parted = null;
        var letters = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && Begins(name, i, letters))
            {
                parted ??= new StringBuilder(name, 0, i, name.Length + 8);
                parted.Append(' ');
            }

            letters = char.IsLetter(name[i]) ? letters + 1 : 0;
            parted?.Append(name[i]);
        }

        return parted?.ToString();
    }

    /// <summary>"Adobe Acrobt Reader": the name with one word that the catalogue does not know put right, where only one word is meant; null else.</summary>
    /// <param name="stated">The name as it stands.</param>
    /// <param name="at">The place of the word that was mended.</param>
    public string? Mended(ProductName stated, out int at)
    {
        at = -1;
        string? right = null;
        for (var i = 0; i < stated.Words.Length; i++)
        {
            var word = stated.Words[i];
            if (word.Length is < ShortestMended or > LongestMended || stated.Sorts[i] != WordSorts.None || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0 || Knows(word)) continue;
            if (Near(word) is not { } near) continue;
            if (right is not null) return null;
            (right, at) = (near, i);
        }

        if (right is null) return null;
        var mended = (string[])stated.Words.Clone();
        mended[at] = right;
        return string.Join(' ', mended);
    }

    private static bool Begins(string name, int i, int letters)
    {
        var (before, here) = (name[i - 1], name[i]);
        if (char.IsAsciiLetterUpper(here)) return char.IsAsciiLetterLower(before) || (char.IsAsciiLetterUpper(before) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]) && letters > 1);
        return char.IsAsciiDigit(here) && letters >= 4;
    }

    private bool Knows(string word)
    {
        if (words.Count == 0) Learn();
        return words.Contains(word);
    }

    // The first letter is seldom the wrong one.
    private string? Near(string word)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in Deletions(word).Append(word))
        {
            if (byDeletion.TryGetValue(key, out var near)) found.UnionWith(near.Where(n => n[0] == word[0] && OneEdit.Apart(n, word)));
            if (found.Count > 1) return null;
        }

        return found.FirstOrDefault();
    }

    private void Learn()
    {
        foreach (var product in catalogue.Products.Values)
        {
            foreach (var name in product.Aliases.Prepend(product.Name)) words.UnionWith(ProductName.Of(name).Words);
        }

        foreach (var vendor in catalogue.Vendors.Values)
        {
            foreach (var name in vendor.Aliases.Prepend(vendor.Name)) words.UnionWith(ProductName.Of(name).Words);
        }

        foreach (var word in words)
        {
            if (word.Length is < ShortestMended or > LongestMended || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0) continue;
            foreach (var key in Deletions(word).Append(word))
            {
                if (!byDeletion.TryGetValue(key, out var near)) byDeletion[key] = near = [];
                near.Add(word);
            }
        }
    }

    private static IEnumerable<string> Deletions(string word) => Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Distinct(StringComparer.Ordinal);
}

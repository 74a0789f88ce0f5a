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

    // Of each word and of all that is left of it without one letter the hash, sorted, and whose it is: a quarter of a million, which as texts would take
    // thirty megabytes. That two words happen to share one costs a comparison.
    private string[] mendable = [];
    private int[] hashes = [];
    private int[] wordAt = [];

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
        string? found = null;
        foreach (var hash in Hashes(word))
        {
            var at = Array.BinarySearch(hashes, hash);
            while (at > 0 && hashes[at - 1] == hash) at--;
            for (; at >= 0 && at < hashes.Length && hashes[at] == hash; at++)
            {
                var near = mendable[wordAt[at]];
                if (near[0] != word[0] || near == found || !OneEdit.Apart(near, word)) continue;
                if (found is not null) return null;
                found = near;
            }
        }

        return found;
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

        mendable = [.. words.Where(w => w.Length is >= ShortestMended and <= LongestMended && w.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0)];
        var (found, whose) = (new List<int>(), new List<int>());
        for (var i = 0; i < mendable.Length; i++)
        {
            foreach (var hash in Hashes(mendable[i]))
            {
                found.Add(hash);
                whose.Add(i);
            }
        }

        (hashes, wordAt) = ([.. found], [.. whose]);
        Array.Sort(hashes, wordAt);
    }

    // Of the word, and of the word without each of its letters.
    private static int[] Hashes(string word)
    {
        var of = new int[word.Length + 1];
        of[^1] = string.GetHashCode(word);
        Span<char> shorter = stackalloc char[LongestMended];
        for (var i = 0; i < word.Length; i++)
        {
            word.AsSpan(0, i).CopyTo(shorter);
            word.AsSpan(i + 1).CopyTo(shorter[i..]);
            of[i] = string.GetHashCode(shorter[..(word.Length - 1)]);
        }

        return of;
    }
}

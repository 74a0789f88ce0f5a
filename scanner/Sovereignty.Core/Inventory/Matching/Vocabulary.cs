using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Matching;

/// <summary>The words that names of the catalogue are made of, and which of them is one slip of the keyboard away from another.</summary>
internal sealed class Vocabulary
{
    /// <summary>In shorter words another letter makes another word.</summary>
    public const int Shortest = 6;

    /// <summary>Longer words are not mended.</summary>
    public const int Longest = 24;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    // Of each word and of all that is left of it without one letter the hash, sorted, and whose it is: a quarter of a million, which as texts would take
    // thirty megabytes. That two words happen to share one costs a comparison.
    private readonly string[] mendable;
    private readonly int[] hashes;
    private readonly int[] wordAt;

    public Vocabulary(Catalogue catalogue)
    {
        foreach (var product in catalogue.Products.Values)
        {
            foreach (var name in product.Aliases.Prepend(product.Name)) words.UnionWith(ProductName.Of(name).Words);
        }

        foreach (var vendor in catalogue.Vendors.Values)
        {
            foreach (var name in vendor.Aliases.Prepend(vendor.Name)) words.UnionWith(ProductName.Of(name).Words);
        }

        mendable = [.. words.Where(w => w.Length is >= Shortest and <= Longest && w.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0)];
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

    /// <summary>Whether a name of the catalogue holds a word.</summary>
    public bool Contains(string word) => words.Contains(word);

    /// <summary>The one word that is one slip away; null when there is none or several. The first letter is seldom the wrong one.</summary>
    public string? Near(string word)
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

    // Of the word, and of the word without each of its letters.
    private static int[] Hashes(string word)
    {
        var of = new int[word.Length + 1];
        of[^1] = string.GetHashCode(word);
        Span<char> shorter = stackalloc char[Longest];
        for (var i = 0; i < word.Length; i++)
        {
            word.AsSpan(0, i).CopyTo(shorter);
            word.AsSpan(i + 1).CopyTo(shorter[i..]);
            of[i] = string.GetHashCode(shorter[..(word.Length - 1)]);
        }

        return of;
    }
}

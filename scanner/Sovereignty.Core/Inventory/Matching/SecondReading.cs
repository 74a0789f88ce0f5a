using System.Text;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>Other ways to read a name that means nothing as it stands: parted where it was run together, and with a slip of the keyboard mended.</summary>
internal sealed class SecondReading(Catalogue catalogue)
{
    // Most lists hold no name that needs it.
    private readonly Lazy<Vocabulary> vocabulary = new(() => new Vocabulary(catalogue));

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
            if (word.Length is < Vocabulary.Shortest or > Vocabulary.Longest || stated.Sorts[i] != WordSorts.None || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0 || vocabulary.Value.Contains(word)) continue;
            if (vocabulary.Value.Near(word) is not { } near) continue;
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
}

using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Matching;

/// <summary>How a name of the catalogue was met, surest first.</summary>
internal enum Kinship
{
    /// <summary>The name as the catalogue writes it.</summary>
    Whole,

    /// <summary>The name without its vendor in front.</summary>
    WithoutVendor,

    /// <summary>The name without its edition or version.</summary>
    WithoutVariant,

    /// <summary>A name one slip of the keyboard away.</summary>
    Misspelt,
}

/// <summary>A name that the index holds.</summary>
/// <param name="Product">The product.</param>
/// <param name="Kinship">How it follows from the product's names.</param>
/// <param name="Words">Its words.</param>
/// <param name="Ordinary">Whether it is made of everyday words only, so that it needs the vendor beside it.</param>
internal sealed record IndexedName(Product Product, Kinship Kinship, string[] Words, bool Ordinary)
{
    /// <summary>How many characters its words have together.</summary>
    public int Length { get; } = Words.Sum(w => w.Length);
}

/// <summary>Finds names of the catalogue by their words run together, so that <c>Auto CAD</c>, <c>AutoCAD</c> and <c>Auto-CAD</c> are one key.</summary>
internal sealed class ProductIndex
{
    private const int ShortestMisspelt = 6;
    private const int LongestMisspelt = 40;
    private readonly Dictionary<string, List<IndexedName>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byDeletion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndexedName>> byWord = new(StringComparer.Ordinal);
    private readonly VendorIndex vendors;

    public ProductIndex(Catalogue catalogue, VendorIndex vendors)
    {
        this.vendors = vendors;
        foreach (var product in catalogue.Products.Values)
        {
            foreach (var name in (IEnumerable<string>)[product.Name, Unqualified(product.Name), .. product.Aliases]) Add(product, ProductName.Of(name));
        }

        foreach (var key in byKey.Keys.Order(StringComparer.Ordinal))
        {
            LongestKey = Math.Max(LongestKey, key.Length);
            if (key.Length is >= ShortestMisspelt and <= LongestMisspelt && IsLetters(key)) AddDeletions(key);
        }
    }

    /// <summary>The length of the longest key: longer runs of words need no look.</summary>
    public int LongestKey { get; }

    /// <summary>The names with these words, run together.</summary>
    public IReadOnlyList<IndexedName> Find(ReadOnlySpan<char> key) => byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var names) ? names : [];

    /// <summary>Names that share a telling word.</summary>
    public IReadOnlyList<IndexedName> WithWord(string word) => byWord.TryGetValue(word, out var names) ? names : [];

    /// <summary>Names one slip away: letters only, since <c>LOGA2</c> is no misspelt <c>LOGA3</c>.</summary>
    public List<IndexedName> Near(ReadOnlySpan<char> key)
    {
        var near = new List<IndexedName>();
        if (key.Length is < ShortestMisspelt or > LongestMisspelt || !IsLetters(key)) return near;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var lookup = byDeletion.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(key, out var keys)) found.UnionWith(keys);
        Span<char> deletion = stackalloc char[key.Length - 1];
        for (var i = 0; i < key.Length; i++)
        {
            key[..i].CopyTo(deletion);
            key[(i + 1)..].CopyTo(deletion[i..]);
            if (lookup.TryGetValue(deletion, out keys)) found.UnionWith(keys);
        }

        foreach (var one in found)
        {
            if (OneEdit.Apart(key, one)) near.AddRange(byKey[one].Select(n => n with { Kinship = Kinship.Misspelt }));
        }

        return near;
    }

    private static bool IsLetters(ReadOnlySpan<char> key)
    {
        foreach (var c in key)
        {
            if (!char.IsAsciiLetter(c)) return false;
        }

        return true;
    }

    private void Add(Product product, ProductName name)
    {
        if (name.Words.Length == 0) return;
        Put(product, Kinship.Whole, name.Words);
        var own = WithoutVendor(product, name.Words);
        // "baramundi Suite" without its vendor names nothing.
        if (own.Length < name.Words.Length && !Array.TrueForAll(own, NameWords.IsBenign)) Put(product, Kinship.WithoutVendor, own);
        var core = Array.FindAll(name.Words, w => !NameWords.IsVariant(w));
        // "Red Hat Enterprise Linux" without its editions is the firm, not the product.
        if (Array.TrueForAll(core, NameWords.IsBenign) || core.Length == name.Words.Length || vendors.OfWords(string.Concat(core)) is not null) return;
        Put(product, Kinship.WithoutVariant, core);
    }

    // The catalogue tells products from firms of the same name by a word in brackets: "Passbolt (Software)".
    private static string Unqualified(string name) => name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;

    private void Put(Product product, Kinship kinship, string[] words)
    {
        var key = string.Concat(words);
        if (key.Length == 0) return;
        if (!byKey.TryGetValue(key, out var names)) byKey[key] = names = [];
        var name = new IndexedName(product, kinship, words, words.All(NameWords.IsOrdinary));
        var same = names.FindIndex(n => n.Product.Id == product.Id);
        if (same < 0) names.Add(name);
        else if (names[same].Kinship > kinship) names[same] = name;
        foreach (var word in words)
        {
            if (NameWords.IsOrdinary(word) || word.Length < 4) continue;
            if (!byWord.TryGetValue(word, out var sharing)) byWord[word] = sharing = [];
            sharing.Add(name);
        }
    }

    private string[] WithoutVendor(Product product, string[] words)
    {
        for (var length = Math.Min(4, words.Length - 1); length > 0; length--)
        {
            if (vendors.OfWords(string.Concat(words.AsSpan(0, length))) is { } vendor && vendors.Related(vendor, product.Vendor)) return words[length..];
        }

        return words;
    }

    private void AddDeletions(string key)
    {
        foreach (var deletion in Deletions(key).Append(key))
        {
            if (!byDeletion.TryGetValue(deletion, out var keys)) byDeletion[deletion] = keys = [];
            keys.Add(key);
        }
    }

    private static IEnumerable<string> Deletions(string key) => Enumerable.Range(0, key.Length).Select(i => key.Remove(i, 1)).Distinct(StringComparer.Ordinal);
}

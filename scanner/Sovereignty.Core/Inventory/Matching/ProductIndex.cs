using System.Collections.Concurrent;
using Sovereignty.Resolve.Catalogue;

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
/// <param name="IsVendor">Whether it is the name of a firm that has other products too.</param>
internal sealed record IndexedName(Product Product, Kinship Kinship, string[] Words, bool Ordinary, bool IsVendor)
{
    /// <summary>How many characters its words have together.</summary>
    public int Length { get; } = Words.Sum(w => w.Length);

    /// <summary>Whether it names the product alone, and among other words may be one of them.</summary>
    public bool IsWeak => Length <= 3 || (Words.Length == 1 && NameWords.IsWeak(Words[0]));

    /// <summary>Whether it is a firm's name of one word, for the only product the catalogue knows of it: a brand, rather than a house.</summary>
    public bool IsOnlyProduct { get; init; }

    /// <summary>Whether it is a firm's name by which one of its several products goes: behind it others' names may begin, <c>Splunk Log Observer</c>.</summary>
    public bool IsHouse { get; init; }

    /// <summary>Whether it says its version, as <c>Windows Server 2022</c> does.</summary>
    public bool HasVersion { get; } = Words.Length > 1 && Array.Exists(Words, NameWords.IsVersion);
}

/// <summary>Finds names of the catalogue by their words run together, so that <c>Auto CAD</c>, <c>AutoCAD</c> and <c>Auto-CAD</c> are one key.</summary>
internal sealed class ProductIndex
{
    private const int ShortestRest = 3;
    private readonly Dictionary<string, List<IndexedName>> byKey = new(StringComparer.Ordinal);
    private readonly Task<SlipIndex> slips;
    private readonly Dictionary<string, List<IndexedName>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndexedName>> byYearless = new(StringComparer.Ordinal);
    private readonly HashSet<string> ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Id, string[] Words)>> namesOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HashSet<string>> namedAfter = new(StringComparer.Ordinal);
    private readonly VendorIndex vendors;
    private readonly HashSet<string> classWords;

    /// <summary>Indexes the names of all products.</summary>
    /// <param name="catalogue">Holds them.</param>
    /// <param name="vendors">Who vendors are.</param>
    /// <param name="products">The products with the words of their names.</param>
    public ProductIndex(Catalogue catalogue, VendorIndex vendors, ProductWords[] products)
    {
        this.vendors = vendors;
        classWords = catalogue.Classes.Values.SelectMany(c => ProductName.Of($"{c.Name.De} {c.Name.En}").Words).ToHashSet(StringComparer.Ordinal);
        foreach (var (product, words, _, _) in products)
        {
            if (!namesOf.TryGetValue(product.Vendor, out var names)) namesOf[product.Vendor] = names = [];
            names.Add((product.Id, words));
        }

        foreach (var (product, words, unqualified, aliases) in products)
        {
            if (ProductsOf(product.Vendor) == 1 && catalogue.Vendors.TryGetValue(product.Vendor, out var vendor))
            {
                foreach (var firm in vendor.Aliases.Prepend(vendor.Name)) AddVendorName(product, ProductName.Of(firm).Words, words);
            }

            Add(product, words, isAlias: false);
            if (unqualified != words) Add(product, unqualified, isAlias: false);
            foreach (var alias in aliases) Add(product, alias, isAlias: true);
            // "Zabbix (Software)": of a house of many products the one that goes by its name.
            if (Array.Find([.. product.Aliases], a => IsHouseName(product, a)) is { } house) Add(product, ProductName.Of(ProductWords.Unqualified(house)).Words, isAlias: true, isHouse: true);
        }

        foreach (var (key, names) in byKey)
        {
            // "ArcGIS Online" without its edition is the other product that is called so.
            names.RemoveAll(n => n.Kinship == Kinship.WithoutVariant && names.Exists(m => m.Kinship == Kinship.Whole && m.Product.Id != n.Product.Id && vendors.Related(m.Product.Vendor, n.Product.Vendor)));
            LongestKey = Math.Max(LongestKey, key.Length);
            if (key.AsSpan().ContainsAnyInRange('0', '9')) AddEnds(key);
        }

        // Most names are met as they stand.
        slips = Task.Run(() => new SlipIndex(byKey.Keys));
    }

    /// <summary>How many products of a vendor the catalogue holds.</summary>
    public int ProductsOf(string vendor) => namesOf.TryGetValue(vendor, out var names) ? names.Count : 0;

    /// <summary>The products of a vendor with the words of their names.</summary>
    public IReadOnlyList<(string Id, string[] Words)> NamesOf(string vendor) => namesOf.TryGetValue(vendor, out var names) ? names : [];

    /// <summary>Whether one of the product's names begins with a vendor's: "IBM Domino" tells that IBM once made what HCL makes now.</summary>
    public bool IsNamedAfter(Product product, string vendor) =>
        namedAfter.GetOrAdd(product.Id, static (_, of) => of.Index.NamedAfter(of.Product), (Index: this, Product: product)).Contains(vendor);

    private HashSet<string> NamedAfter(Product product)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in product.Aliases.Prepend(product.Name))
        {
            foreach (var mention in vendors.Mentions(ProductName.Of(name).Run))
            {
                if (mention.Start == 0) named.Add(mention.Vendor);
            }
        }

        return named;
    }

    /// <summary>The length of the longest key: longer runs of words need no look.</summary>
    public int LongestKey { get; }

    /// <summary>The names with these words, run together.</summary>
    public IReadOnlyList<IndexedName> Find(ReadOnlySpan<char> key) => byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var names) ? names : [];

    /// <summary>The names that say a year behind these words, run together: what "Office 2016" names, "Office 2003" names too.</summary>
    public IReadOnlyList<IndexedName> OfAnotherYear(ReadOnlySpan<char> key) => byYearless.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var names) ? names : [];

    /// <summary>Whether a name of the catalogue may end with that word; told for words with digits, for others it may.</summary>
    public bool EndsName(string word) => !word.AsSpan().ContainsAnyInRange('0', '9') || ends.Contains(word);

    /// <summary>Names that share a telling word.</summary>
    public IReadOnlyList<IndexedName> WithWord(string word) => byWord.TryGetValue(word, out var names) ? names : [];

    /// <summary>Names one slip away.</summary>
    public List<IndexedName> Near(ReadOnlySpan<char> key)
    {
        var near = new List<IndexedName>();
        foreach (var one in slips.GetAwaiter().GetResult().Near(key))
        {
            // What is told only with its vendor, or only where it stands alone, is not told by something like it.
            near.AddRange(byKey[one].Where(n => n.Kinship == Kinship.Whole || (n.Kinship == Kinship.WithoutVendor && n.Words.Length > 1)).Select(n => n with { Kinship = Kinship.Misspelt }));
        }

        return near;
    }

    private void Add(Product product, string[] words, bool isAlias, bool isHouse = false)
    {
        if (words.Length == 0) return;
        Put(product, Kinship.Whole, words, isHouse: isHouse);
        if (words.Length > 1 && NameWords.IsYear(words[^1])) AddYear(product, words);
        var own = WithoutVendor(product, words);
        // "baramundi Suite" without its vendor names nothing.
        if (own.Length < words.Length && !Array.TrueForAll(own, NameWords.IsBenign) && !IsAnotherFirm(product, own)) Put(product, Kinship.WithoutVendor, own);
        var core = Array.FindAll(words, w => !NameWords.IsVariant(w));
        AddShortened(product, words, isAlias);
        // "Red Hat Enterprise Linux" without its editions is the firm, not the product.
        if (Array.TrueForAll(core, NameWords.IsBenign) || core.Length == words.Length || vendors.OfWords(string.Concat(core)) is not null) return;
        // "SQL" is not what is left of "SQL Developer": a word that stands alone needs a letter more.
        if (core.Sum(w => w.Length) >= (core.Length == 1 ? ShortestRest + 1 : ShortestRest)) Put(product, Kinship.WithoutVariant, core, isBare: isAlias && core.Length == 1);
    }

    private void AddYear(Product product, string[] words)
    {
        var key = string.Concat(words[..^1]);
        if (!byYearless.TryGetValue(key, out var names)) byYearless[key] = names = [];
        if (!names.Exists(n => n.Product.Id == product.Id)) names.Add(new IndexedName(product, Kinship.WithoutVariant, words, Ordinary: false, IsVendor: false));
    }

    // "pluscloud VMware" without its vendor is another firm's name.
    private bool IsAnotherFirm(Product product, string[] words) => vendors.OfWords(string.Concat(words)) is { } firm && !vendors.Related(firm, product.Vendor);

    // "NoSpamProxy Server" is asked for as "NoSpamProxy". "Skype for Business" is not "Skype", and one word of a by-name proves nothing: "Terminal
    // Services" is not every "Terminal".
    private void AddShortened(Product product, string[] words, bool isAlias)
    {
        var length = words.Length;
        while (length > 0 && NameWords.IsBenign(words[length - 1])) length--;
        if (length == words.Length || length == 0 || NameWords.IsFor(words[length - 1]) || Array.Exists(words[length..], NameWords.IsFor) || (isAlias && length == 1)) return;
        var shorter = words[..length];
        if (vendors.OfWords(string.Concat(shorter)) is null || ProductsOf(product.Vendor) == 1) Put(product, Kinship.WithoutVariant, shorter);
    }

    // A product may be called like its firm; an alias that is but the firm's name says little where the firm has other products of that name.
    // "Bluebeam" is a house of one product within a house of many, and so is the "Zerto" of "HPE Zerto".
    private bool IsFirmOfMany(Product product, string[] words, string key) =>
        ProductsOf(product.Vendor) > 1 && vendors.OfWords(key) is not null && !product.Aliases.Any(a => IsHouseName(product, a) && ProductName.Of(ProductWords.Unqualified(a)).Words.AsSpan().SequenceEqual(words)) && !ProductName.Of(ProductWords.Unqualified(product.Name)).Words.AsSpan().SequenceEqual(words)
            && (vendors.IsMainName(product.Vendor, key) || NamesOf(product.Vendor).Count(p => p.Words.AsSpan().StartsWith(words) || WithoutVendor(product, p.Words).AsSpan().StartsWith(words)) != 1);

    private bool IsHouseName(Product product, string alias) =>
        alias.EndsWith(')') && vendors.OfWords(string.Concat(ProductName.Of(ProductWords.Unqualified(alias)).Words)) is { } firm && vendors.Related(firm, product.Vendor);

    private void Put(Product product, Kinship kinship, string[] words, bool isBare = false, bool isHouse = false)
    {
        var key = string.Concat(words);
        if (key.Length == 0) return;
        if (!byKey.TryGetValue(key, out var names)) byKey[key] = names = [];
        var name = new IndexedName(product, kinship, words, isBare || IsOrdinary(kinship, words), IsFirmOfMany(product, words, key)) { IsHouse = isHouse };
        var same = names.FindIndex(n => n.Product.Id == product.Id);
        if (same < 0) names.Add(name);
        // "Node.js" is made of little words, its by-name "NodeJS" is not: run together they are one name, and the telling one counts.
        else if (names[same].Kinship > kinship || (kinship == Kinship.Whole && names[same].Kinship == kinship && names[same].Ordinary && !name.Ordinary)) names[same] = name;
        foreach (var word in words)
        {
            if (NameWords.IsOrdinary(word) || word.Length < 4) continue;
            if (!byWord.TryGetValue(word, out var sharing)) byWord[word] = sharing = [];
            sharing.Add(name);
        }
    }

    // "Office 2021" is a name where the catalogue says so; "Office" is a word. What is left of a name without its vendor is a word as well when
    // classes of products are called so: "3CX Telefonanlage".
    private bool IsOrdinary(Kinship kinship, string[] words)
    {
        // "draw.io", "box.com": an internet name is nobody's word.
        if (words.Length == 2 && NameWords.IsTopLevel(words[1])) return false;
        // "OK.EWO": a family whose first word is everybody's, and nobody else puts before such words.
        if (words is ["ok", _] && kinship == Kinship.Whole) return false;
        // "Windows Server CAL" and "Windows Defender" tell what they are, as "Windows Server" does not among other words.
        if (words is ["windows", "server", _, ..] || (kinship == Kinship.Whole && words is ["windows", not "server", ..] && !NameWords.IsBenign(words[1]))) return false;
        if (kinship == Kinship.Whole) return Array.TrueForAll(words, NameWords.IsOrdinary) && !(words.Length > 1 && Array.Exists(words, NameWords.IsVersion) && !Array.TrueForAll(words, NameWords.IsBenign));
        // "Windows Server 2019" is told by its version.
        if (words.Length >= 3 && Array.Exists(words, NameWords.IsVersion) && !Array.TrueForAll(words, NameWords.IsBenign)) return false;
        return Array.TrueForAll(words, w => NameWords.IsOrdinary(w) || NameWords.IsToolWord(w) || classWords.Contains(w) || (words.Length == 1 && (NameWords.SortsOf(w) & WordSorts.Descriptive) != 0));
    }

    // The only product of a firm that is called like it goes by the firm's name: "Lansweeper" is "Lansweeper Discovery".
    private void AddVendorName(Product product, string[] own, string[] name)
    {
        if (own.Length == 0 || own.Length > name.Length || !own.AsSpan().SequenceEqual(name.AsSpan(0, own.Length))) return;
        var key = string.Concat(own);
        if (byKey.ContainsKey(key)) return;
        byKey[key] = [new IndexedName(product, Kinship.WithoutVariant, own, Ordinary: true, IsVendor: false) { IsOnlyProduct = own.Length == 1 }];
    }

    private string[] WithoutVendor(Product product, string[] words)
    {
        for (var length = Math.Min(4, words.Length - 1); length > 0; length--)
        {
            if (vendors.OfWords(string.Concat(words.AsSpan(0, length))) is { } vendor && vendors.Related(vendor, product.Vendor)) return words[length..];
        }

        return words;
    }

    private void AddEnds(string key)
    {
        for (var i = 0; i < key.Length && key.AsSpan(i).ContainsAnyInRange('0', '9'); i++) ends.Add(key[i..]);
    }
}

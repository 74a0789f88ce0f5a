using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>
/// Takes a name that lists things, as <c>Untis 2023 + WebUntis</c> or <c>Word / Photoshop</c>, for all of them, where each by itself would be taken. A
/// list with one thing in it that is not known stays a question: what a line is about is then not known either.
/// </summary>
/// <param name="catalogue">The products.</param>
/// <param name="vendors">Tells the vendor that the name begins with.</param>
/// <param name="guess">What a thing by itself is taken for, with a vendor.</param>
internal sealed class SeveralProducts(Catalogue catalogue, VendorIndex vendors, Func<ProductName, string?, ProductMatch> guess)
{
    private const int MostThings = 6;
    private const int LongestName = 300;

    /// <summary>The match of all things; null where one of them is not known, or all are one product.</summary>
    /// <param name="stated">The name, taken apart.</param>
    /// <param name="name">The name as stated.</param>
    /// <param name="vendor">The vendor as stated.</param>
    public ProductMatch? Of(ProductName stated, string name, string? vendor) => Match(stated, vendor) ?? (Parted(name) is { } parted ? Match(ProductName.Of(parted), vendor) : null);

    // "Word/Photoshop": a stroke between words parts things or is part of a name, and what it parts is known or is not. "R/3" and "S/4HANA" are names.
    private static string? Parted(string name)
    {
        var parted = new StringBuilder(name, name.Length + 8);
        for (var i = Math.Min(name.Length, LongestName) - 3; i >= 2; i--)
        {
            if (name[i] == '/' && IsWord(i - 2) && IsWord(i + 1)) parted.Replace("/", " / ", i, 1);
        }

        return parted.Length > name.Length ? parted.ToString() : null;

        bool IsWord(int at) => char.IsLetterOrDigit(name[at]) && char.IsLetterOrDigit(name[at + 1]);
    }

    private ProductMatch? Match(ProductName stated, string? vendor)
    {
        // "Skype oder WhatsApp" does not tell which is there, "Office, Firefox usw." names others too.
        if (!stated.IsList || Array.Exists(stated.Words, w => NameWords.IsFor(w) || NameWords.IsWith(w) || w is "or" or "oder" or "usw" or "etc")) return null;
        var things = stated.Things().Take(MostThings + 1).ToList();
        if (things.Count is < 2 or > MostThings) return null;
        // The vendor column tells who makes one of them at least, the beginning of "Cadence OrCAD and Allegro" who makes all that say nothing else.
        var withVendor = things.ConvertAll(t => vendor is null ? null : Taken(t, vendor));
        if (vendor is not null && withVendor.TrueForAll(m => m is null)) return null;
        var maker = vendors.First(stated.Run) is { } first ? string.Join(' ', stated.Words[..first.End]) : null;
        var matches = things.Select((t, i) => withVendor[i] ?? (i > 0 && maker is not null ? Taken(ProductName.Of($"{maker} {t.Text}"), null) : null) ?? Taken(t, null)).ToList();
        if (matches.Contains(null)) return null;
        var products = matches.Select(m => m!.Product!).Distinct(StringComparer.Ordinal).ToImmutableArray();
        // "Eclipse C, PHP, Java": one program, for several languages.
        if (products.Length < 2 || (ClassOf(products[0]) is "ide" && products.Any(p => ClassOf(p) is "programming-language" or "java-runtime"))) return null;
        return new ProductMatch(products[0], matches.Min(m => m!.Score), $"the name lists {products.Length} products: {string.Join("; ", matches.Select(m => m!.Why))}", []) { Beside = products[1..] };

        ProductMatch? Taken(ProductName thing, string? maker) => guess(thing, maker) is { Product: not null } match ? match : null;

        string ClassOf(string product) => catalogue.Products[product].Class;
    }
}

using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>The drivers of a firm that makes devices: there are hundreds of names of them, and the catalogue holds them as one product.</summary>
internal sealed class DriverFamilies
{
    private readonly Dictionary<string, List<Product>> drivers = new(StringComparer.Ordinal);
    private readonly VendorIndex vendors;

    public DriverFamilies(Catalogue catalogue, VendorIndex vendors)
    {
        this.vendors = vendors;
        foreach (var product in catalogue.Products.Values)
        {
            if (product.Class is not "driver" || !IsCollective(product)) continue;
            if (!drivers.TryGetValue(product.Vendor, out var held)) drivers[product.Vendor] = held = [];
            held.Add(product);
        }
    }

    /// <summary>The product that a firm's name and a word for drivers mean; null when they mean none or several.</summary>
    /// <param name="stated">The name.</param>
    /// <param name="column">The vendor stated beside it, as the catalogue knows it; null when it does not.</param>
    public Product? Find(ProductName stated, string? column)
    {
        if (stated.IsList || stated.Words.Length is < 2 or > 14 || !Array.Exists(stated.Words, NameWords.IsDriver)) return null;
        // "Intel Driver & Support Assistant" brings drivers and is none.
        if (Array.Exists(stated.Words, w => w is "assistant" or "support" or "update" or "updater" or "manager" or "center" or "centre" or "suite")) return null;
        var firm = vendors.Mentions(stated.Run)
            .Where(m => !Array.Exists(stated.Sorts[m.Start..m.End], s => (s & (WordSorts.Ordinary | WordSorts.Intermediary)) != 0))
            .OrderBy(m => m.Start).ThenByDescending(m => m.End)
            .FirstOrDefault();
        if (firm.Vendor is null) return column is null ? null : Driver(stated, column);
        return firm.Start == 0 && (column is null || vendors.Related(column, firm.Vendor) || !drivers.ContainsKey(column)) ? Driver(stated, firm.Vendor) : null;
    }

    // "Realtek USB Ethernet Controller All-In-One Windows Driver"; HP's printers have another one than its notebooks.
    private Product? Driver(ProductName stated, string vendor)
    {
        if (!drivers.TryGetValue(vendor, out var held)) return null;
        if (held.Count == 1) return held[0];
        var prints = Array.Exists(stated.Words, NameWords.IsPrinting);
        var fit = held.FindAll(p => Array.Exists(ProductName.Of(p.Name).Words, NameWords.IsPrinting) == prints);
        return fit.Count == 1 ? fit[0] : null;
    }

    // "Intel drivers and device software", "Epson printer and scanner software": what is left without the firm names no product.
    private bool IsCollective(Product product)
    {
        var words = ProductName.Of(product.Name).Words;
        return vendors.Mentions(new WordRun(words)).Exists(m => m.Start == 0 && m.End < words.Length && Array.TrueForAll(words[m.End..], IsCollectiveWord));
    }

    private static bool IsCollectiveWord(string word) =>
        NameWords.IsDriver(word) || NameWords.IsPrinting(word) || word is "software" or "tools" or "device" or "client" or "system" or "graphics" or "pointing" or "audio";
}

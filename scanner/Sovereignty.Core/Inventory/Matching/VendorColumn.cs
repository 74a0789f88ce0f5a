namespace Sovereignty.Inventory.Matching;

/// <summary>What the vendor column of an inventory tells of who makes a product: it is evidence with known traps, not truth.</summary>
internal static class VendorColumn
{
    /// <summary>Whether it names somebody who sells or packages others' software: a reseller, a distribution, a package manager's source.</summary>
    public static bool NamesSeller(string stated) => Array.Exists(ProductName.Of(stated).Words, NameWords.IsSeller);

    /// <summary>Whether it names somebody who may as well run or sell others' software as make it: a reseller, or a public IT provider.</summary>
    public static bool NamesIntermediary(string stated) => Array.Exists(ProductName.Of(stated).Words, NameWords.IsIntermediary);
}

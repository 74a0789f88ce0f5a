using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>A name of the catalogue met in a stated name, and how much speaks for it.</summary>
/// <param name="Name">The name that was met.</param>
/// <param name="Positions">The words of the stated name that it covers, ascending.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Grounds">What spoke for and against it.</param>
/// <param name="Unexplained">A word that nothing explains, or null.</param>
internal sealed record MatchHit(IndexedName Name, int[] Positions, double Score, MatchGrounds Grounds, string? Unexplained)
{
    public Product Product => Name.Product;

    /// <summary>What decided, in one English sentence.</summary>
    public string Why
    {
        get
        {
            var words = string.Join(' ', Name.Words);
            var why = Name.Kinship switch
            {
                Kinship.Whole => $"the name holds `{words}`",
                Kinship.WithoutVendor => $"the name holds `{words}`, a catalogue name without its vendor",
                Kinship.WithoutVariant => $"the name holds `{words}`, a catalogue name without its edition or version",
                _ => $"the name is one slip away from `{words}`",
            };
            if (Grounds.HasFlag(MatchGrounds.VendorDisagrees)) why += ", the vendor stated is another";
            else if (Grounds.HasFlag(MatchGrounds.VendorAgrees)) why += ", the vendor agrees";
            else if (Grounds.HasFlag(MatchGrounds.VendorNamed)) why += ", the vendor is part of the name";
            if (Grounds.HasFlag(MatchGrounds.ResellerStated)) why += ", the vendor stated sells or distributes others' software and proves nothing";
            if (Grounds.HasFlag(MatchGrounds.EverydayWord)) why += (Grounds & (MatchGrounds.VendorAgrees | MatchGrounds.VendorNamed)) != 0 ? ", an everyday word among others" : ", an everyday word without its vendor";
            if (Grounds.HasFlag(MatchGrounds.ShortName)) why += ", a short name among other words";
            if (Grounds.HasFlag(MatchGrounds.FirmOfOne)) why += ", which is the firm's name and the catalogue holds no other product of it";
            if (Grounds.HasFlag(MatchGrounds.FirmOfMany)) why += ", which is the firm's name too, and the catalogue holds other products of it";
            if (Unexplained is null) return why;
            return Score >= ProductMatcher.Accept ? $"{why}, `{Unexplained}` beside it is taken for a part, an edition or what it is used for" : $"{why}, `{Unexplained}` is not explained and may make it another product";
        }
    }

    /// <summary>Whether its words lie within the other's, but for those that name a vendor, and are fewer: in "MS Windows Server" that is "MS Windows".</summary>
    /// <param name="other">The other hit.</param>
    /// <param name="namesVendor">Whether the word at a place names a vendor.</param>
    public bool IsInside(MatchHit other, Func<int, bool> namesVendor)
    {
        var within = Positions.Count(p => Array.IndexOf(other.Positions, p) >= 0);
        return within > 0 && within < other.Positions.Length && Array.TrueForAll(Positions, p => Array.IndexOf(other.Positions, p) >= 0 || namesVendor(p));
    }
}

/// <summary>What spoke for and against a hit, beside its words.</summary>
[Flags]
internal enum MatchGrounds
{
    None = 0,
    VendorAgrees = 1,
    VendorDisagrees = 2,
    EverydayWord = 4,
    ShortName = 8,
    FirmOfMany = 16,
    VendorNamed = 32,
    ResellerStated = 64,
    FirmOfOne = 128,
}

/// <summary>What the vendor column and the vendors named within a stated name say.</summary>
/// <param name="Column">The vendor of the column; null when there is none or the catalogue does not hold it.</param>
/// <param name="Other">The vendor that the column names in brackets: <c>Dell (Quest Software)</c>; null when there is none.</param>
/// <param name="Stated">The column's words, folded; empty when there is none.</param>
/// <param name="IsIntermediary">Whether the column names a reseller, an operator or a distribution.</param>
internal readonly record struct VendorEvidence(string? Column, string? Other, string[] Stated, bool IsIntermediary);

using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>A name of the catalogue met in a stated name, and how much speaks for it.</summary>
/// <param name="Name">The name that was met.</param>
/// <param name="Positions">The words of the stated name that it covers, ascending.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Why">What decided, in English.</param>
internal sealed record MatchHit(IndexedName Name, int[] Positions, double Score, string Why)
{
    public Product Product => Name.Product;

    /// <summary>Whether its words lie within the other's, and are fewer.</summary>
    public bool IsInside(MatchHit other) => Positions.Length < other.Positions.Length && Array.TrueForAll(Positions, p => Array.IndexOf(other.Positions, p) >= 0);
}

/// <summary>What the vendor column and the vendors named within a stated name say.</summary>
/// <param name="Column">The vendor of the column; null when there is none or the catalogue does not hold it.</param>
/// <param name="Stated">The column's words, folded; empty when there is none.</param>
/// <param name="IsIntermediary">Whether the column names a reseller, an operator or a distribution.</param>
internal readonly record struct VendorEvidence(string? Column, string[] Stated, bool IsIntermediary);

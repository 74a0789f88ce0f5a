using Sovereignty.Model;

namespace Sovereignty.Reports.Building;

/// <summary>Rows in an order of their own.</summary>
internal sealed class Picked<T>(RowList<T> rows, int[] order) : RowList<T>
{
    /// <inheritdoc/>
    public override int Length => order.Length;

    /// <inheritdoc/>
    public override T this[int index] => rows[order[index]];
}

/// <summary>A bought system with what shares are reckoned from: a list may have 200,000.</summary>
/// <param name="At">Its place among the scan's systems.</param>
/// <param name="Vendor">Who develops it, or null.</param>
/// <param name="YearlyCost">Its contracts' yearly cost in euros, or null.</param>
internal readonly record struct BoughtSystem(int At, string? Vendor, decimal? YearlyCost);

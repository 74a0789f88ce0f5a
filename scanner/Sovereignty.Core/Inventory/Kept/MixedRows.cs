using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>Systems or components: those that are held and those that are made of kept lines, in the order of their ids. Of one id the held one is there.</summary>
internal sealed class MixedRows<T> : KeyedRows<T>
    where T : class, IIdentified
{
    private readonly T[] held;
    private readonly UnmatchedProducts rows;
    private readonly string prefix;
    private readonly Func<int, T> make;

    // A row's number, or the complement of a held item's.
    private readonly int[] order;

    /// <summary>Puts both in order.</summary>
    /// <param name="held">The held ones, by id.</param>
    /// <param name="rows">The others, sorted.</param>
    /// <param name="prefix">What stands before a row's id.</param>
    /// <param name="make">Makes the item of a row.</param>
    public MixedRows(IEnumerable<T> held, UnmatchedProducts rows, string prefix, Func<int, T> make)
    {
        (this.held, this.rows, this.prefix, this.make) = ([.. held], rows, prefix, make);
        var merged = new List<int>(this.held.Length + rows.Count);
        var row = 0;
        for (var i = 0; i < this.held.Length; i++)
        {
            for (; row < rows.Count && CompareRow(row, this.held[i].Id) is var by and <= 0; row++)
            {
                if (by < 0) merged.Add(row);
            }

            merged.Add(~i);
        }

        for (; row < rows.Count; row++) merged.Add(row);
        order = [.. merged];
    }

    /// <inheritdoc/>
    public override int Length => order.Length;

    /// <inheritdoc/>
    public override T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)order.Length, nameof(index));
            return order[index] is >= 0 and var row ? make(row) : held[~order[index]];
        }
    }

    /// <inheritdoc/>
    public override string IdAt(int index) => order[index] is >= 0 and var row ? prefix + rows.IdAt(row) : held[~order[index]].Id;

    /// <inheritdoc/>
    public override int IndexOf(string id)
    {
        var (from, to) = (0, order.Length - 1);
        while (from <= to)
        {
            var middle = (from + to) >>> 1;
            var by = order[middle] is >= 0 and var row ? CompareRow(row, id) : string.CompareOrdinal(held[~order[middle]].Id, id);
            if (by == 0) return middle;
            if (by < 0) from = middle + 1;
            else to = middle - 1;
        }

        return ~from;
    }

    // As if the prefix stood before the row's id, without putting it there.
    private int CompareRow(int row, string id)
    {
        var begins = string.CompareOrdinal(prefix, 0, id, 0, prefix.Length);
        return begins != 0 ? begins : string.CompareOrdinal(rows.IdAt(row), 0, id, prefix.Length, int.MaxValue);
    }
}

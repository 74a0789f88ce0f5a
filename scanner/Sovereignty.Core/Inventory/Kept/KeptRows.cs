using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>The contracts of one product's lines.</summary>
internal sealed class KeptContracts(KeptLines lines, KeptAddresses at) : RowList<Contract>
{
    /// <inheritdoc/>
    public override int Length => at.Count;

    /// <inheritdoc/>
    public override Contract this[int index] => lines.Contract(at[index]);
}

/// <summary>One product's lines.</summary>
internal sealed class KeptProducts(KeptLines lines, KeptAddresses at) : RowList<StatedProduct>
{
    /// <inheritdoc/>
    public override int Length => at.Count;

    /// <inheritdoc/>
    public override StatedProduct this[int index] => lines.Stated(at[index]);
}

/// <summary>Where one product's lines are kept, in their order; most products have but one.</summary>
internal struct KeptAddresses
{
    private long first;
    private long[]? more;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public readonly long this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return index == 0 ? first : more![index - 1];
        }
    }

    /// <summary>One more.</summary>
    public void Add(long at)
    {
        if (Count == 0) first = at;
        else
        {
            if (more is null || more.Length == Count - 1) Array.Resize(ref more, Math.Max(2, (Count - 1) * 2));
            more[Count - 1] = at;
        }

        Count++;
    }
}

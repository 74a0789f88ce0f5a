using System.Collections;
using System.Runtime.CompilerServices;

namespace Sovereignty.Model;

/// <summary>
/// A list that is only read, whose items may be made anew each time they are asked for: what hundreds of thousands of inventory lines state is
/// kept far smaller than the records that tell it. Two readings of one item are equal and need not be the same object.
/// </summary>
[CollectionBuilder(typeof(RowList), nameof(RowList.Of))]
public abstract class RowList<T> : IReadOnlyList<T>
{
    /// <summary>How many items there are.</summary>
    public abstract int Length { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>An item.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public abstract T this[int index] { get; }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Length; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes lists of items that are at hand.</summary>
public static class RowList
{
    /// <summary>A list of these items.</summary>
    public static RowList<T> Of<T>(ReadOnlySpan<T> items) => items.IsEmpty ? Held<T>.None : new Held<T>(items.ToArray());

    private sealed class Held<T>(T[] items) : RowList<T>
    {
        public static readonly Held<T> None = new([]);

        public override int Length => items.Length;

        public override T this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)items.Length, nameof(index));
                return items[index];
            }
        }
    }
}

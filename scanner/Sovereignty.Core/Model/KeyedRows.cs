using System.Runtime.CompilerServices;

namespace Sovereignty.Model;

/// <summary>What has an id that nothing else of its kind in a scan has.</summary>
public interface IIdentified
{
    /// <summary>The id.</summary>
    string Id { get; }
}

/// <summary>
/// Items in the order of their ids, found by id, which may be made anew each time they are asked for. A list of 200,000 bought products is
/// searched where it lies, so that nobody needs to hold all of them in a dictionary.
/// </summary>
[CollectionBuilder(typeof(KeyedRows), nameof(KeyedRows.Of))]
public abstract class KeyedRows<T> : RowList<T>
    where T : class, IIdentified
{
    /// <summary>The id of an item, which is not made for it.</summary>
    /// <param name="index">From 0.</param>
    public abstract string IdAt(int index);

    /// <summary>The place of the item of an id; below zero where there is none.</summary>
    public abstract int IndexOf(string id);

    /// <summary>The item of an id, or null.</summary>
    public T? Find(string id) => IndexOf(id) is >= 0 and var at ? this[at] : null;
}

/// <summary>Makes keyed rows of items that are at hand.</summary>
public static class KeyedRows
{
    /// <summary>Rows of these items, in the order in which they are given; of several of one id the first is found.</summary>
    public static KeyedRows<T> Of<T>(ReadOnlySpan<T> items)
        where T : class, IIdentified => items.IsEmpty ? Held<T>.None : new Held<T>(items.ToArray());

    private sealed class Held<T>(T[] items) : KeyedRows<T>
        where T : class, IIdentified
    {
        public static readonly Held<T> None = new([]);
        private Dictionary<string, int>? at;

        public override int Length => items.Length;

        public override T this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)items.Length, nameof(index));
                return items[index];
            }
        }

        public override string IdAt(int index) => items[index].Id;

        public override int IndexOf(string id) => (at ??= Places()).TryGetValue(id, out var place) ? place : -1;

        private Dictionary<string, int> Places()
        {
            var places = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
            for (var i = 0; i < items.Length; i++) places.TryAdd(items[i].Id, i);
            return places;
        }
    }
}

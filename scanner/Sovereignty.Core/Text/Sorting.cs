using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sovereignty.Text;

/// <summary>Sorts what has names of its own. LINQ's sort is stable, which such things do not need, and is compiled anew for each of them at every start.</summary>
internal static class Sorting
{
    /// <summary>Sorts by a key that occurs once, ordinally.</summary>
    public static ImmutableArray<T> SortedBy<T>(this IEnumerable<T> items, Func<T, string> key)
        where T : class => items.Sorted((a, b) => string.CompareOrdinal(key(a), key(b)));

    /// <summary>Sorts where no two are equal, or equal ones cannot be told apart.</summary>
    public static ImmutableArray<T> Sorted<T>(this IEnumerable<T> items, Comparison<T> order)
        where T : class
    {
        var sorted = items.ToArray();
        Array.Sort(sorted, order);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }
}

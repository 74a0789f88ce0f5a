using System.Collections;

namespace Sovereignty.Rules;

/// <summary>Subjects by their place. Those that are looked at often are made once, the others each time they are asked for.</summary>
/// <param name="items">What they are made from, by id.</param>
/// <param name="make">Makes one.</param>
/// <param name="often">Whether one is looked at often.</param>
internal sealed class SubjectRows<TItem, TSubject>(IReadOnlyList<TItem> items, Func<TItem, TSubject> make, Func<TItem, bool> often) : IReadOnlyList<TSubject>
    where TSubject : Subject
{
    private TSubject?[]? made;

    /// <summary>How many there are.</summary>
    public int Length => items.Count;

    int IReadOnlyCollection<TSubject>.Count => Length;

    /// <summary>A subject.</summary>
    /// <param name="index">From 0.</param>
    public TSubject this[int index]
    {
        get
        {
            if (made?[index] is { } known) return known;
            var item = items[index];
            var subject = make(item);
            subject.Index = index;
            if (often(item)) (made ??= new TSubject?[items.Count])[index] = subject;
            return subject;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TSubject> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

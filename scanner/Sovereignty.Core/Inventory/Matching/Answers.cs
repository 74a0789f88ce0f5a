using System.Collections.Concurrent;

namespace Sovereignty.Inventory.Matching;

/// <summary>What was found out once and is asked for again in thousands of rows. It remembers a bounded number; safe for several threads.</summary>
/// <param name="most">About how many answers are remembered: of a list where nothing comes back, all of them would take more memory than the list.</param>
internal sealed class Answers<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> known = [];
    private int count;

    /// <summary>The answer, found out when it is asked for first; two threads that ask at once may both find it out.</summary>
    public TValue Of<TState>(TKey key, TState state, Func<TKey, TState, TValue> find)
    {
        if (known.TryGetValue(key, out var answer)) return answer;
        answer = find(key, state);
        if (Volatile.Read(ref count) < most && known.TryAdd(key, answer)) Interlocked.Increment(ref count);
        return answer;
    }
}

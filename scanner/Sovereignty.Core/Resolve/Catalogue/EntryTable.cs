using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>
/// Entries of one kind by id, in ordinal order. An entry is read out of the compiled file when it is first asked for: a run touches a few
/// hundred of many thousands. No dictionary by type: what the framework loads for that, it would load for each of a dozen tables at every start.
/// </summary>
/// <typeparam name="T">The kind of entry.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "a table, in a catalogue of tables")]
public sealed class EntryTable<T>
    where T : class
{
    private readonly KeyTable keys;
    private readonly Func<int, T> read;
    private readonly T?[] entries;

    /// <param name="keys">Ids, and where each entry lies.</param>
    /// <param name="read">Reads the entry at a place.</param>
    internal EntryTable(KeyTable keys, Func<int, T> read)
    {
        this.keys = keys;
        this.read = read;
        entries = new T?[keys.Count];
    }

    /// <summary>How many there are.</summary>
    public int Count => entries.Length;

    /// <summary>The ids, in order.</summary>
    public IEnumerable<string> Keys => Enumerable.Range(0, Count).Select(i => Encoding.UTF8.GetString(keys.Key(i)));

    /// <summary>The entries, by id.</summary>
    public IEnumerable<T> Values => Enumerable.Range(0, Count).Select(At);

    /// <summary>The entry of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T this[string key] => TryGetValue(key, out var entry) ? entry : throw new KeyNotFoundException($"no entry `{key}`");

    /// <summary>Whether there is an entry.</summary>
    public bool ContainsKey(string key) => keys.Find(key) >= 0;

    /// <summary>The entry of an id, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var index = keys.Find(key);
        value = index < 0 ? null : At(index);
        return value is not null;
    }

    /// <summary>The entry of an id, or null.</summary>
    public T? GetValueOrDefault(string key) => TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Ids and entries, in order.</summary>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return KeyValuePair.Create(Encoding.UTF8.GetString(keys.Key(i)), At(i));
    }

    /// <summary>The entry at an index. Two threads that ask at once may both read it; they get the same one.</summary>
    internal T At(int index) => entries[index] ?? Interlocked.CompareExchange(ref entries[index], read((int)keys.Value(index)), null) ?? entries[index]!;
}

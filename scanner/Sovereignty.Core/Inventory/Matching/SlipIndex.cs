using System.Buffers;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Matching;

/// <summary>
/// Finds keys one slip of the keyboard away: two keys that are one edit apart share what is left of them without one letter. Of each remainder no
/// more is kept than a number, since a hundred and fifty thousand remainders as texts take 25 MB; who meets by that number is compared.
/// </summary>
internal sealed class SlipIndex
{
    private const int Shortest = 6;
    private const int Longest = 40;
    private const ulong Base = 1_099_511_628_211;
    private const int Buckets = 1 << 16;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly string[] keys;

    // The remainder's number above, the key's place below; in order, so that a bucket's are together.
    private readonly ulong[] entries;
    private readonly int[] begins = new int[Buckets + 1];

    /// <summary>Takes the keys that a slip may lead to: letters only, since <c>LOGA2</c> is no misspelt <c>LOGA3</c>.</summary>
    /// <param name="all">All keys, in any order.</param>
    public SlipIndex(IEnumerable<string> all)
    {
        keys = [.. all.Where(k => IsTold(k))];
        Array.Sort(keys, StringComparer.Ordinal);
        var found = new List<ulong>(keys.Length * 10);
        Span<uint> remainders = stackalloc uint[Longest + 1];
        for (var at = 0; at < keys.Length; at++)
        {
            foreach (var remainder in remainders[..Remainders(keys[at], remainders)]) found.Add((ulong)remainder << 32 | (uint)at);
        }

        entries = [.. found];
        Array.Sort(entries);
        for (var i = 0; i < entries.Length; i++) begins[(int)(entries[i] >> 48) + 1]++;
        for (var i = 0; i < Buckets; i++) begins[i + 1] += begins[i];
    }

    /// <summary>The keys one edit away from another, which is none of them, in ordinal order.</summary>
    public List<string> Near(ReadOnlySpan<char> key)
    {
        var near = new List<string>();
        if (!IsTold(key)) return near;
        Span<uint> remainders = stackalloc uint[Longest + 1];
        foreach (var remainder in remainders[..Remainders(key, remainders)])
        {
            var bucket = (int)(remainder >> 16);
            foreach (var entry in entries.AsSpan(begins[bucket]..begins[bucket + 1]))
            {
                if ((uint)(entry >> 32) != remainder) continue;
                var one = keys[(int)(uint)entry];
                if (!near.Contains(one) && !key.SequenceEqual(one) && OneEdit.Apart(key, one)) near.Add(one);
            }
        }

        near.Sort(StringComparer.Ordinal);
        return near;
    }

    private static bool IsTold(ReadOnlySpan<char> key) => key.Length is >= Shortest and <= Longest && !key.ContainsAnyExcept(Letters);

    // The numbers of a key and of what is left of it without each of its letters.
    private static int Remainders(ReadOnlySpan<char> key, Span<uint> to)
    {
        // As digits of one large number, so that each remainder follows from what stands before the letter and what stands behind it.
        Span<ulong> powers = stackalloc ulong[Longest + 1];
        powers[0] = 1;
        ulong behind = 0;
        for (var i = 0; i < key.Length; i++)
        {
            powers[i + 1] = powers[i] * Base;
            behind = (behind * Base) + key[i];
        }

        to[0] = Number(behind);
        var count = 1;
        ulong before = 0;
        for (var i = 0; i < key.Length; i++)
        {
            var rest = powers[key.Length - 1 - i];
            behind -= key[i] * rest;
            // Of a double letter either leaves the same.
            if (i == 0 || key[i] != key[i - 1]) to[count++] = Number((before * rest) + behind);
            before = (before * Base) + key[i];
        }

        return count;
    }

    private static uint Number(ulong digits) => (uint)((digits * 0x9E37_79B9_7F4A_7C15) >> 32);
}

using System.Buffers;
using System.Text;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Finds the pattern of a package: the exact one, else the longest beginning.</summary>
/// <param name="keys">Keys as <see cref="KeyOf"/> makes them.</param>
internal sealed class PatternTable(KeyTable keys)
{
    private const char Exact = '=';
    private const char Beginning = '*';

    /// <summary>The key of a pattern: its type, a line end, a mark whether it is a beginning, its text.</summary>
    public static string KeyOf(PackagePattern pattern) => $"{pattern.Type}\n{(pattern.IsPrefix ? Beginning : Exact)}{pattern.Text}";

    /// <summary>The value of the pattern for a package of a type under its lookup key; null for none.</summary>
    public long? Find(string type, string key)
    {
        var most = Encoding.UTF8.GetMaxByteCount(type.Length + key.Length + 2);
        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var head = Encoding.UTF8.GetBytes(type, rented);
            rented[head++] = (byte)'\n';
            rented[head++] = (byte)Exact;
            var length = head + Encoding.UTF8.GetBytes(key, rented.AsSpan(head));
            if (keys.Find(rented.AsSpan(0, length)) is >= 0 and var exact) return keys.Value(exact);
            rented[head - 1] = (byte)Beginning;
            return Longest(rented.AsSpan(0, length), head) is >= 0 and var beginning ? keys.Value(beginning) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Whatever else the key begins with is no longer than what it has in common with the last key that does not come after it.
    private int Longest(ReadOnlySpan<byte> key, int head)
    {
        while (key.Length > head)
        {
            var at = keys.Floor(key);
            if (at < 0) return -1;
            var common = keys.Key(at).CommonPrefixLength(key);
            if (common == keys.Key(at).Length) return common > head ? at : -1;
            key = key[..common];
        }

        return -1;
    }
}

namespace Sovereignty.Text;

/// <summary>Tells whether two words differ by one slip of the keyboard: a letter changed, missing, added, or two neighbours swapped.</summary>
public static class OneEdit
{
    /// <summary>True for equal words too. Ordinal; runs in the length of the words.</summary>
    public static bool Apart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length) return Apart(b, a);
        if (b.Length - a.Length > 1) return false;
        var same = a.CommonPrefixLength(b);
        var restOfA = a[same..];
        var restOfB = b[same..];
        if (a.Length != b.Length) return restOfA.SequenceEqual(restOfB[1..]);
        if (restOfA.IsEmpty || restOfA[1..].SequenceEqual(restOfB[1..])) return true;
        return restOfA.Length > 1 && restOfA[0] == restOfB[1] && restOfA[1] == restOfB[0] && restOfA[2..].SequenceEqual(restOfB[2..]);
    }
}

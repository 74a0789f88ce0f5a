namespace Sovereignty.Text;

/// <summary>A set of ASCII characters to look for in names, versions and other short texts.</summary>
/// <remarks>
/// <see cref="System.Buffers.SearchValues"/> searches long texts faster, but the runtime compiles its search when it is used first, for each kind of
/// search anew: a run over an ordinary tree never earns that back.
/// </remarks>
internal readonly struct AsciiSet
{
    private readonly ulong low;
    private readonly ulong high;

    /// <summary>Makes the set of the characters of a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not ASCII.</exception>
    public AsciiSet(string characters)
    {
        foreach (var c in characters)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(c, '\x7f', nameof(characters));
            if (c < 64) low |= 1UL << c;
            else high |= 1UL << (c - 64);
        }
    }

    /// <summary>Whether a character, or a byte of UTF-8, is in the set.</summary>
    public bool Contains(int c) => c < 64 ? (low >> c & 1) != 0 : c < 128 && (high >> (c - 64) & 1) != 0;
}

using System.Runtime.InteropServices;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>The head of a <see cref="FingerprintIndex"/>: how many of each there are and where, in bytes from the start. Little-endian; sections begin at multiples of 8.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FingerprintLayout
{
    public const int HeaderLength = 56;

    public uint Magic;
    public int Length;

    /// <summary>XXH64 of what follows the head: told apart from a damaged file here, since parts are read long after.</summary>
    public ulong Checksum;

    public int Texts;
    public int PlacesAt;
    public int NamesAt;

    /// <summary>The hash of each word that occurs, most frequent first: words are stored as places in it.</summary>
    public int Table;
    public int TableAt;

    public int Words;
    public int WordsAt;

    /// <summary>For each bucket the first of its runs, and one more for the end.</summary>
    public int BucketsAt;

    public int Runs;
    public int RunsAt;
}

/// <summary>Where a fingerprint lies: its words, and behind them those of its copyright lines.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FingerprintPlace
{
    public int NameAt;
    public ushort NameLength;
    public FingerprintKind Kind;
    public byte OrLater;
    public int WordsAt;
    public int Words;
    public int Copyright;
    public int Runs;
}

/// <summary>Five words of a fingerprint.</summary>
/// <param name="Hash">The hash over them.</param>
/// <param name="Text">The fingerprint.</param>
/// <param name="At">Which of its words is the first.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FingerprintRun(uint Hash, ushort Text, ushort At);

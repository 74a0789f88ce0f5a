namespace Sovereignty.Inventory.Tables;

/// <summary>
/// Watches the rows of a sheet while its XML is passed. Rows that carry one number are one row to the reader of workbooks, and it holds all their
/// cells: a sheet of a few megabytes, packed, can be three million of them.
/// </summary>
internal sealed class RowNumbers
{
    /// <summary>More rows in succession with one number are no slip of a program that writes workbooks.</summary>
    public const int MostAlike = 1_000;

    private const int LongestTag = 256;

    private readonly byte[] held = new byte[LongestTag];
    private byte[] joined = [];
    private int carried;
    private long passed;
    private long last = -1;
    private long runAt;
    private int alike;

    /// <summary>Where the first of too many rows with one number begins, in bytes; below zero where there are none.</summary>
    public long TooManyAt { get; private set; } = -1;

    /// <summary>Takes the next bytes.</summary>
    public void Watch(ReadOnlySpan<byte> bytes)
    {
        if (TooManyAt >= 0) return;
        if (joined.Length < carried + bytes.Length) joined = new byte[carried + bytes.Length];
        held.AsSpan(0, carried).CopyTo(joined);
        bytes.CopyTo(joined.AsSpan(carried));
        ReadOnlySpan<byte> all = joined.AsSpan(0, carried + bytes.Length);
        var from = 0;
        while (all[from..].IndexOf("row "u8) is >= 0 and var at)
        {
            at += from;
            // A tag that goes on behind these bytes is looked at with the next.
            if (all.Length - at < LongestTag && all[at..].IndexOf((byte)'>') < 0) break;
            from = at + 4;
            if (at > 0 && all[at - 1] is (byte)'<' or (byte)':') Take(all.Slice(at, Math.Min(LongestTag, all.Length - at)), passed + at);
            if (TooManyAt >= 0) return;
        }

        var keep = Math.Min(LongestTag, all.Length - from);
        all[^keep..].CopyTo(held);
        passed += all.Length - keep;
        carried = keep;
    }

    private void Take(ReadOnlySpan<byte> tag, long at)
    {
        var end = tag.IndexOf((byte)'>');
        var number = tag[..(end < 0 ? tag.Length : end)].IndexOf(" r=\""u8);
        if (number < 0 || !System.Buffers.Text.Utf8Parser.TryParse(tag[(number + 4)..], out long row, out _)) return;
        if (row != last) (last, alike, runAt) = (row, 0, at);
        if (++alike > MostAlike) TooManyAt = runAt - 1;
    }
}

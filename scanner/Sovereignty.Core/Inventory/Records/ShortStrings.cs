namespace Sovereignty.Inventory.Records;

/// <summary>
/// JSON in which no string is longer than is of use: a single one can be as long as the file, and the parser wants each as a whole. What is too
/// long loses its end; everything else passes as it is.
/// </summary>
/// <param name="inner">UTF-8; closed with this.</param>
/// <param name="most">How many bytes of a string pass.</param>
internal sealed class ShortStrings(Stream inner, int most) : IDisposable
{
    private bool inside;
    private int escaped;
    private long length;

    /// <summary>How many strings have been cut so far.</summary>
    public int Cut { get; private set; }

    /// <summary>Reads on; 0 at the end.</summary>
    public int Read(Span<byte> into)
    {
        while (true)
        {
            var read = inner.Read(into);
            if (read == 0) return 0;
            // Where all was cut away there is nothing to hand on yet.
            if (Shorten(into[..read]) is > 0 and var kept) return kept;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private int Shorten(Span<byte> bytes)
    {
        var (to, from) = (0, 0);
        while (from < bytes.Length)
        {
            var run = Run(bytes[from..]);
            var passes = !inside ? run : (int)Math.Clamp(most - length, 0, run);
            // Never in the middle of a letter.
            while (passes > 0 && passes < run && (bytes[from + passes] & 0xC0) == 0x80) passes--;
            if (inside && passes < run && length <= most) (Cut, length) = (Cut + 1, most);
            if (passes > 0 && to != from) bytes.Slice(from, passes).CopyTo(bytes[to..]);
            to += passes;
            from += run;
            if (inside) length += run;
            if (from == bytes.Length) break;
            if (Sign(bytes[from])) bytes[to++] = bytes[from];
            from++;
        }

        return to;
    }

    // What needs no look: up to a quote, and inside a string up to an escape or the line's end, which no string holds.
    private int Run(ReadOnlySpan<byte> bytes)
    {
        if (escaped > 0) return 0;
        var next = inside ? bytes.IndexOfAny((byte)'"', (byte)'\\', (byte)'\n') : bytes.IndexOf((byte)'"');
        return next < 0 ? bytes.Length : next;
    }

    // A byte that means something; whether it passes.
    private bool Sign(byte sign)
    {
        if (!inside)
        {
            (inside, length) = (true, 0);
            return true;
        }

        if (sign == '\n' || (escaped == 0 && sign == '"'))
        {
            (inside, escaped) = (false, 0);
            return true;
        }

        // An escape is kept or cut as a whole: six bytes at most.
        if (escaped > 0) escaped = escaped == 5 && sign == 'u' ? 4 : escaped == 5 ? 0 : escaped - 1;
        else
        {
            escaped = 5;
            if (length > most - 6 && length <= most) (Cut, length) = (Cut + 1, most + 1);
        }

        return ++length <= most;
    }
}

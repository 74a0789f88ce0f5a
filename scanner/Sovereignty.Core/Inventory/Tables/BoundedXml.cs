namespace Sovereignty.Inventory.Tables;

/// <summary>
/// XML with texts, attributes and comments cut to a length that a reader can hold: a workbook of half a megabyte can unpack to a single cell of
/// a gigabyte, and readers hold a cell as a whole. Only bytes are looked at, in UTF-8 and what agrees with it below 128; UTF-16 is passed through.
/// </summary>
/// <param name="inner">The file; closed with this.</param>
/// <param name="most">How much may be left after cutting.</param>
internal sealed class BoundedXml(Stream inner, long most = long.MaxValue) : Stream
{
    /// <summary>The longest text, attribute or comment, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    // Also what is cut has to be passed through.
    private const long MostPassed = 2L << 30;
    private const int LongestEntity = 16;

    private State state = State.Text;
    private byte[] end = [];
    private int matched;
    private int length;
    private int inEntity;
    private long total;
    private long unpacked;
    private bool begun;
    private bool passThrough;

    private enum State
    {
        Text,
        Opened,
        Declaration,
        Tag,
        Quoted,
        Marked,
    }

    /// <summary>How many places were cut so far.</summary>
    public int Cuts { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            var read = inner.Read(buffer);
            if (read == 0) return 0;
            if (!begun)
            {
                begun = true;
                passThrough = buffer[0] is 0xFE or 0xFF or 0;
            }

            var kept = passThrough ? read : Filter(buffer[..read]);
            total += kept;
            unpacked += read;
            if (total > most || unpacked > MostPassed) throw new UnpacksTooFarException();
            if (kept > 0) return kept;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    // Keeps what is short enough, in place.
    private int Filter(Span<byte> bytes)
    {
        var kept = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            // Long stretches without anything that matters are passed in one go.
            if (state is State.Text or State.Quoted && inEntity == 0 && length < Longest - LongestEntity)
            {
                var rest = bytes.Slice(i, Math.Min(bytes.Length - i, Longest - LongestEntity - length));
                var next = state == State.Text ? rest.IndexOfAny((byte)'<', (byte)'&') : rest.IndexOfAny(end[0], (byte)'&');
                var plain = next < 0 ? rest.Length : next;
                if (plain > 0)
                {
                    bytes.Slice(i, plain).CopyTo(bytes[kept..]);
                    kept += plain;
                    length += plain;
                    i += plain - 1;
                    continue;
                }
            }

            if (Keeps(bytes[i])) bytes[kept++] = bytes[i];
        }

        return kept;
    }

    private bool Keeps(byte c)
    {
        switch (state)
        {
            case State.Text when c == '<':
                return Enter(State.Opened);
            case State.Text:
                return KeepsOfText(c);
            case State.Opened:
                if (c == '!') return Enter(State.Declaration);
                if (c == '?') return EnterMarked("?>"u8);
                state = State.Tag;
                return KeepsOfTag(c);
            case State.Declaration:
                return c switch { (byte)'-' => EnterMarked("-->"u8), (byte)'[' => EnterMarked("]]>"u8), _ => EnterMarked(">"u8) };
            case State.Tag:
                return KeepsOfTag(c);
            case State.Quoted when c == end[0]:
                return Enter(State.Tag);
            case State.Quoted:
                return KeepsOfText(c);
            default:
                return KeepsOfMarked(c);
        }
    }

    private bool KeepsOfTag(byte c)
    {
        if (c == '>') return Enter(State.Text);
        if (c is not ((byte)'"' or (byte)'\'')) return true;
        end = [c];
        return Enter(State.Quoted);
    }

    // Cut between characters and never within an entity, or what is left would be no XML.
    private bool KeepsOfText(byte c)
    {
        if (length > Longest) return false;
        if (inEntity > 0) inEntity = c == ';' || inEntity > LongestEntity ? 0 : inEntity + 1;
        else if (length >= Longest - LongestEntity && (c & 0xC0) != 0x80)
        {
            length = Longest + 1;
            Cuts++;
            return false;
        }
        else if (c == '&') inEntity = 1;
        length++;
        return true;
    }

    private bool KeepsOfMarked(byte c)
    {
        matched = c == end[matched] ? matched + 1 : end.Length == 3 && matched == 2 && c == end[0] ? 2 : c == end[0] ? 1 : 0;
        if (matched == end.Length) return Enter(State.Text);
        if (length > Longest) return matched > 0;
        // From here on only what may be its end is kept.
        if (++length > Longest) Cuts++;
        return true;
    }

    private bool EnterMarked(ReadOnlySpan<byte> until)
    {
        end = until.ToArray();
        matched = 0;
        return Enter(State.Marked);
    }

    private bool Enter(State next)
    {
        (state, length, inEntity) = (next, 0, 0);
        return true;
    }
}

/// <summary>A part of a package unpacks to more than a list can be.</summary>
internal sealed class UnpacksTooFarException() : IOException("it unpacks to more than a list can be");

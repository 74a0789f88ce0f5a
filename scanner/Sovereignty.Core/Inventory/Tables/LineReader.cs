using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>Reads lines of bounded length and takes lines back, so that a row that went wrong can be read again another way.</summary>
internal sealed class LineReader(TextReader reader) : IDisposable
{
    /// <summary>The longest line, in characters; what goes beyond is passed over and told.</summary>
    public const int LongestLine = 1024 * 1024;

    private readonly char[] buffer = new char[16 * 1024];
    private readonly Stack<(string Text, bool Cut)> back = new();
    private readonly StringBuilder text = new();
    private int length;
    private int position;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end; false at the end of the text.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cut">Whether it was longer than <see cref="LongestLine"/>.</param>
    public bool TryRead(out string line, out bool cut)
    {
        if (back.TryPop(out var earlier))
        {
            (line, cut) = earlier;
            Line++;
            return true;
        }

        return TryReadOn(out line, out cut);
    }

    /// <summary>Takes back the lines that were read last, in their order.</summary>
    public void PutBack(IReadOnlyList<(string Text, bool Cut)> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--) back.Push(lines[i]);
        Line -= lines.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool TryReadOn(out string line, out bool cut)
    {
        (line, cut) = ("", false);
        var any = false;
        text.Clear();
        while (Fill())
        {
            any = true;
            var rest = buffer.AsSpan(position, length - position);
            var end = rest.IndexOfAny('\n', '\r');
            var part = end < 0 ? rest : rest[..end];
            var room = LongestLine - text.Length;
            text.Append(part[..Math.Min(room, part.Length)]);
            cut |= part.Length > room;
            position += part.Length;
            if (end < 0) continue;
            PassLineEnd();
            break;
        }

        if (!any) return false;
        line = text.ToString();
        Line++;
        return true;
    }

    private void PassLineEnd()
    {
        var wasReturn = buffer[position++] == '\r';
        if (wasReturn && Fill() && buffer[position] == '\n') position++;
    }

    private bool Fill()
    {
        if (position < length) return true;
        length = reader.Read(buffer, 0, buffer.Length);
        position = 0;
        return length > 0;
    }
}

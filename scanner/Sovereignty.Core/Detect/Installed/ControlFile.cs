using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Steps through the paragraphs of a control file (Debian policy, chapter 5), as dpkg, opkg and DEP-5 copyright files have them. Holds the fields that
/// were asked for; continuation lines are joined with a line feed.
/// </summary>
internal ref struct ControlFile
{
    /// <summary>Longer values are cut: no field that is read has a reason to be longer.</summary>
    private const int LongestValue = 64 * 1024;

    private readonly string[] names;
    private readonly string?[] values;
    private Utf8Lines lines;

    /// <summary>A file's paragraphs.</summary>
    /// <param name="text">The file.</param>
    /// <param name="names">The fields to keep; case does not count.</param>
    public ControlFile(ReadOnlySpan<byte> text, string[] names)
    {
        lines = new Utf8Lines(text);
        this.names = names;
        values = new string?[names.Length];
    }

    /// <summary>The line that the paragraph begins on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The value of a field, by its place in the names; null when the paragraph lacks it.</summary>
    public readonly string? this[int field] => values[field];

    /// <summary>Steps to the next paragraph; false at the end.</summary>
    public bool Next()
    {
        Array.Clear(values);
        Line = 0;
        var current = -1;
        while (lines.Next())
        {
            var line = lines.Current;
            if (line.Trim(" \t"u8).IsEmpty)
            {
                if (Line > 0) return true;
                continue;
            }

            if (Line == 0) Line = lines.Number;
            if (line[0] is (byte)' ' or (byte)'\t')
            {
                if (current >= 0) Append(current, line);
                continue;
            }

            var colon = line.IndexOf((byte)':');
            current = colon <= 0 ? -1 : Field(line[..colon]);
            if (current >= 0) values[current] = Encoding.UTF8.GetString(Cut(line[(colon + 1)..].Trim(" \t"u8)));
        }

        return Line > 0;
    }

    private readonly void Append(int field, ReadOnlySpan<byte> line)
    {
        if (values[field] is { Length: < LongestValue } begun) values[field] = $"{begun}\n{Encoding.UTF8.GetString(Cut(line.Trim(" \t"u8)))}";
    }

    private readonly int Field(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(name, names[i])) return i;
        }

        return -1;
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> value) => value.Length <= LongestValue ? value : value[..LongestValue];
}

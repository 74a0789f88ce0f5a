using System.Text;
using System.Text.Unicode;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Turns UTF-8 into text and gives out the same string for the same bytes: lock files repeat names and versions many times over. For one
/// file and one thread.
/// </summary>
internal sealed class Utf8Pool
{
    private const int LongestPooled = 128;
    private string?[] slots = new string?[512];
    private int count;

    /// <summary>The text of some UTF-8; bytes that are none become U+FFFD.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return "";
        if (utf8.Length > LongestPooled) return Encoding.UTF8.GetString(utf8);
        Span<char> buffer = stackalloc char[LongestPooled];
        if (Utf8.ToUtf16(utf8, buffer, out _, out var length) != System.Buffers.OperationStatus.Done) return Encoding.UTF8.GetString(utf8);
        return Get(buffer[..length]);
    }

    /// <summary>The same for text.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return "";
        if (text.Length > LongestPooled) return text.ToString();
        if (2 * count > slots.Length) Grow();
        var at = SlotOf(text, slots);
        if (slots[at] is { } known) return known;
        count++;
        return slots[at] = text.ToString();
    }

    private static int SlotOf(ReadOnlySpan<char> text, string?[] slots)
    {
        var at = string.GetHashCode(text) & (slots.Length - 1);
        while (slots[at] is { } other && !text.SequenceEqual(other)) at = (at + 1) & (slots.Length - 1);
        return at;
    }

    private void Grow()
    {
        var larger = new string?[slots.Length * 4];
        foreach (var text in slots)
        {
            if (text is not null) larger[SlotOf(text, larger)] = text;
        }

        slots = larger;
    }
}

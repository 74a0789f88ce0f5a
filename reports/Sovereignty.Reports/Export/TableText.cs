using System.Text;

namespace Sovereignty.Reports.Export;

/// <summary>Text as a cell can hold it.</summary>
internal static class TableText
{
    /// <summary>The text with what would steer a terminal or what a file cannot hold shown as unreadable; tabs and ends of lines stay.</summary>
    public static string Readable(string text)
    {
        var at = 0;
        while (at < text.Length && !IsOdd(text, at)) at++;
        if (at == text.Length) return text;
        var readable = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++) readable.Append(IsOdd(text, at) ? '\ufffd' : text[at]);
        return readable.ToString();
    }

    private static bool IsOdd(string text, int at) => text[at] switch
    {
        '\t' or '\r' or '\n' => false,
        < ' ' or (>= '\u007f' and <= '\u009f') or '\ufffe' or '\uffff' => true,
        >= '\ud800' and <= '\udbff' => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        >= '\udc00' and <= '\udfff' => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };
}

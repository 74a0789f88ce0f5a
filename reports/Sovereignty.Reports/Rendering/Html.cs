using System.Globalization;
using System.Text;

namespace Sovereignty.Reports.Rendering;

/// <summary>Text that is markup already. Everything else that a template writes is escaped.</summary>
internal sealed record Html(string Markup)
{
    /// <summary>Escapes text for element content and for quoted attribute values.</summary>
    /// <remarks>
    /// Control characters and the controls that turn the direction of writing are shown by their number: names come from files that
    /// strangers wrote, and a name with U+202E in it must not read as a PDF.
    /// </remarks>
    public static string Escape(string text)
    {
        var i = 0;
        while (i < text.Length && !NeedsCare(text[i])) i++;
        if (i == text.Length) return text;
        var escaped = new StringBuilder(text.Length + 32).Append(text, 0, i);
        for (; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                case '\t' or '\n' or '\r': escaped.Append(c); break;
                case var _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    escaped.Append(c).Append(text[++i]);
                    break;
                case var _ when char.IsSurrogate(c): escaped.Append('\uFFFD'); break;
                case var _ when IsControl(c): escaped.Append("[U+").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(']'); break;
                default: escaped.Append(c); break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>The markup itself, so that joining it with text in a template escapes it visibly rather than letting text through.</summary>
    public override string ToString() => Markup;

    private static bool NeedsCare(char c) => c is '&' or '<' or '>' or '"' or '\'' || char.IsSurrogate(c) || IsControl(c);

    private static bool IsControl(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

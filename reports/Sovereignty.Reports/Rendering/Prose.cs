using System.Text;

namespace Sovereignty.Reports.Rendering;

/// <summary>Sentences that rules, catalogue entries and problems bring along: plain text in which backticks mark what somebody types.</summary>
internal static class Prose
{
    /// <summary>Text with <c>`x`</c> as code; a backtick without a partner stays what it is.</summary>
    public static Html Mark(string text)
    {
        var parts = text.Split('`');
        if (parts.Length < 3) return new Html(Html.Escape(text));
        var html = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0) html.Append(Html.Escape(parts[i]));
            else if (i == parts.Length - 1) html.Append('`').Append(Html.Escape(parts[i]));
            else html.Append("<code>").Append(Html.Escape(parts[i])).Append("</code>");
        }

        return new Html(html.ToString());
    }

    /// <summary>A citation with the web addresses in it as links.</summary>
    public static Html Link(string text)
    {
        var html = new StringBuilder();
        var from = 0;
        while (Next(text, from) is var (start, end))
        {
            html.Append(Html.Escape(text[from..start]));
            var address = text[start..end];
            // Printed pages write a link's address behind its text; here the text is the address.
            html.Append(Urls.Safe(address) is { } url ? $"<a href=\"{Html.Escape(url)}\" rel=\"noreferrer\" data-plain>{Html.Escape(url)}</a>" : Html.Escape(address));
            from = end;
        }

        return new Html(html.Append(Html.Escape(text[from..])).ToString());
    }

    private static (int Start, int End)? Next(string text, int from)
    {
        var start = text.IndexOf("http", from, StringComparison.Ordinal);
        if (start < 0) return null;
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"')) end++;
        while (end > start + 1 && text[end - 1] is '.' or ',' or ';' or ')' or ':') end--;
        return (start, end);
    }
}

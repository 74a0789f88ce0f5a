using System.Globalization;
using System.Text;

namespace Sovereignty.Reports.Rendering;

/// <summary>The catalogue's sources, which are English, with the words that come again and again in the report's language.</summary>
/// <remarks>A source is names, addresses and remarks with commas, semicolons, colons and brackets between them. What has no words of its own stays as it stands, marked as English.</remarks>
internal sealed class Sources(Texts texts, Formats formats)
{
    /// <summary>The source as markup: addresses as links.</summary>
    public Html Show(string source)
    {
        var html = new StringBuilder();
        var asItStands = 0;
        var from = 0;
        while (from < source.Length)
        {
            var to = End(source, from);
            if (Words(source[from..to]) is { } words)
            {
                English(html, source[asItStands..from]);
                html.Append(words);
                asItStands = to;
            }

            from = to;
            while (from < source.Length && source[from] is ',' or ';' or ':' or '(' or ')' or ' ') from++;
        }

        English(html, source[asItStands..]);
        return new Html(html.ToString());
    }

    // Where the piece that begins here ends: a comma, semicolon or colon with a blank behind it, or a bracket.
    private static int End(string source, int from)
    {
        for (var i = from; i < source.Length; i++)
        {
            if (source[i] == ')' || (source[i] is ',' or ';' or ':' && i + 1 < source.Length && source[i + 1] == ' ')) return i;
            if (source[i] == ' ' && i + 1 < source.Length && source[i + 1] == '(') return i;
        }

        return source.Length;
    }

    private string? Words(string piece)
    {
        if (Day(piece, "read ", "cited.read") is { } read) return read;
        if (Day(piece, "state of ", "cited.state") is { } state) return state;
        var at = piece.IndexOf("press release of ", StringComparison.Ordinal);
        if (at >= 0 && Day(piece[at..], "press release of ", "cited.press-release") is { } released) return Html.Escape(piece[..at]) + released;
        var key = $"cited.phrase.{Key(piece)}";
        return texts.Has(key) ? texts.Fill(key, formats, []).Markup : null;
    }

    private string? Day(string piece, string before, string key)
    {
        if (!piece.StartsWith(before, StringComparison.Ordinal) || !texts.Has(key)) return null;
        var told = piece[before.Length..];
        if (DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return texts.Fill(key, formats, [day]).Markup;
        return told.Length == 4 && told.All(char.IsAsciiDigit) ? texts.Fill(key, formats, [told]).Markup : null;
    }

    private static string Key(string piece)
    {
        var key = new StringBuilder(piece.Length);
        foreach (var c in piece)
        {
            if (char.IsAsciiLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        }

        return key.ToString().TrimEnd('-');
    }

    private static void English(StringBuilder html, string text)
    {
        if (!text.Any(char.IsAsciiLetter)) html.Append(Html.Escape(text));
        else html.Append("<span lang=\"en\">").Append(Prose.Link(text).Markup).Append("</span>");
    }
}

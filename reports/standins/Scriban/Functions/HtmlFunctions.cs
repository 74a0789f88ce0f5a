using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Scriban.Runtime;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>html</c>.</summary>
public class HtmlFunctions : ScriptObject
{
    private const string UrlCharacters = "-._~:/?#[]@!$&'()*+,;=%";

    private const string Tags = @"<script.*?</script>|<!--.*?-->|<style.*?</style>|<(?:""[^""]*""|'[^']*'|[^'"">])*>|<[^>]*>";

    private static readonly BuiltinFunction[] Table =
    [
        Define("strip", c => Strip(c), Text("text")),
        Define("escape", c => Escape(c.Text(0)), Text("text")),
        Define("newline_to_br", c => NewlineToBr(c.Text(0)), Text("text")),
        Define("url_encode", c => UrlEncode(c.Text(0)), Text("text")),
        Define("url_escape", c => UrlEscape(c.Text(0)), Text("text")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public HtmlFunctions()
        : base(Table.Length, false) => AddTo(this, Table);

    /// <summary>The text with everything that means something in HTML replaced by entities.</summary>
    public static string? Escape(string? text) => string.IsNullOrEmpty(text) ? text : WebUtility.HtmlEncode(text);

    /// <summary>The text as a part of a URL's query.</summary>
    public static string? UrlEncode(string? text) => string.IsNullOrEmpty(text) ? text : Uri.EscapeDataString(text);

    /// <summary>The text as a URL: only what cannot stand in one is escaped.</summary>
    public static string? UrlEscape(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var url = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isAllowed = rune.IsAscii && (Rune.IsLetterOrDigit(rune) || UrlCharacters.Contains((char)rune.Value, StringComparison.Ordinal));
            string character = rune.ToString();
            url.Append(isAllowed ? character : Uri.EscapeDataString(character));
        }

        return url.ToString();
    }

    private static string? Strip(BuiltinCall call)
    {
        string? text = call.Text(0);
        return string.IsNullOrEmpty(text)
            ? text
            : Regex.Replace(text, Tags, string.Empty, RegexOptions.IgnoreCase | RegexOptions.Singleline, call.Context.RegexTimeOut);
    }

    private static string? NewlineToBr(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var html = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            bool isSecondHalf = text[i] == '\n' && i > 0 && text[i - 1] == '\r';
            html.Append(text[i] is '\r' or '\n' && !isSecondHalf ? "<br />" : string.Empty).Append(text[i]);
        }

        return html.ToString();
    }
}

using System.Globalization;
using System.Text;
using Sovereignty.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>The characters and escapes of TOML.</summary>
internal static class TomlText
{
    public static readonly AsciiSet BareKey = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public static readonly AsciiSet EndOfScalar = new(",]}#\r\n");

    public static readonly AsciiSet Structure = new("\"'#[]{}");

    /// <summary>Resolves the escapes of a basic string; unknown ones give the character itself.</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var escape = text[++i];
            if (escape is 'u' or 'U')
            {
                var digits = escape == 'u' ? 4 : 8;
                if (i + digits < text.Length && int.TryParse(text.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
                {
                    result.Append(new Rune(code).ToString());
                    i += digits;
                }
            }
            else if (char.IsWhiteSpace(escape))
            {
                // A backslash at the end of a line swallows the break and what blank follows.
                while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])) i++;
            }
            else
            {
                result.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'e' => '\e', _ => escape });
            }
        }

        return result.ToString();
    }
}

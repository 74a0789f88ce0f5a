namespace Sovereignty.Tests.Resolve.Licences.Texts;

/// <summary>Texts beside the tests, and ways to write the same licence differently.</summary>
internal static class LicenceFixture
{
    public static string Text(string id) => File.ReadAllText(Golden.Beside(Path.Combine("Fixtures", id + ".txt")));

    /// <summary>The text broken into lines of another width, paragraph by paragraph.</summary>
    public static string Wrapped(string text, int width)
    {
        var written = new System.Text.StringBuilder();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var column = 0;
            foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (column > 0 && column + word.Length >= width)
                {
                    written.Append('\n');
                    column = 0;
                }

                if (column > 0) written.Append(' ');
                written.Append(word);
                column += word.Length + 1;
            }

            written.Append("\n\n");
        }

        return written.ToString();
    }

    /// <summary>Every line behind a comment mark.</summary>
    public static string Commented(string text, string mark) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => mark + l));

    /// <summary>With other people's names in lines that say who holds the copyright.</summary>
    public static string OfOthers(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l =>
        l.TrimStart().StartsWith("Copyright (c)", StringComparison.OrdinalIgnoreCase) ? "Copyright (c) 2019-2024 Jane Q. Public <jane@example.org> and contributors" : l));

    /// <summary>The ways in which files hold the same licence, by name.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> Forms { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["as listed"] = t => t,
        ["wrapped at 60"] = t => Wrapped(t, 60),
        ["wrapped at 110"] = t => Wrapped(t, 110),
        ["behind //"] = t => Commented(Wrapped(t, 70), "// "),
        ["behind #"] = t => Commented(t, "# "),
        ["in a block comment"] = t => "/*\n" + Commented(Wrapped(t, 76), " * ") + "\n */\n",
        ["in capitals"] = t => t.ToUpperInvariant(),
        ["in small letters"] = t => t.ToLowerInvariant(),
        ["with a byte order mark and CRLF"] = t => "\uFEFF" + t.ReplaceLineEndings("\r\n"),
        ["of other people"] = OfOthers,
        ["of other people, wrapped"] = t => Wrapped(OfOthers(t), 72),
        ["with typographic quotes and dashes"] = t => t.Replace('"', '\u201d').Replace('\'', '\u2019').Replace('-', '\u2013'),
    };
}

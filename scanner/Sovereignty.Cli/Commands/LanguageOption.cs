using System.CommandLine;

namespace Sovereignty.Cli.Commands;

/// <summary>The option that names the language of texts.</summary>
internal static class LanguageOption
{
    /// <summary>The languages that texts are written in.</summary>
    public static string[] Languages => ["de", "en"];

    /// <summary>The option, for what is English unless something else is asked for.</summary>
    /// <param name="description">What it is the language of.</param>
    public static Option<string> Create(string description) => new("--lang") { Description = description, HelpName = "de|en", DefaultValueFactory = _ => "en" };

    /// <summary>The language named.</summary>
    /// <exception cref="CommandException">Nothing is written in it.</exception>
    public static string? Of(string? language) => language is null || Languages.Contains(language, StringComparer.Ordinal)
        ? language : throw new CommandException("bad-language", $"nothing is written in the language `{language}`", $"expected one of: {string.Join(", ", Languages)}");
}

using System.CommandLine;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary>The option that says from which severity on a run ends with 1.</summary>
internal static class SeverityOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create(string description) => new("--fail-on") { Description = description, HelpName = "LEVEL" };

    /// <summary>The severity that was typed; null for none.</summary>
    public static Severity? Of(string? text)
    {
        if (text is null) return null;
        return KebabCase.TryParse<Severity>(text, out var level)
            ? level
            : throw new CommandException("bad-level", $"`{text}` is no level", Suggest.Hint(text, KebabCase.Names<Severity>()));
    }
}

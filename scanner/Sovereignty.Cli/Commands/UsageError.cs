using System.CommandLine;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary>What is wrong with a command line, in a line or two: the whole help would push the reason off the screen.</summary>
internal static class UsageError
{
    /// <summary>The error; null where there is none, or where the help says it best because no command is named.</summary>
    public static CommandException? Of(ParseResult parsed, IReadOnlyList<string> args)
    {
        if (parsed.Errors.Count == 0) return null;
        var command = parsed.CommandResult.Command;
        var path = Path(parsed);
        var unknown = parsed.UnmatchedTokens;
        if (command.Subcommands.Count > 0)
        {
            if (unknown.Count == 0) return null;
            return new CommandException("usage", $"`{path}` has no command `{unknown[0]}`", $"{Suggest.Hint(unknown[0], command.Subcommands.Select(c => c.Name))} (`{path} --help` tells more)");
        }

        if (unknown.FirstOrDefault(u => u.StartsWith('-')) is { } option) UnknownOption.Refuse(parsed, [option]);
        var reason = unknown.Count > 0 ? $"`{path}` takes no `{unknown[0]}` here" : parsed.Errors[0].Message.TrimEnd('.');
        return new CommandException("usage", reason, $"`{path} --help` shows what it takes");
    }

    /// <summary>The command as it is typed: <c>sovereignty inventory map</c>.</summary>
    public static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult) names.Insert(0, at.Command is RootCommand ? "sovereignty" : at.Command.Name);
        return string.Join(' ', names);
    }
}

using System.CommandLine;
using Sovereignty.Configuration;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty init</c>: writes sovereignty.yaml with every key, its default and why.</summary>
internal static class InitCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var name = new Option<string>("--organisation") { Description = "The organisation's name", HelpName = "NAME", DefaultValueFactory = _ => "My organisation" };
        var folder = new Argument<string>("folder") { Description = "Where to write it", DefaultValueFactory = _ => "." };
        var command = new Command("init", $"Write a {ConfigurationFile.Name} with every key explained") { folder, name };
        command.SetAction(parsed =>
        {
            var path = Path.Combine(parsed.GetRequiredValue(folder), ConfigurationFile.Name);
            if (File.Exists(path)) throw new CommandException("file-exists", $"`{path}` is already there and was left alone", "edit it, or move it away first");
            File.WriteAllText(path, ConfigurationTemplate.For(parsed.GetRequiredValue(name)));
            terminal.Say($"wrote {path}; next: sovereignty scan {parsed.GetRequiredValue(folder)} --report report.html");
            return ExitCode.Fine;
        });
        return command;
    }
}

using System.CommandLine;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary>An option that a command does not have is taken for a source by the parser, and would be called a missing file.</summary>
internal static class UnknownOption
{
    /// <summary>Refuses sources that are options in truth.</summary>
    /// <exception cref="CommandException">One is.</exception>
    public static void Refuse(ParseResult parsed, IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            if (source.Length < 2 || source[0] != '-' || File.Exists(source) || Directory.Exists(source)) continue;
            var command = parsed.CommandResult.Command;
            var name = source.Split('=', ':')[0];
            throw new CommandException("unknown-option", $"`{UsageError.Path(parsed)}` has no option `{name}`", Hint(command, name, UsageError.Path(parsed)));
        }
    }

    // What the words of other scanners are called here.
    private static string Hint(Command command, string name, string path) => (command.Name, name) switch
    {
        ("scan", "--format" or "-f" or "--json" or "--sarif" or "--csv" or "--xlsx" or "--excel" or "--output" or "-o") =>
            "`--findings FILE` writes SARIF, JSON, JUnit, GitLab's code quality or Markdown, `--tables FILE.xlsx` a workbook, `--tables DIR` CSV, `--report FILE.html` a report; `sovereignty sbom` writes SBOMs",
        (_, "--exclude" or "--ignore" or "--skip-dirs" or "--skip-files") => "`exclude` in sovereignty.yaml names what not to look at; `sovereignty init` writes one that explains itself",
        ("scan", "--severity" or "--exit-code" or "--fail-on-severity") => "`--fail-on LEVEL` ends with 1 from that level on",
        ("scan", "--ignorefile" or "--ignore-policy" or "--vex" or "--suppressions") => "`waivers` in sovereignty.yaml accept a risk, with reason, owner and last day",
        ("scan", "--baseline" or "--new" or "--diff") => "`--store FILE` keeps scans, and `sovereignty diff --store FILE --fail-on LEVEL` fails on what is new",
        (_, "--verbose" or "-v" or "--debug" or "-d") => "everything is said already; `-q` says less",
        (_, "--offline-scan" or "--no-network") => "nothing reaches the network without `--online`",
        _ => Suggest.Nearest(name, command.Options.Where(o => !o.Hidden).SelectMany(o => o.Aliases.Append(o.Name))) is { } near ? $"did you mean `{near}`?" : $"`{path} --help` lists them",
    };
}

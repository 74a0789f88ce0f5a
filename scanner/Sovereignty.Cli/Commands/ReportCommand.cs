using System.CommandLine;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty report</c>: writes a report of a scan in a store.</summary>
internal static class ReportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var target = new Argument<string>("target") { Description = "HTML file for one report, or a folder for every report in both languages" };
        var store = StoreOption.Required();
        var which = new Option<string>("--scan") { Description = "Which scan: a number, the beginning of an id, `previous` or `latest`", HelpName = "SCAN", DefaultValueFactory = _ => "latest" };
        var report = new ReportOptions();
        var command = new Command("report", "Write reports of a scan in a store") { target, store, which, report.Audience, report.Language, report.Tables };
        command.SetAction(parsed =>
        {
            report.Check(parsed, parsed.GetRequiredValue(target));
            using var open = StoreOption.OpenExisting(parsed.GetRequiredValue(store));
            var scan = DiffCommand.Find(open, parsed.GetRequiredValue(which));
            var outcome = new ScanOutcome(scan, SharedOptions.ShippedCatalogue().Catalogue, Configuration.ScanConfiguration.Default, null);
            report.Write(parsed, terminal, outcome, parsed.GetRequiredValue(target));
            report.WriteTables(parsed, terminal, outcome);
            return ExitCode.Fine;
        });
        return command;
    }
}

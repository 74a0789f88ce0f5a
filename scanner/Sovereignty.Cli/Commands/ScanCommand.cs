using System.CommandLine;
using Sovereignty.Cli.Terminal;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty scan</c>: the main job, from sources to scores, store and reports.</summary>
internal static class ScanCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var sources = SharedOptions.Sources();
        var rules = new Option<string[]>("--rules") { Description = "Rule packs: names of packs that ship, or folders", HelpName = "PACK", AllowMultipleArgumentsPerToken = true };
        var store = StoreOption.Optional();
        var failOn = SeverityOption.Create("End with 1 when a finding is at least this grave: info, low, medium, high or critical");
        var findings = new Option<string[]>("--findings") { Description = $"File for the findings, for other programs; can be given several times: {FindingForms.Named}", HelpName = "FILE" };
        var shared = new SharedOptions();
        var report = new ReportOptions();
        var command = new Command("scan", "Find out what is used, who stands behind it and how hard leaving would be") { sources };
        command.Options.Add(report.File);
        command.Options.Add(report.Tables);
        command.Options.Add(findings);
        command.Options.Add(report.Audience);
        command.Options.Add(report.Language);
        command.Options.Add(rules);
        command.Options.Add(store);
        command.Options.Add(failOn);
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var level = SeverityOption.Of(parsed.GetValue(failOn));
            foreach (var named in parsed.GetValue(findings) ?? []) FindingForms.Check(named);
            report.Check(parsed, parsed.GetValue(report.File));
            using var progress = new Progress(terminal);
            var request = shared.Request(parsed, terminal, parsed.GetValue(sources)!) with { FileRead = progress.FileRead, RowsRead = progress.RowsRead };
            var (outcome, waivers) = Assessed.Run(request, parsed.GetValue(rules) ?? [], stop);
            progress.Dispose();
            var scan = outcome.Scan;
            terminal.Problems(scan.Problems.Concat(waivers));
            if (scan.Sources.IsEmpty) return Task.FromResult(ExitCode.Failed);
            if (outcome.NotLookedUp > 0) terminal.Say($"offline: {Counted.Of(outcome.NotLookedUp, "package was", "packages were")} not looked up in registries; --online asks about licence, maker and releases");
            if (parsed.GetValue(store) is { } file)
            {
                using var open = StoreOption.Open(file);
                terminal.Say($"stored as scan {open.Add(scan, TimeProvider.System.GetUtcNow())} in {file}");
            }

            report.Write(parsed, terminal, outcome);
            report.Unused(parsed, terminal, parsed.GetValue(findings) is [_, ..]);
            foreach (var target in parsed.GetValue(findings) ?? [])
            {
                FindingForms.Write(target, scan, parsed.GetValue(report.Language) ?? "en");
                terminal.Say($"findings: {target}");
            }

            if (!terminal.Quiet) ScanSummary.Write(terminal, scan);
            var code = Assessed.Code(scan);
            if (code == ExitCode.NothingFound) terminal.Say(NothingFound.Explain(parsed.GetValue(sources)!));
            if (code != ExitCode.Fine || level is null) return Task.FromResult(code);
            var grave = scan.Assessment.Findings.Heads.Where(f => f.Waiver is null && f.Severity >= level).ToList();
            if (grave.Count == 0) return Task.FromResult(ExitCode.Fine);
            terminal.Data.Flush();
            terminal.Failed(scan, grave.Count, grave.Select(f => scan.Assessment.Findings[f.At]), "", level.Value);
            return Task.FromResult(ExitCode.Findings);
        });
        return command;
    }
}

using System.CommandLine;
using Sovereignty.Sbom;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty sbom SOURCE -o FILE</c>: detection only, no rules, no store.</summary>
internal static class SbomCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var source = new Argument<string>("source") { Description = "Folder or file to look at, or `host` for this machine" };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; standard output without it", HelpName = "FILE" };
        var shared = new SharedOptions();
        var command = new Command("sbom", "Write a software bill of materials (CycloneDX 1.6 JSON)") { source, output };
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var argument = parsed.GetRequiredValue(source);
            var scan = ScanPipeline.Run(shared.Request(parsed, terminal, argument) with { Git = false, LocalCaches = false, IncludeOwn = true }, stop).Scan;
            terminal.Problems(scan.Problems);
            if (scan.Sources.IsEmpty) return Task.FromResult(ExitCode.Failed);
            using (var stream = parsed.GetValue(output) is { } file ? File.Create(file) : Console.OpenStandardOutput()) CycloneDxJsonWriter.Write(scan, NameOf(argument), stream);
            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }

    private static string NameOf(string argument) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(argument))) is { Length: > 0 } name ? name : "root";
}

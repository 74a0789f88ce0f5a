using System.CommandLine;
using Sovereignty.Sbom;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty sbom SOURCE -o FILE</c>: detection only, no rules, no store.</summary>
internal static class SbomCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var source = new Argument<string>("source") { Description = "Folder or file to look at" };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; standard output without it" };
        var shared = new SharedOptions();
        var command = new Command("sbom", "Write a software bill of materials (CycloneDX 1.6 JSON)") { source, output };
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var request = shared.Request(parsed, [parsed.GetRequiredValue(source)]) with { Git = false };
            var scan = ScanPipeline.Run(request, stop);
            shared.Apply(parsed, terminal);
            terminal.Problems(scan.Problems);
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetRequiredValue(source))));
            if (parsed.GetValue(output) is { } file)
            {
                using var stream = File.Create(file);
                CycloneDxJsonWriter.Write(scan, name, stream);
            }
            else
            {
                using var stream = Console.OpenStandardOutput();
                CycloneDxJsonWriter.Write(scan, name, stream);
            }

            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }
}

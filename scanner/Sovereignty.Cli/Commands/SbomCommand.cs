using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Sbom;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty sbom SOURCE -o FILE</c>: detection only, no rules, no store. <c>sovereignty sbom --check FILE</c>: how good an SBOM is.</summary>
internal static class SbomCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var source = new Argument<string?>("source") { Arity = ArgumentArity.ZeroOrOne, Description = "Folder or file to look at, the address of a git repository (with --online), or `host` for this machine" };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; standard output without it", HelpName = "FILE" };
        var format = new Option<string?>("--format")
        {
            Description = "cyclonedx, cyclonedx-xml, spdx (2.3 JSON) or spdx3 (3.0.1 JSON-LD); default by the file's name: *.xml, *.spdx.json, *.spdx3.json or *.jsonld, else cyclonedx", HelpName = "FORMAT",
        };
        var version = new Option<string?>("--spec-version") { Description = "Version of CycloneDX: 1.6 or 1.7; default 1.6", HelpName = "VERSION" };
        var omit = new Option<string[]>("--omit") { Description = "Leave out what only development and tests, or only optional parts need; nothing is left out by default", AllowMultipleArgumentsPerToken = true };
        omit.AcceptOnlyFromAmong("development", "optional");
        var texts = new Option<bool>("--licence-texts") { Description = "Also know licences by their texts, in files called LICENSE and the like, as a scan does" };
        var check = new Option<string?>("--check")
        {
            Description = "Instead of writing one, grade an SBOM of any format that is read: NTIA minimum elements, BSI TR-03183-2, CISA minimum elements; ends with 0 when it could be read", HelpName = "FILE",
        };
        var failOn = new Option<string?>("--fail-on") { Description = "With --check, end with 1 unless all that this standard requires is there: ntia, bsi or cisa", HelpName = "STANDARD" };
        var json = new Option<bool>("--json") { Description = "With --check, one array of flat objects" };
        var shared = new SharedOptions(utc: true);
        var command = new Command("sbom", "Write a software bill of materials (CycloneDX or SPDX), or check one") { source, output, format, version, omit, texts, check, failOn, json };
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            if (parsed.GetValue(check) is { } given) return Task.FromResult(SbomCheckReport.Run(terminal, given, parsed.GetValue(json), parsed.GetValue(failOn), stop));
            if (parsed.GetValue(json) || parsed.GetValue(failOn) is not null) throw new CommandException("bad-format", "`--json` and `--fail-on` belong to `--check`", "name the SBOM: sovereignty sbom --check FILE");
            UnknownOption.Refuse(parsed, parsed.GetValue(source) is { } typed ? [typed] : []);
            var argument = parsed.GetValue(source) ?? throw new CommandException("source-missing", "nothing is named to look at", "name a folder: sovereignty sbom . -o sbom.cdx.json");
            var file = parsed.GetValue(output);
            var (chosen, spec) = Chosen(file, parsed.GetValue(format), parsed.GetValue(version));
            var left = parsed.GetValue(omit) ?? [];
            var scan = ScanPipeline.Run(
                shared.Request(parsed, terminal, argument) with
                {
                    Git = false, LocalCaches = false, IncludeOwn = true, LicenceTexts = parsed.GetValue(texts), OmitDevelopment = left.Contains("development"), OmitOptional = left.Contains("optional"),
                },
                stop).Scan;
            terminal.Problems(scan.Problems);
            if (scan.Sources.IsEmpty) return Task.FromResult(ExitCode.Failed);
            using (var stream = file is not null ? File.Create(file) : Console.OpenStandardOutput()) SbomWriter.Write(scan, NameOf(argument, scan), chosen, spec, stream);
            if (file is not null) terminal.Say($"sbom: {file}, {Counted.Of(scan.Components.Length, "component")}");
            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }

    private static (SbomFormat Format, string Version) Chosen(string? file, string? format, string? version)
    {
        if (format is null && file is not null && Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".html" or ".pdf" or ".xlsx" or ".spdx" or ".yaml" or ".yml" or ".sarif" or ".txt" or ".md")
        {
            throw new CommandException("bad-format", $"`{file}` does not name a format that is written", "name it *.cdx.json, *.cdx.xml, *.spdx.json or *.spdx3.json, or say which with --format");
        }

        var chosen = format is null ? SbomFormats.OfFile(file)
            : SbomFormats.Named(format) ?? throw new CommandException("bad-format", $"`{format}` is no format that is written", $"expected one of: {string.Join(", ", SbomFormats.Names)}");
        if (version is null) return (chosen, SbomFormats.CycloneDxVersions[0]);
        if (chosen is not (SbomFormat.CycloneDx or SbomFormat.CycloneDxXml)) throw new CommandException("bad-format", "`--spec-version` chooses among versions of CycloneDX", "leave it out for SPDX");
        return SbomFormats.CycloneDxVersions.Contains(version) ? (chosen, version)
            : throw new CommandException("bad-format", $"CycloneDX `{version}` is not written", $"expected one of: {string.Join(", ", SbomFormats.CycloneDxVersions)}");
    }

    // What was fetched by its address is one system, named after the repository.
    private static string NameOf(string argument, Model.Scan scan) => argument.Contains("://", StringComparison.Ordinal) && scan.Systems is [var fetched] ? fetched.Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(argument))) is { Length: > 0 } name ? name : "root";
}

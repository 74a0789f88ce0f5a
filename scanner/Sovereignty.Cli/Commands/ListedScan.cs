using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;

namespace Sovereignty.Cli.Commands;

/// <summary>The scan that a listing command speaks of: of sources scanned now, or of a store.</summary>
internal sealed class ListedScan
{
    private readonly Argument<string[]> sources = SharedOptions.Sources();
    private readonly Option<string?> store = StoreOption.Optional();
    private readonly Option<string> which = new("--scan") { Description = "Which scan of the store: a number, the beginning of an id, `previous` or `latest`", HelpName = "SCAN", DefaultValueFactory = _ => "latest" };
    private readonly SharedOptions shared = new();

    /// <summary>One array of flat objects instead of a table.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "One array of flat objects" };

    /// <summary>Adds arguments and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(sources);
        command.Options.Add(Json);
        command.Options.Add(store);
        command.Options.Add(which);
        shared.AddTo(command);
    }

    /// <summary>The scan.</summary>
    public Scan Read(ParseResult parsed, Terminal.Terminal terminal, CancellationToken stop)
    {
        if (parsed.GetValue(store) is { } file)
        {
            using var open = StoreOption.Open(file);
            return DiffCommand.Find(open, parsed.GetRequiredValue(which));
        }

        using var progress = new Progress(terminal);
        var request = shared.Request(parsed, terminal, parsed.GetValue(sources)!) with { FileRead = progress.FileRead, RowsRead = progress.RowsRead };
        var (outcome, _) = Assessed.Run(request, [], stop);
        progress.Dispose();
        terminal.Problems(outcome.Scan.Problems.Where(p => p.Severity == ProblemSeverity.Error));
        if (outcome.Scan.Sources.IsEmpty) throw new CommandException("nothing-scanned", "none of the sources could be read", null);
        return outcome.Scan;
    }
}
